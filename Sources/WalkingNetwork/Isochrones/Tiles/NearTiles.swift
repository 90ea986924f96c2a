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
    let reach = JoinReach(grid, joiner.rule)
    // crossed[first ..< last] are those whose rows are within reach of the row at hand.
    var (first, last) = (0, 0)
    for row in (south - reach.rows...north + reach.rows).clamped(to: grid.rows) {
      while last < crossed.count, crossed[last].row <= row + reach.rows { last += 1 }
      while first < last, crossed[first].row < row - reach.rows { first += 1 }
      guard first < last else { continue }
      let columns = crossed[first..<last].map(\.column).sorted()
      add(TileRow(row, grid, joiner.rule), columns, reach, grid, wanted)
    }
  }

  /// Adds the tiles of a row within reach of some columns.
  ///
  /// - Parameter near: At least one, ascending.
  private mutating func add(
    _ row: TileRow, _ near: [Int32], _ reach: JoinReach, _ grid: TileGrid, _ wanted: TileWindow?
  ) {
    let aside = reach.columns(in: row)
    var near = near
    if near[0] - aside < 0 || near[near.count - 1] + aside >= grid.columnCount {
      // Those that reach over the seam are near its other side, too.
      near += near.flatMap { [$0 - grid.columnCount, $0 + grid.columnCount] }
      near.sort()
    }
    var next = Int32(0)
    for column in near {
      let end = min(column + aside + 1, grid.columnCount)
      let start = max(next, column - aside)
      for column in start..<max(start, end)
      where wanted?.contains(row: row.row, column: column) ?? true {
        rows.append(row.row)
        columns.append(column)
      }
      next = max(next, end)
    }
  }

  /// The tiles that segments cross, each once, in order; one that is only touched may be missed.
  private static func crossedTiles(
    _ network: Network, _ grid: TileGrid, _ streets: TileWindow?
  ) -> [(row: Int32, column: Int32)] {
    var keys: [UInt64] = []
    let rows = grid.rows
    for chain in 0..<network.chainCount {
      for segment in network.vertexRange(ofChain: chain).dropLast() {
        addKeys(of: segment, network, grid, rows, streets, to: &keys)
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
    of segment: Int, _ network: Network, _ grid: TileGrid, _ rows: ClosedRange<Int32>,
    _ streets: TileWindow?, to keys: inout [UInt64]
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
      ), rows: rows, margin: 0
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
