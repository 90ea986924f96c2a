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

  /// What is left of the limit when the leg of a join has been walked, meters: by the lines along its
  /// segment, or, where walks begin on it or it is closed in a direction, by the walk to the place.
  @inline(__always)
  func margin(of join: PointJoin, longestLeg: Float) -> Float {
    let left = reached.left[join.segment]
    guard left.isIrregular else { return join.margin(left, longestLeg: longestLeg) }
    return marginByWalk(of: join, longestLeg: longestLeg)
  }

  private func marginByWalk(of join: PointJoin, longestLeg: Float) -> Float {
    let (start, end) = (
      field.network.positions[join.segment], field.network.positions[join.segment + 1]
    )
    let along = Int64((Double(join.shareAlong) * Double(end - start)).rounded())
    let walk = field.leastWalk(chain: chain(ofSegment: join.segment), position: start + along)
    guard walk != WalkLength.unreachable else { return -.infinity }
    return Float(Double(longest - walk) / WalkLength.stepsPerMeter) - join.leg(longestLeg)
  }

  /// Whether a segment that some point of the tile joins was reached.
  func isReached(_ tile: Int) -> Bool {
    tiles.segments(ofTile: tile).contains {
      reached.left[Int(tiles.columns.segments[$0])].most >= 0
    }
  }
}
