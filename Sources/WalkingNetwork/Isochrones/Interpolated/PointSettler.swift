/// Decides for all lattice points of a tile whether they are in time, by what they join.
struct PointSettler {
  /// By row of the lattice, from the south: a bit for each point that is in time, from the west.
  private(set) var rows: [UInt16]
  private(set) var counts = IsochroneDrawer.Counts()

  private let lattice: Lattice
  private var exact = ExactPredicate()

  init(_ lattice: Lattice) {
    self.lattice = lattice
    rows = Array(repeating: 0, count: lattice.pointsAlongTile)
  }

  /// Decides for a tile, and puts the answers into `rows`.
  ///
  /// - Returns: Whether some point is in time.
  mutating func settle(
    tile: Int, _ row: TileRow, _ shape: TileLattice, _ drawing: Drawing,
    _ points: inout PointJoins
  ) -> Bool {
    counts.tiles += 1
    guard drawing.isReached(tile) else { return false }
    let place = points.place(ofTile: tile, row, shape)
    let side = lattice.pointsAlongTile
    counts.testedPoints += side * side
    let joins = points.joins.span
    let reached = drawing.reached.left
    let left = reached.span
    var isAny = false
    for y in 0..<side {
      var (inside, open) = (UInt16(0), UInt16(0))
      for x in 0..<side {
        let answer = Self.test(
          points.range(place, point: y * side + x), joins, left, row.error, points.longestLeg)
        if answer.isSure { inside |= 1 << UInt16(x) }
        if answer.isPossible { open |= 1 << UInt16(x) }
      }
      open &= ~inside
      if open != 0 { inside |= ask(open, y: y, tile, row.row, drawing) }
      rows[y] = inside
      if inside != 0 { isAny = true }
    }
    return isAny
  }

  /// Whether a point is in time, as far as 32 bits can tell.
  @inline(__always)
  private static func test(
    _ range: Range<Int>, _ joins: borrowing Span<PointJoin>,
    _ reached: borrowing Span<ReachedSegments.Left>, _ error: Float, _ longestLeg: Float
  ) -> (isSure: Bool, isPossible: Bool) {
    var isPossible = false
    for index in range {
      let join = joins[index]
      let left = reached[join.segment]
      guard left.most >= 0 else { continue }
      let margin = join.margin(left, longestLeg: longestLeg)
      let tolerance = error + PointJoin.tolerance(walk: left.walk, longestLeg: longestLeg)
      if margin >= tolerance, join.isSure { return (true, true) }
      let most = left.isIrregular ? left.most - join.leg(longestLeg) : margin
      if most >= -tolerance { isPossible = true }
    }
    return (false, isPossible)
  }

  /// Asks the rule itself of some points of a row of the lattice.
  private mutating func ask(
    _ open: UInt16, y: Int, _ tile: Int, _ row: Int32, _ drawing: Drawing
  ) -> UInt16 {
    let corner = drawing.tiles.grid.corner(
      row: row, column: drawing.tiles.columns.gridColumns[tile])
    let north = corner.northE7 + Int64(y) * lattice.stepNorthE7
    var (inside, rest) = (UInt16(0), open)
    while rest != 0 {
      let x = rest.trailingZeroBitCount
      rest &= rest - 1
      counts.exactPoints += 1
      let point = (corner.eastE7 + Int64(x) * lattice.stepEastE7, north)
      if exact.isInTime(point, tile: tile, drawing) { inside |= 1 << UInt16(x) }
    }
    return inside
  }
}
