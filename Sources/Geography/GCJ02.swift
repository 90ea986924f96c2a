#if canImport(Glibc)
  import Glibc
#endif

/// GCJ-02: the system of Chinese web maps (Amap, Tencent), WGS 84 moved by 100 to 700 m.
///
/// - Source: The formulas that were published in 2010 and that all converters use: the function
///   `transform` of EvilTransform, as in github.com/googollee/eviltransform and
///   github.com/wandergis/coordtransform. The system itself is not published.
package enum GCJ02 {
  /// Where the formulas hold: the box that all converters take for China, degrees. It is larger
  /// than China.
  package static let longitudes = 72.004...137.8347
  package static let latitudes = 0.8293...55.8271

  package static func covers(longitude: Double, latitude: Double) -> Bool {
    longitudes.contains(longitude) && latitudes.contains(latitude)
  }

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
