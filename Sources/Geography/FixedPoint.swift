/// The inverse of a map that moves places little, and neighbours nearly alike.
enum FixedPoint {
  /// Below a thousandth of a millimeter.
  private static let precisionDegrees = 1e-12
  private static let mostSteps = 50

  static func inverse(
    _ longitude: Double, _ latitude: Double,
    of map: (Double, Double) -> (longitude: Double, latitude: Double)
  ) -> (longitude: Double, latitude: Double) {
    var place = (longitude: longitude, latitude: latitude)
    for _ in 0..<mostSteps {
      let image = map(place.longitude, place.latitude)
      let step = (longitude - image.longitude, latitude - image.latitude)
      place.longitude += step.0
      place.latitude += step.1
      if abs(step.0) + abs(step.1) < precisionDegrees { break }
    }
    return place
  }
}
