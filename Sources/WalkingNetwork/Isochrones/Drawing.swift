/// What one area is drawn from.
///
/// A class, though a value: it is handed on for every tile, and a struct of so many arrays would be
/// copied each time.
final class Drawing {
  let tiles: DrawingTiles
  let reached: ReachedSegments
  let field: WalkField
  /// The longest walk in time, in steps of 0.01 mm.
  let longest: Int64

  init(tiles: DrawingTiles, reached: ReachedSegments, field: WalkField, longest: Int64) {
    self.tiles = tiles
    self.reached = reached
    self.field = field
    self.longest = longest
  }

  func part(ofSegment segment: Int32) -> Int32 {
    field.network.parts[Int(tiles.chainOfSegment[Int(segment)])]
  }
}
