import Geography

/// The tiles with lattice points inside an area, row by row from the south, from west to east, and
/// which of their points those are.
struct InsideTiles {
  let pointsAlongTile: Int
  private(set) var firstRow: Int32 = 0
  // By row: its tiles are first[r] ..< first[r + 1].
  private(set) var first: [Int] = [0]
  // By tile.
  private(set) var columns: [Int32] = []
  /// For each tile so many as there are points along it: a bit for each point of a lattice row.
  private(set) var signs: [UInt16] = []

  init(pointsAlongTile: Int) { self.pointsAlongTile = pointsAlongTile }

  var rowCount: Int { first.count - 1 }

  mutating func removeAll(firstRow: Int32) {
    self.firstRow = firstRow
    first.removeAll(keepingCapacity: true)
    first.append(0)
    columns.removeAll(keepingCapacity: true)
    signs.removeAll(keepingCapacity: true)
  }

  mutating func append(column: Int32, rows: [UInt16]) {
    columns.append(column)
    signs.append(contentsOf: rows)
  }

  mutating func endRow() { first.append(columns.count) }
}

extension InsideTiles {
  /// How a part of the globe ends at the 180th meridian, over which no polygon runs (RFC 7946,
  /// 3.1.9).
  enum Side {
    /// Nothing here is near the meridian.
    case whole
    /// West of it; the points on it are the last ones, and end the area.
    case west
    /// East of it; the points on it are the first ones.
    case east
  }

  /// Whether the outline may run over the meridian: some tile lies on it on either side.
  func isAtMeridian(_ grid: TileGrid) -> Bool {
    let meridian = grid.meridianColumn
    return columns.contains { $0 == meridian || $0 == meridian - 1 }
  }

  /// The tiles of one side. On the western side the points on the meridian are the only ones of
  /// their tile.
  func part(_ side: Side, _ grid: TileGrid) -> InsideTiles {
    let meridian = grid.meridianColumn
    var part = InsideTiles(pointsAlongTile: pointsAlongTile)
    part.removeAll(firstRow: firstRow)
    for row in 0..<rowCount {
      for tile in first[row]..<first[row + 1] {
        let rows = Array(signs[tile * pointsAlongTile..<(tile + 1) * pointsAlongTile])
        let column = columns[tile]
        switch side {
        case .whole: part.append(column: column, rows: rows)
        case .west where column < meridian: part.append(column: column, rows: rows)
        case .west where column == meridian && rows.contains { $0 & 1 != 0 }:
          part.append(column: column, rows: rows.map { $0 & 1 })
        case .east where column >= meridian: part.append(column: column, rows: rows)
        case .west, .east: break
        }
      }
      part.endRow()
    }
    return part
  }
}
