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

  func chain(ofSegment segment: Int) -> Int32 { tiles.chainOfSegment[segment] }

  func part(ofSegment segment: Int32) -> Int32 {
    field.network.parts[Int(chain(ofSegment: Int(segment)))]
  }

  /// Whether a segment that some point of the tile joins was reached.
  func isReached(_ tile: Int) -> Bool {
    tiles.segments(ofTile: tile).contains {
      reached.left[Int(tiles.columns.segments[$0])].most >= 0
    }
  }
}
