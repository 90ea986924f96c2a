import Geography

/// The tiles that may be within reach of a street, row by row from the south, from west to east.
struct NearTiles: Sendable {
  private(set) var rows: [Int32] = []
  private(set) var columns: [Int32] = []

  var count: Int { rows.count }

  func tile(_ index: Int) -> (row: Int32, column: Int32) { (rows[index], columns[index]) }

  /// - Parameters: As `TileBuilder` has them.
  init(
    _ network: Network, joiner: Joiner, grid: TileGrid, wanted: TileWindow?, streets: TileWindow?
  ) {
    let crossed = Self.crossedTiles(network, grid, streets)
    guard let south = crossed.first?.row, let north = crossed.last?.row else { return }
    let maxJoin = Double(joiner.rule.maxJoin) / 1000
    let height = Double(TileGrid.heightE7) * TileRow(0, grid, joiner.rule).plane.metersPerStepNorth
    // One more for what `crossedTiles` may miss.
    let reach = Int32((maxJoin / height).rounded(.up)) + 1
    let rowsOfGlobe = grid.row(-900_000_000)...grid.row(900_000_000)
    // crossed[first ..< last] are those whose rows are within reach of the row at hand.
    var (first, last) = (0, 0)
    for row in max(
      south - reach, rowsOfGlobe.lowerBound)...min(north + reach, rowsOfGlobe.upperBound)
    {
      while last < crossed.count, crossed[last].row <= row + reach { last += 1 }
      while first < last, crossed[first].row < row - reach { first += 1 }
      guard first < last else { continue }
      let aside = Self.columnsAside(row, maxJoin, grid, joiner.rule)
      add(row, crossed[first..<last].map(\.column).sorted(), aside: aside, grid, wanted)
    }
  }

  /// Adds the tiles of a row at most so many columns aside of some.
  private mutating func add(
    _ row: Int32, _ near: [Int32], aside: Int32, _ grid: TileGrid, _ wanted: TileWindow?
  ) {
    guard let least = near.first, let last = near.last else { return }
    var near = near
    if least - aside < 0 || last + aside >= grid.columnCount {
      // Those that reach over the seam are near its other side, too.
      near += near.flatMap { [$0 - grid.columnCount, $0 + grid.columnCount] }
      near.sort()
    }
    var next = Int32(0)
    for column in near {
      let end = min(column + aside + 1, grid.columnCount)
      for column in max(next, column - aside)..<max(next, column - aside, end)
      where wanted?.contains(row: row, column: column) ?? true {
        rows.append(row)
        columns.append(column)
      }
      next = max(next, end)
    }
  }

  private static func columnsAside(
    _ row: Int32, _ maxJoin: Double, _ grid: TileGrid, _ rule: JoinRule
  ) -> Int32 {
    // Columns are narrowest at the side of a row that is nearer to the pole; a reach of some rows
    // further on is measured at the point, which lies in this row.
    let plane = TileRow(row, grid, rule).plane
    let width = Double(grid.widthE7) * max(plane.metersPerStepEast, 1e-9) * 0.999
    return Int32(min((maxJoin / width).rounded(.up) + 2, Double(grid.columnCount)))
  }

  /// The tiles that segments cross, each once, in order; one that is only touched may be missed.
  private static func crossedTiles(
    _ network: Network, _ grid: TileGrid, _ streets: TileWindow?
  ) -> [(row: Int32, column: Int32)] {
    var keys: [UInt64] = []
    for chain in 0..<network.chainCount {
      for segment in network.vertexRange(ofChain: chain).dropLast() {
        addKeys(of: segment, network, grid, streets, to: &keys)
      }
    }
    keys.sort()
    var last = UInt64.max
    return keys.compactMap { key in
      if key == last { return nil }
      last = key
      return (
        Int32(bitPattern: UInt32(key >> 32)) ^ .min, Int32(truncatingIfNeeded: key & 0xffff_ffff)
      )
    }
  }

  private static func addKeys(
    of segment: Int, _ network: Network, _ grid: TileGrid, _ streets: TileWindow?,
    to keys: inout [UInt64]
  ) {
    let (start, end) = (network.vertices[segment], network.vertices[segment + 1])
    if let streets {
      let (row, other) = (grid.row(start.latitudeE7), grid.row(end.latitudeE7))
      guard streets.reaches(rows: min(row, other)...max(row, other)) else { return }
    }
    let east = grid.eastward(start.longitudeE7)
    let (width, height) = (Double(grid.widthE7), Double(TileGrid.heightE7))
    Rasterizer.forEachRow(
      from: (Double(east) / width, Double(start.latitudeE7) / height),
      to: (
        Double(east + Int64(start.eastwardE7(to: end))) / width, Double(end.latitudeE7) / height
      ), rows: grid.row(-900_000_000)...grid.row(900_000_000), margin: 0
    ) { row, columns in
      for column in columns {
        let column = grid.wrapped(column)
        guard streets?.contains(row: row, column: column) ?? true else { continue }
        let key = UInt64(UInt32(bitPattern: row ^ .min)) << 32 | UInt64(column)
        if keys.last != key { keys.append(key) }
      }
    }
  }
}
