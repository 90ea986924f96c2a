/// The place of a coordinate along a Z-order curve: near ones tend to be near in memory, where
/// arrays follow this order.
///
/// - Source: G. M. Morton, 1966: the bits of both coordinates interleaved.
package func spatialRank(_ coordinate: Coordinate) -> UInt64 {
  func spread(_ value: Int32) -> UInt64 {
    var bits = UInt64(UInt32(bitPattern: value &+ Int32.min))
    bits = (bits | bits << 16) & 0x0000_ffff_0000_ffff
    bits = (bits | bits << 8) & 0x00ff_00ff_00ff_00ff
    bits = (bits | bits << 4) & 0x0f0f_0f0f_0f0f_0f0f
    bits = (bits | bits << 2) & 0x3333_3333_3333_3333
    bits = (bits | bits << 1) & 0x5555_5555_5555_5555
    return bits
  }
  return spread(coordinate.longitudeE7) | spread(coordinate.latitudeE7) << 1
}
