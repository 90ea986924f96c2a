import Geography

/// Finds where the outline crosses the mixed edges.
///
/// From the inner point outwards an edge is tried at fixed places: at each fifth, then within the
/// fifth that leaves the area at each of its fifths; the crossing is in the middle of what is left.
/// All is done by the predicate itself, and nothing depends on the limit but the answers: what is in
/// time for a limit is so for a higher one, so that crossings of nested limits are nested. They
/// lie strictly inside their edges, on whole steps of 1e-7°.
struct CrossingFinder {
  private(set) var crossings: [Coordinate] = []
  /// The same for simplification; empty unless they are kept.
  private(set) var details: [OutlineSimplifier.Crossing] = []
  /// Whether `details` are kept.
  var keepsDetails = false
  private(set) var counts = IsochroneDrawer.Counts()

  private let lattice: Lattice
  private let grid: TileGrid
  private var tester: TileTester
  private var exact = ExactPredicate()
  /// Places of segments in the tester: that of the tile, and behind it that of some edges.
  private var lists: [Int32] = []
  private var sieve = SegmentSieve()
  private var edges: [Edge] = []

  /// A mixed edge, in steps of 1e-7° from the tile's south-western corner.
  private struct Edge {
    /// The inner point.
    let x: Int32
    let y: Int32
    /// From the inner point to the outer one: along one axis.
    let stepX: Int32
    let stepY: Int32
    /// At the 180th meridian, where the area ends: the crossing is the inner point itself.
    let isAtMeridian: Bool
    /// How many of 25 parts are inside.
    var inside: Int32 = 0
  }

  init(_ lattice: Lattice, _ grid: TileGrid, _ rule: JoinRule) {
    self.lattice = lattice
    self.grid = grid
    tester = TileTester(rule)
  }

