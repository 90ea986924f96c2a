#if canImport(Glibc)
  import Glibc
#endif

/// GCJ-02: the system of Chinese web maps (Amap, Tencent), WGS 84 moved by 100 to 700 m.
///
/// - Source: The formulas that were published in 2010 and that all converters use: the function
///   `transform` of EvilTransform, as in github.com/googollee/eviltransform and
///   github.com/wandergis/coordtransform. The system itself is not published.
package enum GCJ02 {
  /// Whether a place lies in the mainland of China, Hong Kong or Macau, as far as rectangles tell:
  /// where the border bends they take in places beyond it (Kathmandu), and Taiwan and the islands
  /// south of Hainan are out.
  ///
  /// - Source: The six rectangles with six exceptions of `isInsideChina`, which open converters
  ///   share (the first begins 49.220400, 079.446200). Their exceptions take Heihe, Xunke and
  ///   Dongxing for foreign; here they begin beyond those cities.
  package static func covers(longitude: Double, latitude: Double) -> Bool {
    let isIn = { (box: Box) in box.contains(longitude, latitude) }
    return inside.contains(where: isIn) && !outside.contains(where: isIn)
  }

  private struct Box {
    let north: Double
    let west: Double
    let south: Double
    let east: Double

    /// From the corner in the northwest to that in the southeast, latitude first.
    init(_ north: Double, _ west: Double, _ south: Double, _ east: Double) {
      (self.north, self.west, self.south, self.east) = (north, west, south, east)
    }

    func contains(_ longitude: Double, _ latitude: Double) -> Bool {
      longitude >= west && longitude <= east && latitude >= south && latitude <= north
    }
  }

  private static let inside = [
    Box(49.2204, 79.4462, 42.8899, 96.33), Box(54.1415, 109.6872, 39.3742, 135.0002),
    Box(42.8899, 73.1246, 29.5297, 124.143255), Box(29.5297, 82.9684, 26.7186, 97.0352),
    Box(29.5297, 97.0253, 20.414096, 124.367395), Box(20.414096, 107.975793, 17.871542, 111.744104),
  ]

  private static let outside = [
    Box(25.398623, 119.921265, 21.785006, 122.497559), Box(22.284, 101.8652, 20.0988, 106.665),
    Box(21.53, 106.4525, 20.4878, 108.051), Box(55.8175, 109.0323, 50.3257, 119.127),
    Box(55.8175, 127.4568, 50.3, 137.0227), Box(50.3, 128.9, 49.5574, 137.0227),
    Box(44.8922, 131.2662, 42.5692, 137.0227),
  ]

  // The ellipsoid of Krasovsky 1940, as the formulas have it.
  private static let semiMajorAxisMeters = 6_378_245.0
  private static let eccentricitySquared = 0.00669342162296594323

  /// GCJ-02 of a place on WGS 84; degrees.
  package static func fromWGS84(
    longitude: Double, latitude: Double
  ) -> (longitude: Double, latitude: Double) {
    let shift = shift(longitude: longitude, latitude: latitude)
    return (longitude + shift.longitude, latitude + shift.latitude)
  }

  /// WGS 84 of a place on GCJ-02; degrees.
  ///
  /// The place whose forward image it is, by fixed-point iteration: the shift changes by less than
  /// a hundredth of the step, so that five steps are exact to far below 1 cm.
  package static func toWGS84(
    longitude: Double, latitude: Double
  ) -> (longitude: Double, latitude: Double) {
    FixedPoint.inverse(longitude, latitude, of: fromWGS84)
  }

  /// Degrees by which a place on WGS 84 is moved.
  private static func shift(
    longitude: Double, latitude: Double
  ) -> (longitude: Double, latitude: Double) {
    let x = longitude - 105
    let y = latitude - 35
    let sine = sin(latitude * .pi / 180)
    let w2 = 1 - eccentricitySquared * sine * sine
    let w = w2.squareRoot()
    let metersADegreeNorth =
      semiMajorAxisMeters * (1 - eccentricitySquared) / (w2 * w) * .pi / 180
    let metersADegreeEast = semiMajorAxisMeters / w * cos(latitude * .pi / 180) * .pi / 180
    return (metersEast(x, y) / metersADegreeEast, metersNorth(x, y) / metersADegreeNorth)
  }

  private static func metersEast(_ x: Double, _ y: Double) -> Double {
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * abs(x).squareRoot()
      + waves([(20, 6), (20, 2), (20, 1), (40, 1 / 3), (150, 1 / 12), (300, 1 / 30)], x)
  }

  private static func metersNorth(_ x: Double, _ y: Double) -> Double {
    -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * abs(x).squareRoot()
      + waves([(20, 6), (20, 2)], x)
      + waves([(20, 1), (40, 1 / 3), (160, 1 / 12), (320, 1 / 30)], y)
  }

  /// Two thirds of a sum of sines, each with its height and its half turns a degree.
  private static func waves(_ waves: [(height: Double, turns: Double)], _ degrees: Double) -> Double
  {
    waves.reduce(0) { $0 + $1.height * sin($1.turns * degrees * .pi) } * 2 / 3
  }
}
