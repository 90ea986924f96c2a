/// A place on WGS 84, longitude before latitude, in steps of 1e-7° (about 1 cm).
///
/// Every coordinate that enters the program is rounded to this grid first (walking-rule, 2), so
/// that equal places are equal values.
package struct Coordinate: Hashable, BitwiseCopyable, Sendable {
  /// East is positive; 1e-7°.
  package let longitudeE7: Int32
  /// North is positive; 1e-7°.
  package let latitudeE7: Int32

  package static let stepsPerDegree = 1e7
  package static let radiansPerStep = Double.pi / 180 * 1e-7

  package init(longitudeE7: Int32, latitudeE7: Int32) {
    self.longitudeE7 = longitudeE7
    self.latitudeE7 = latitudeE7
  }

  /// Degrees, rounded to 1e-7°, halves to even as IEEE 754 and most programs do; `nil` if not
  /// numbers, beyond ±180° or beyond ±90°.
  package init?(longitude: Double, latitude: Double) {
    guard abs(longitude) <= 180, abs(latitude) <= 90 else { return nil }
    longitudeE7 = Int32((longitude * Self.stepsPerDegree).rounded(.toNearestOrEven))
    latitudeE7 = Int32((latitude * Self.stepsPerDegree).rounded(.toNearestOrEven))
  }

  /// Whether it is within ±180° and ±90°.
  package var isOnEarth: Bool {
    longitudeE7.magnitude <= Longitude.halfCircleE7 && Latitude.isOnEarth(Int64(latitudeE7))
  }

  /// Degrees.
  package var longitude: Double { Double(longitudeE7) / Self.stepsPerDegree }
  /// Degrees.
  package var latitude: Double { Double(latitudeE7) / Self.stepsPerDegree }

  /// The difference of longitude from `self` to `other` the short way round, in 1e-7°:
  /// from -1,800,000,000 to 1,799,999,999.
  package func eastwardE7(to other: Coordinate) -> Int32 {
    let difference = Longitude.wrapped(Int64(other.longitudeE7) - Int64(longitudeE7))
    // Half round is as far east as west: west is what is said.
    return Int64(difference) == Longitude.halfCircleE7 ? -difference : difference
  }
}
