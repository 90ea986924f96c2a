import Geography

/// Whether a point would be covered: the rule itself, as households are judged by it.
struct ExactPredicate {
  private var candidates = JoinCandidates()

  /// - Parameters:
  ///   - place: Steps of 1e-7°, the longitude maybe beyond 180°; in the tile.
  mutating func isInTime(
    _ place: (eastE7: Int64, northE7: Int64), tile: Int, _ drawing: Drawing
  ) -> Bool {
    guard Latitude.isOnEarth(place.northE7) else { return false }
    let plane = LocalPlane(
      at: TileGrid.coordinate(eastE7: place.eastE7, northE7: place.northE7))
    findCandidates(of: plane, tile, drawing)
    var best = WalkField.Walk.none
    for candidate in candidates.all where candidates.isJoined(candidate, drawing.tiles.rule) {
      drawing.field.improve(
        &best, chain: drawing.tiles.chainOfSegment[Int(candidate.segment)],
        position: candidate.position(drawing.field.network),
        leg: Int64(candidate.distance) * WalkLength.stepsPerMillimeter)
    }
    return best.length <= drawing.longest
  }

  private mutating func findCandidates(of plane: LocalPlane, _ tile: Int, _ drawing: Drawing) {
    candidates.removeAll()
    for index in drawing.tiles.segments(ofTile: tile) {
      let segment = drawing.tiles.columns.segments[index]
      candidates.add(
        segment, part: drawing.part(ofSegment: segment), of: drawing.field.network, plane,
        drawing.tiles.rule)
    }
    candidates.dropSmallParts(drawing.field.network, drawing.tiles.rule)
  }
}
