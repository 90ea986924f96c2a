import Geography

/// Decides for all lattice points of a tile whether they are in time.
///
/// First without geometry, by the distances that stand in the tile: that settles most tiles. Then
/// the rest is quartered down to squares of four by four points, and these are tested at once.
struct TileSettler {
  private enum Outcome {
    case empty
    case full
    /// Some points may be in time, and some not.
    case mixed
  }

  /// By row of the lattice, from the south: a bit for each point that is in time, from the west.
  private(set) var rows: [UInt16]
  private(set) var counts = IsochroneDrawer.Counts()

  private let lattice: Lattice
  private var tester: TileTester
  private var exact = ExactPredicate()
  /// Places of segments in the tester: that of the tile, and behind it those of its cells.
  private var lists: [Int32] = []
  private var sieve = SegmentSieve()

  init(_ lattice: Lattice, _ rule: JoinRule) {
    self.lattice = lattice
    tester = TileTester(rule)
    rows = Array(repeating: 0, count: lattice.pointsAlongTile)
  }

  /// Decides for a tile, and puts the answers into `rows`.
  ///
  /// - Returns: Whether some point is in time.
  mutating func settle(
    tile: Int, _ row: TileRow, _ shape: TileLattice, _ drawing: Drawing
  ) -> Bool {
    counts.tiles += 1
    switch settleByDistances(tile, row, drawing) {
    case .empty: return false
    case .full:
      for index in rows.indices { rows[index] = lattice.fullRow }
      return true
    case .mixed: break
    }
    counts.measuredTiles += 1
    let column = drawing.tiles.columns.gridColumns[tile]
    tester.load(
      tile: tile, column: column, row, drawing.tiles, drawing.reached, drawing.field.network)
    for index in rows.indices { rows[index] = 0 }
    lists.removeAll(keepingCapacity: true)
    for place in tester.segments.indices { lists.append(Int32(place)) }
    let place = TilePlace(tile: tile, row: row.row, column: column, shape: shape)
    settle(Cell(x: 0, y: 0, side: lattice.pointsAlongTile), 0..<lists.count, place, drawing)
    return rows.contains { $0 != 0 }
  }

  /// A tile by the distances from its center alone; `mixed` if they do not decide.
  private func settleByDistances(_ tile: Int, _ row: TileRow, _ drawing: Drawing) -> Outcome {
    let range = drawing.tiles.segments(ofTile: tile)
    let far = row.radius + 2 * row.error
    // If every segment that can be the nearest of a point is surely in time, so is each point. The
    // part that comes first is the longest: no point drops it.
    let isSingle = !drawing.tiles.columns.kinds[tile].contains(.hasSeveralParts)
    let first = range.lowerBound
    let part = isSingle ? -1 : drawing.part(ofSegment: drawing.tiles.columns.segments[first])
    let nearest = drawing.tiles.columns.distances[first]
    var isFull = nearest + far <= tester.maxJoin
    for index in range where isFull {
      let distance = drawing.tiles.columns.distances[index]
      let segment = drawing.tiles.columns.segments[index]
      if distance > nearest + 2 * far { break }
      if !isSingle, drawing.part(ofSegment: segment) != part { break }
      if drawing.reached.left[Int(segment)].least < distance + far { isFull = false }
    }
    if isFull { return .full }
    for index in range {
      let segment = Int(drawing.tiles.columns.segments[index])
      if drawing.reached.left[segment].most >= drawing.tiles.columns.distances[index] - far {
        return .mixed
      }
    }
    return .empty
  }

  // MARK: Cells

  /// A square of lattice points in a tile.
  private struct Cell {
    let x: Int
    let y: Int
    let side: Int
  }

  private struct TilePlace {
    let tile: Int
    let row: Int32
    let column: Int32
    let shape: TileLattice
  }