  mutating func find(
    _ mixed: MixedEdges, _ tiles: InsideTiles, _ side: InsideTiles.Side, _ drawing: Drawing,
    _ area: inout AreaTester
  ) throws {
    crossings.removeAll(keepingCapacity: true)
    details.removeAll(keepingCapacity: true)
    for row in 0..<mixed.rowCount {
      let tileRow = TileRow(mixed.firstRow + Int32(row), grid, drawing.tiles.rule)
      for tile in mixed.first[row]..<mixed.first[row + 1] {
        list(mixed, tile, tiles, side)
        if edges.isEmpty { continue }
        let known = drawing.tiles.tile(row: tileRow.row, column: mixed.columns[tile])
        if let known { try search(known, tileRow, drawing, &area) }
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
        edges.append(
          Edge(
            x: Int32(isInside ? place : place + 1) * stepX, y: y,
            stepX: isInside ? stepX : -stepX, stepY: 0, isAtMeridian: isAtMeridian))
      }
      forEachBit(mixed.northward[tile * lattice.pointsAlongTile + row]) { place in
        let isInside = mixed.isInside(tile, row: row, place: place, tiles)
        edges.append(
          Edge(
            x: Int32(place) * stepX, y: isInside ? y : y + stepY, stepX: 0,
            stepY: isInside ? stepY : -stepY, isAtMeridian: false))
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

  // MARK: Searching

  private mutating func search(
    _ tile: Int, _ row: TileRow, _ drawing: Drawing, _ area: inout AreaTester
  ) throws {
    let column = drawing.tiles.columns.columns[tile]
    tester.load(
      tile: tile, column: column, row, drawing.tiles, drawing.reached, drawing.field.network)
    lists.removeAll(keepingCapacity: true)
    for place in tester.segments.indices { lists.append(Int32(place)) }
    let isAtBorder = drawing.tiles.columns.kinds[tile].contains(.isAtBorder)
    let all = lists.count
    for first in stride(from: 0, to: edges.count, by: 4) {
      listSegments(first, all: all)
      // First at each fifth, then within one of them.
      for parts in [Int32(5), 1] {
        let answer = test(first, parts: parts, all: all)
        var inside = answer.sure
        try settle(
          first, parts: parts, &inside, answer.maybe, (tile, row.row, column),
          isAtBorder: isAtBorder, drawing, &area)
        for edge in first..<min(first + 4, edges.count) {
          let own = inside >> UInt16(4 * (edge - first)) & 15
          edges[edge].inside += parts * Int32((~own).trailingZeroBitCount)
        }
      }
    }
  }

  /// Puts behind the tile's own list what matters to four edges.
  private mutating func listSegments(_ first: Int, all: Int) {
    lists.removeSubrange(all...)
    let plane = tester.plane
    let (east, north) = (Float(plane.metersPerStepEast), Float(plane.metersPerStepNorth))
    let (west, south) = (Float(grid.widthE7 / 2), Float(TileGrid.heightE7 / 2))
    var (x, y) = (SIMD4<Float>(), SIMD4<Float>())
    for index in 0..<4 {
      let edge = edges[min(first + index, edges.count - 1)]
      x[index] = (Float(edge.x) + Float(edge.stepX) / 2 - west) * east
      y[index] = (Float(edge.y) + Float(edge.stepY) / 2 - south) * north
    }
    let half = max(Float(lattice.stepEastE7) * east, Float(lattice.stepNorthE7) * north) / 2
    _ = sieve.look(x, y, radius: half, lists[0..<all], tester)
    sieve.append(SIMD4(repeating: 0), of: 0..<all, to: &lists)
  }

  /// Four places on each of four edges at once.
  private mutating func test(
    _ first: Int, parts: Int32, all: Int
  ) -> (sure: UInt16, maybe: UInt16) {
    let quads = (
      quad(first, parts: parts), quad(first + 1, parts: parts), quad(first + 2, parts: parts),
      quad(first + 3, parts: parts)
    )
    let x = Lanes(
      lowHalf: SIMD8(lowHalf: quads.0.x, highHalf: quads.1.x),
      highHalf: SIMD8(lowHalf: quads.2.x, highHalf: quads.3.x))
    let y = Lanes(
      lowHalf: SIMD8(lowHalf: quads.0.y, highHalf: quads.1.y),
      highHalf: SIMD8(lowHalf: quads.2.y, highHalf: quads.3.y))
    counts.testedPoints += 16
    return tester.test(x, y, lists[all...])
  }

  /// The next four places of an edge.
  @inline(__always)
  private func quad(_ index: Int, parts: Int32) -> (x: SIMD4<Float>, y: SIMD4<Float>) {
    let edge = edges[min(index, edges.count - 1)]
    let plane = tester.plane
    // Whole steps, which 32 bits hold exactly.
    let part = Float(edge.inside) + Float(parts) * SIMD4<Float>(1, 2, 3, 4)
    let east = part * Float(edge.stepX / 25) + Float(edge.x - Int32(grid.widthE7 / 2))
    let north = part * Float(edge.stepY / 25) + Float(edge.y - Int32(TileGrid.heightE7 / 2))
    return (east * Float(plane.metersPerStepEast), north * Float(plane.metersPerStepNorth))
  }

  /// Asks the rule itself where 32 bits do not decide, and the data area.
  private mutating func settle(
    _ first: Int, parts: Int32, _ inside: inout UInt16, _ maybe: UInt16,
    _ tile: (index: Int, row: Int32, column: Int32), isAtBorder: Bool, _ drawing: Drawing,
    _ area: inout AreaTester
  ) throws {
    var open = isAtBorder ? maybe : maybe & ~inside
    let corner = grid.corner(row: tile.row, column: tile.column)
    while open != 0 {
      let lane = open.trailingZeroBitCount
      open &= open - 1
      guard first + lane / 4 < edges.count else { return }
      let edge = edges[first + lane / 4]
      let part = edge.inside + parts * Int32(lane % 4 + 1)
      let point = (
        eastE7: corner.eastE7 + Int64(edge.x + edge.stepX / 25 * part),
        northE7: corner.northE7 + Int64(edge.y + edge.stepY / 25 * part)
      )
      if inside >> UInt16(lane) & 1 == 0 {
        counts.exactPoints += 1
        guard exact.isInTime(point, tile: tile.index, drawing) else { continue }
        inside |= 1 << UInt16(lane)
      }
      if isAtBorder, try !area.contains(point) { inside &= ~(1 << UInt16(lane)) }
    }
  }

  private mutating func place(row: Int32, column: Int32, _ side: InsideTiles.Side) {
    let corner = grid.corner(row: row, column: column)
    for edge in edges {
      // Half of a 25th beyond those that are inside.
      let halves = edge.isAtMeridian ? 0 : Int64(2 * edge.inside + 1)
      let (stepX, stepY) = (Int64(edge.stepX), Int64(edge.stepY))
      let (east, north) = (stepX / 25 * halves / 2, stepY / 25 * halves / 2)
      let place = TileGrid.coordinate(
        eastE7: corner.eastE7 + Int64(edge.x) + east,
        northE7: corner.northE7 + Int64(edge.y) + north, isEastern: side == .east)
      crossings.append(place)
      guard keepsDetails else { continue }
      details.append(
        OutlineSimplifier.Crossing(
          place: place, outward: SIMD2(stepX.signum(), stepY.signum()),
          fromInside: abs(east + north), step: edge.isAtMeridian ? 0 : abs(stepX + stepY)))
    }
  }
}
