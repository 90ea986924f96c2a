import Geography

/// Finds where the outline crosses the mixed edges.
///
/// How many parts of an edge are inside is searched or interpolated, and the crossing is in the middle
/// of the next one. Crossings lie strictly inside their edges, on whole steps of
/// 1e-7°, and those of nested limits are nested.
struct CrossingFinder {
  private(set) var crossings: [Coordinate] = []
  /// The same for simplification; empty unless they are kept.
  private(set) var details: [OutlineSimplifier.Crossing] = []
  /// Whether `details` are kept.
  var keepsDetails = false
  var counts: IsochroneDrawer.Counts { searcher.counts }

  private let lattice: Lattice
  private let grid: TileGrid
  private var searcher: EdgeSearcher
  private let interpolator: EdgeInterpolator
  private var edges: [MixedEdge] = []

  init(_ lattice: Lattice, _ grid: TileGrid, _ rule: JoinRule) {
    self.lattice = lattice
    self.grid = grid
    searcher = EdgeSearcher(lattice, grid, rule)
    interpolator = EdgeInterpolator(lattice, grid)
  }

  /// - Parameter points: For interpolation; `nil`: edges are searched.
  mutating func find(
    _ mixed: MixedEdges, _ tiles: InsideTiles, _ side: InsideTiles.Side, _ drawing: Drawing,
    _ area: inout DataAreaTester, _ points: inout PointJoins?
  ) throws {
    crossings.removeAll(keepingCapacity: true)
    details.removeAll(keepingCapacity: true)
    for row in 0..<mixed.rowCount where mixed.first[row] < mixed.first[row + 1] {
      let tileRow = drawing.tiles.row(mixed.firstRow + Int32(row))
      points?.forgetIfMany()
      for tile in mixed.first[row]..<mixed.first[row + 1] {
        list(mixed, tile, tiles, side)
        if edges.isEmpty { continue }
        let known = drawing.tiles.tile(row: tileRow.row, column: mixed.columns[tile])
        if let known, points != nil {
          try interpolator.interpolate(
            &edges, ofTile: known, tileRow, drawing, &area, &points!)
        } else if let known {
          try searcher.search(&edges, ofTile: known, tileRow, drawing, &area)
        }
        place(row: tileRow.row, column: mixed.columns[tile], side)
      }
    }
  }

  private mutating func list(
    _ mixed: MixedEdges, _ tile: Int, _ tiles: InsideTiles, _ side: InsideTiles.Side
  ) {
    edges.removeAll(keepingCapacity: true)
    let (stepX, stepY) = (Int32(lattice.stepEastE7), Int32(lattice.stepNorthE7))
    let meridian = grid.meridianColumn
    let column = mixed.columns[tile]
    for row in 0..<lattice.pointsAlongTile {
      let y = Int32(row) * stepY
      forEachBit(mixed.eastward[tile * lattice.pointsAlongTile + row]) { place in
        let isInside = mixed.isInside(tile, row: row, place: place, tiles)
        let isAtMeridian =
          (side == .west && column == meridian)
          || (side == .east && column == meridian - 1)
        let isAtSeam = column == grid.columnCount - 1 && place == lattice.pointsAlongTile - 1
        edges.append(
          MixedEdge(
            x: Int32(isInside ? place : place + 1) * stepX, y: y,
            stepX: isInside ? stepX : -stepX, stepY: 0, isCut: isAtMeridian || isAtSeam))
      }
      forEachBit(mixed.northward[tile * lattice.pointsAlongTile + row]) { place in
        let isInside = mixed.isInside(tile, row: row, place: place, tiles)
        edges.append(
          MixedEdge(
            x: Int32(place) * stepX, y: isInside ? y : y + stepY, stepX: 0,
            stepY: isInside ? stepY : -stepY, isCut: false))
      }
    }
  }

  @inline(__always)
  private func forEachBit(_ bits: UInt16, _ body: (Int) -> Void) {
    var rest = bits
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }

  private mutating func place(row: Int32, column: Int32, _ side: InsideTiles.Side) {
    let corner = grid.corner(row: row, column: column)
    let parts = Int64(MixedEdge.parts)
    for edge in edges {
      // Half of a part beyond those that are inside.
      let halves = edge.isCut ? 0 : Int64(2 * edge.inside + 1)
      let (stepX, stepY) = (Int64(edge.stepX), Int64(edge.stepY))
      let (east, north) = (stepX / parts * halves / 2, stepY / parts * halves / 2)
      let place = TileGrid.coordinate(
        eastE7: corner.eastE7 + Int64(edge.x) + east,
        northE7: corner.northE7 + Int64(edge.y) + north, isEastern: side == .east)
      crossings.append(place)
      guard keepsDetails else { continue }
      details.append(
        OutlineSimplifier.Crossing(
          place: place, outward: SIMD2(stepX.signum(), stepY.signum()),
          fromInside: abs(east + north), step: edge.isCut ? 0 : abs(stepX + stepY)))
    }
  }
}
