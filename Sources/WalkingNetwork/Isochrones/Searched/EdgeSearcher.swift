import Geography

/// Finds how much of a tile's mixed edges is inside by asking at fixed places: at each fifth from
/// the inner point outwards, then within the fifth that leaves the area at each of its fifths.
///
/// All is done by the predicate itself, and nothing depends on the limit but the answers.
struct EdgeSearcher {
  private(set) var counts = IsochroneDrawer.Counts()

  private let lattice: Lattice
  private let grid: TileGrid
  private var tester: TileTester
  private var exact = ExactPredicate()
  /// Places of segments in the tester: that of the tile, and behind it that of some edges.
  private var lists: [Int32] = []
  private var sieve = SegmentSieve()

  init(_ lattice: Lattice, _ grid: TileGrid, _ rule: JoinRule) {
    self.lattice = lattice
    self.grid = grid
    tester = TileTester(rule)
  }

  mutating func search(
    _ edges: inout [MixedEdge], ofTile tile: Int, _ row: TileRow, _ drawing: Drawing,
    _ area: inout DataAreaTester
  ) throws {
    let column = drawing.tiles.columns.gridColumns[tile]
    tester.load(
      tile: tile, column: column, row, drawing.tiles, drawing.reached, drawing.field.network)
    lists.removeAll(keepingCapacity: true)
    for place in tester.segments.indices { lists.append(Int32(place)) }
    let isAtBorder = drawing.tiles.columns.kinds[tile].contains(.isAtBorder)
    let all = lists.count
    for first in stride(from: 0, to: edges.count, by: 4) {
      listSegments(edges, first, all: all)
      // First at each fifth, then within one of them.
      for parts in [MixedEdge.partsOfFifth, 1] {
        let answer = test(edges, first, parts: parts, all: all)
        var inside = answer.sure
        try settle(
          edges, first, parts: parts, &inside, answer.maybe, (tile, row.row, column),
          isAtBorder: isAtBorder, drawing, &area)
        for edge in first..<min(first + 4, edges.count) {
          let own = inside >> UInt16(4 * (edge - first)) & 15
          edges[edge].inside += parts * Int32((~own).trailingZeroBitCount)
        }
      }
    }
  }

  /// Puts behind the tile's own list what matters to four edges.
  private mutating func listSegments(_ edges: [MixedEdge], _ first: Int, all: Int) {
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
    _ edges: [MixedEdge], _ first: Int, parts: Int32, all: Int
  ) -> (sure: UInt16, maybe: UInt16) {
    let quads = (
      quad(edges, first, parts: parts), quad(edges, first + 1, parts: parts),
      quad(edges, first + 2, parts: parts),
      quad(edges, first + 3, parts: parts)
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
  private func quad(
    _ edges: [MixedEdge], _ index: Int, parts: Int32
  ) -> (x: SIMD4<Float>, y: SIMD4<Float>) {
    let edge = edges[min(index, edges.count - 1)]
    let plane = tester.plane
    // Whole steps, which 32 bits hold exactly.
    let part = Float(edge.inside) + Float(parts) * SIMD4<Float>(1, 2, 3, 4)
    let east = part * Float(edge.stepX / MixedEdge.parts) + Float(edge.x - Int32(grid.widthE7 / 2))
    let north =
      part * Float(edge.stepY / MixedEdge.parts) + Float(edge.y - Int32(TileGrid.heightE7 / 2))
    return (east * Float(plane.metersPerStepEast), north * Float(plane.metersPerStepNorth))
  }

  /// Asks the rule itself where 32 bits do not decide, and the data area.
  private mutating func settle(
    _ edges: [MixedEdge], _ first: Int, parts: Int32, _ inside: inout UInt16, _ maybe: UInt16,
    _ tile: (index: Int, row: Int32, column: Int32), isAtBorder: Bool, _ drawing: Drawing,
    _ area: inout DataAreaTester
  ) throws {
    var open = isAtBorder ? maybe : maybe & ~inside
    let corner = grid.corner(row: tile.row, column: tile.column)
    while open != 0 {
      let lane = open.trailingZeroBitCount
      open &= open - 1
      guard first + lane / 4 < edges.count else { return }
      let edge = edges[first + lane / 4]
      let part = edge.inside + parts * Int32(lane % 4 + 1)
      let point = edge.place(part, corner)
      if inside >> UInt16(lane) & 1 == 0 {
        counts.exactPoints += 1
        guard exact.isInTime(point, tile: tile.index, drawing) else { continue }
        inside |= 1 << UInt16(lane)
      }
      if isAtBorder, try !area.contains(point) { inside &= ~(1 << UInt16(lane)) }
    }
  }
}
