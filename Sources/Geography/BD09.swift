#if canImport(Glibc)
  import Glibc
#endif

/// BD-09: the system of Baidu's maps, GCJ-02 moved once more.
///
/// - Source: The formulas that all converters use, as in github.com/wandergis/coordtransform.
package enum BD09 {
  private static let turns = Double.pi * 3000 / 180

  /// BD-09 of a place on GCJ-02; degrees.
  package static func fromGCJ02(
    longitude: Double, latitude: Double
  ) -> (longitude: Double, latitude: Double) {
    let length =
      (longitude * longitude + latitude * latitude).squareRoot() + 0.00002 * sin(latitude * turns)
    let angle = atan2(latitude, longitude) + 0.000003 * cos(longitude * turns)
    return (length * cos(angle) + 0.0065, length * sin(angle) + 0.006)
  }

  /// BD-09 of a place on WGS 84; degrees.
  package static func fromWGS84(
    longitude: Double, latitude: Double
  ) -> (longitude: Double, latitude: Double) {
    let place = GCJ02.fromWGS84(longitude: longitude, latitude: latitude)
    return fromGCJ02(longitude: place.longitude, latitude: place.latitude)
  }

  /// WGS 84 of a place on BD-09; degrees. The inverse of the two formulas, not the usual
  /// approximation, which is up to 2 m off.
  package static func toWGS84(
    longitude: Double, latitude: Double
  ) -> (longitude: Double, latitude: Double) {
    FixedPoint.inverse(longitude, latitude, of: fromWGS84)
  }
}
