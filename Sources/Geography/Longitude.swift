/// Longitudes in steps of 1e-7°, for sums that may leave the globe's -180° to 180°.
package enum Longitude {
  /// Once round the globe.
  package static let fullCircleE7: Int64 = 3_600_000_000
  /// The 180th meridian.
  package static let halfCircleE7 = fullCircleE7 / 2

  /// The same meridian within -180° to 180°, both of which stay as they are.
  ///
  /// - Parameter longitudeE7: At most once round beyond.
  package static func wrapped(_ longitudeE7: Int64) -> Int32 {
    if longitudeE7 > halfCircleE7 { return Int32(longitudeE7 - fullCircleE7) }
    return Int32(longitudeE7 < -halfCircleE7 ? longitudeE7 + fullCircleE7 : longitudeE7)
  }

  /// The same meridian counted eastwards from 0: a negative number once round.
  package static func eastward(_ differenceE7: Int64) -> Int64 {
    differenceE7 < 0 ? differenceE7 + fullCircleE7 : differenceE7
  }
}
