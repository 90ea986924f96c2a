import Geography

/// Estimates how much of a tile's mixed edges is inside, from what their ends join.
///
/// A chain that both ends join leaves the area where what is left on the way along it, straight
/// between both ends, comes to nothing. One that only the inner end joins is left somewhere between
/// them: in the middle, or where the leg becomes too long if the outer end joins nothing at all. What
/// reaches farthest counts. Nothing of that becomes less for a higher limit, so that crossings of
/// nested limits are nested.
struct EdgeInterpolator {
  private let lattice: Lattice
  private let grid: TileGrid

  /// The places in `PointJoins` of a tile and of its neighbors to the east and to the north; `nil`
  /// where no point joins anything.
  private struct Tiles {
    let own: Int
    let east: Int?
    let north: Int?
  }

  init(_ lattice: Lattice, _ grid: TileGrid) {
    self.lattice = lattice
    self.grid = grid
  }

  func interpolate(
    _ edges: inout [MixedEdge], ofTile tile: Int, _ row: TileRow, _ drawing: Drawing,
    _ area: inout DataAreaTester, _ points: inout PointJoins
  ) throws {
    let tiles = places(ofTile: tile, row, drawing, &points)
    let shape = TileLattice(lattice, row, grid)
    let isAtBorder = drawing.tiles.columns.kinds[tile].contains(.isAtBorder)
    let corner = grid.corner(row: row.row, column: drawing.tiles.columns.gridColumns[tile])
    for index in edges.indices where !edges[index].isCut {
      let edge = edges[index]
      edges[index].inside = Self.partsInside(
        point(edge.x, edge.y, tiles, points),
        point(edge.x + edge.stepX, edge.y + edge.stepY, tiles, points),
        stepMeters: edge.stepX == 0 ? shape.stepNorth : shape.stepEast, drawing, points)
      if isAtBorder { try leaveOut(&edges[index], corner, outside: &area) }
    }
  }

  private func places(
    ofTile tile: Int, _ row: TileRow, _ drawing: Drawing, _ points: inout PointJoins
  ) -> Tiles {
    let all = drawing.tiles
    let column = all.columns.gridColumns[tile]
    func place(_ tile: Int, _ row: TileRow) -> Int {
      points.place(ofTile: tile, row, TileLattice(lattice, row, grid))
    }
    return Tiles(
      own: place(tile, row),
      east: all.tile(row: row.row, column: column + 1).map { place($0, row) },
      north: all.tile(row: row.row + 1, column: column).map { place($0, all.row(row.row + 1)) })
  }

  /// The joins of a point that lies some steps of 1e-7° from the tile's corner, maybe in the next
  /// tile.
  private func point(_ x: Int32, _ y: Int32, _ tiles: Tiles, _ points: PointJoins) -> Range<Int> {
    let side = lattice.pointsAlongTile
    var (column, row) = (Int(x) / Int(lattice.stepEastE7), Int(y) / Int(lattice.stepNorthE7))
    var place = Optional(tiles.own)
    if column == side { (place, column) = (tiles.east, 0) }
    if row == side { (place, row) = (tiles.north, 0) }
    return place.map { points.range($0, point: row * side + column) } ?? 0..<0
  }

  /// - Parameter stepMeters: The length of the edge.
  private static func partsInside(
    _ inner: Range<Int>, _ outer: Range<Int>, stepMeters: Float, _ drawing: Drawing,
    _ points: PointJoins
  ) -> Int32 {
    let most = MixedEdge.parts - 1
    var inside: Float = 0
    for index in inner {
      let join = points.joins[index]
      let left = drawing.margin(of: join, longestLeg: points.longestLeg)
      guard left >= 0 else { continue }
      let share: Float
      if outer.isEmpty {
        // Away from all streets the leg grows with every meter, up to the longest one.
        let further = points.longestLeg - join.leg(points.longestLeg)
        share = min(left, further) / stepMeters
      } else if let other = leftBeyond(
        drawing.chain(ofSegment: join.segment), outer, drawing, points)
      {
        share = other < 0 ? left / (left - other) : 1
      } else {
        share = 0.5
      }
      inside = max(inside, share)
    }
    return min(most, Int32(min(inside, 1) * Float(MixedEdge.parts)))
  }

  /// What the outer end of an edge has left by way of a chain; `nil` if it does not join it.
  @inline(__always)
  private static func leftBeyond(
    _ chain: Int32, _ outer: Range<Int>, _ drawing: Drawing, _ points: PointJoins
  ) -> Float? {
    var most: Float?
    for index in outer {
      let join = points.joins[index]
      guard drawing.chain(ofSegment: join.segment) == chain else { continue }
      let left = drawing.margin(of: join, longestLeg: points.longestLeg)
      most = max(most ?? left, left)
    }
    return most
  }

  /// Shortens an edge to what lies in the data area.
  private func leaveOut(
    _ edge: inout MixedEdge, _ corner: (eastE7: Int64, northE7: Int64),
    outside area: inout DataAreaTester
  ) throws {
    for part in 0..<edge.inside where try !area.contains(edge.place(part + 1, corner)) {
      edge.inside = part
      return
    }
  }
}
