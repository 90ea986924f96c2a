/// Latitudes in steps of 1e-7°, for sums that may leave the globe's -90° to 90°.
package enum Latitude {
  /// The North Pole; the South Pole is below zero.
  package static let poleE7: Int64 = 900_000_000

  /// Whether a latitude is one.
  package static func isOnEarth(_ latitudeE7: Int64) -> Bool {
    latitudeE7.magnitude <= UInt64(poleE7)
  }

  /// The latitude itself, or the pole beyond which it lies.
  package static func clamped(_ latitudeE7: Int64) -> Int32 {
    Int32(min(max(latitudeE7, -poleE7), poleE7))
  }
}
