/// What one area is drawn from.
struct Drawing {
  let tiles: DrawingTiles
  let reached: ReachedSegments
  let field: WalkField
  /// The longest walk in time, in steps of 0.01 mm.
  let longest: Int64

  func part(ofSegment segment: Int32) -> Int32 {
    field.network.parts[Int(tiles.chainOfSegment[Int(segment)])]
  }
}