  private mutating func settle(
    _ cell: Cell, _ list: Range<Int>, _ place: TilePlace, _ drawing: Drawing
  ) {
    let side = cell.side / 2
    let answer = lookAtQuarters(cell, list, place.shape)
    var open = SIMD4<Float>(repeating: -.infinity)
    for quarter in 0..<4 {
      if answer.isFull(quarter) { fill(quarters(cell, quarter)) }
      if answer.isOpen(quarter) { open[quarter] = 0 }
    }
    guard open.max() >= 0 else { return }
    let start = lists.count
    if side == 2 {
      sieve.append(open, of: list, to: &lists)
      test(cell, open, start..<lists.count, place, drawing)
      lists.removeSubrange(start...)
      return
    }
    // The lists of all quarters first: the sieve is used again for each.
    var ends = SIMD4<Int>(repeating: start)
    for quarter in 0..<4 {
      if answer.isOpen(quarter) { sieve.append(quarter, of: list, to: &lists) }
      ends[quarter] = lists.count
    }
    for quarter in 0..<4 where answer.isOpen(quarter) {
      let own = (quarter == 0 ? start : ends[quarter - 1])..<ends[quarter]
      settle(quarters(cell, quarter), own, place, drawing)
    }
    lists.removeSubrange(start...)
  }

  private func quarters(_ cell: Cell, _ quarter: Int) -> Cell {
    let side = cell.side / 2
    return Cell(
      x: cell.x + (quarter & 1) * side, y: cell.y + (quarter >> 1) * side, side: side)
  }

  private mutating func fill(_ cell: Cell) {
    let bits = UInt16(truncatingIfNeeded: ((1 << cell.side) - 1) << cell.x)
    for row in cell.y..<cell.y + cell.side { rows[row] |= bits }
  }

  private mutating func lookAtQuarters(
    _ cell: Cell, _ list: Range<Int>, _ shape: TileLattice
  ) -> SegmentSieve.Answer {
    let half = Float(cell.side / 2)
    let first = (half - 1) / 2
    let (west, south) = (
      shape.west + (Float(cell.x) + first) * shape.stepEast,
      shape.south + (Float(cell.y) + first) * shape.stepNorth
    )
    let (east, north) = (west + half * shape.stepEast, south + half * shape.stepNorth)
    return sieve.look(
      SIMD4(west, east, west, east), SIMD4(south, south, north, north),
      radius: shape.radius(ofPoints: cell.side / 2), lists[list], tester)
  }

  // MARK: Points

  /// The points of the quarters of a square of four by four; those of the others are settled.
  private static let bitsOfQuarter: [UInt16] = [0x0033, 0x00cc, 0x3300, 0xcc00]

  /// Tests the points of the open quarters of a square of four by four.
  private mutating func test(
    _ cell: Cell, _ open: SIMD4<Float>, _ list: Range<Int>, _ place: TilePlace,
    _ drawing: Drawing
  ) {
    var wanted: UInt16 = 0
    for quarter in 0..<4 where open[quarter] >= 0 { wanted |= Self.bitsOfQuarter[quarter] }
    let (x, y) = place.shape.sixteenPoints(x: cell.x, y: cell.y)
    counts.testedPoints += 16
    let answer = tester.test(x, y, lists[list])
    var inside = answer.sure & wanted
    var rest = answer.maybe & wanted & ~inside
    while rest != 0 {
      let lane = rest.trailingZeroBitCount
      rest &= rest - 1
      let corner = drawing.tiles.grid.corner(row: place.row, column: place.column)
      let point = (
        corner.eastE7 + Int64(cell.x + lane & 3) * lattice.stepEastE7,
        corner.northE7 + Int64(cell.y + lane >> 2) * lattice.stepNorthE7
      )
      counts.exactPoints += 1
      if exact.isInTime(point, tile: place.tile, drawing) { inside |= 1 << UInt16(lane) }
    }
    for row in 0..<4 {
      rows[cell.y + row] |= (inside >> UInt16(4 * row) & 15) << UInt16(cell.x)
    }
  }
}
