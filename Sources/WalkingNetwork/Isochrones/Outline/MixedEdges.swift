/// The steps of the lattice between a point inside and one outside: each is crossed once by the
/// outline. They are numbered tile by tile, lattice row by lattice row: first those to the east,
/// then those to the north, each from west to east.
struct MixedEdges {
  let pointsAlongTile: Int

  // Tiles: those with a point inside, and those that have one to the east, north or north-east.
  private(set) var firstRow: Int32 = 0
  // By row: its tiles are first[r] ..< first[r + 1].
  private(set) var first: [Int] = [0]
  // By tile.
  private(set) var columns: [Int32] = []
  /// The tile to the east and to the north; -1 without one.
  private(set) var east: [Int32] = []
  private(set) var north: [Int32] = []
  /// Its place in `InsideTiles`, -1 if it has no point inside.
  private(set) var inside: [Int32] = []

  // By tile and lattice row.
  /// A bit for each mixed step to the east, and to the north.
  private(set) var eastward: [UInt16] = []
  private(set) var northward: [UInt16] = []
  /// The number of the first mixed edge of the lattice row.
  private(set) var firstEdge: [Int32] = []
  private(set) var count = 0

  init(pointsAlongTile: Int) { self.pointsAlongTile = pointsAlongTile }

  var rowCount: Int { first.count - 1 }

  mutating func read(_ tiles: InsideTiles) {
    placeTiles(tiles)
    findNorthernTiles()
    let size = columns.count * pointsAlongTile
    if eastward.count < size {
      eastward = Array(repeating: 0, count: size * 2)
      northward = eastward
      firstEdge = Array(repeating: 0, count: size * 2)
    }
    count = 0
    for tile in columns.indices { readEdges(tile, tiles) }
  }

  // MARK: Tiles

  private mutating func placeTiles(_ tiles: InsideTiles) {
    firstRow = tiles.firstRow - 1
    first.removeAll(keepingCapacity: true)
    columns.removeAll(keepingCapacity: true)
    east.removeAll(keepingCapacity: true)
    inside.removeAll(keepingCapacity: true)
    first.append(0)
    for row in -1..<tiles.rowCount {
      let own = row < 0 ? 0..<0 : tiles.first[row]..<tiles.first[row + 1]
      let next = row + 1 < tiles.rowCount ? tiles.first[row + 1]..<tiles.first[row + 2] : 0..<0
      placeRow(own, next, tiles)
      first.append(columns.count)
    }
  }

  /// The columns of a row, and one to the west of each, of the row's own tiles and of those to the
  /// north: two sorted lists that are merged.
  private mutating func placeRow(
    _ own: Range<Int>, _ northern: Range<Int>, _ tiles: InsideTiles
  ) {
    var (here, there) = (own.lowerBound, northern.lowerBound)
    let start = columns.count
    func place(_ column: Int32) {
      guard columns.count == start || columns[columns.count - 1] < column else { return }
      if columns.count > start, columns[columns.count - 1] == column - 1 {
        east[columns.count - 1] = Int32(columns.count)
      }
      columns.append(column)
      east.append(-1)
      inside.append(-1)
    }
    while here < own.upperBound || there < northern.upperBound {
      let isOwn =
        there == northern.upperBound
        || (here < own.upperBound && tiles.columns[here] <= tiles.columns[there])
      let column = tiles.columns[isOwn ? here : there]
      place(column - 1)
      place(column)
      if isOwn {
        inside[columns.count - 1] = Int32(here)
        here += 1
      } else {
        there += 1
      }
    }
  }

  private mutating func findNorthernTiles() {
    north.removeAll(keepingCapacity: true)
    for row in 0..<rowCount {
      var there = first[row + 1]
      let end = row + 1 < rowCount ? first[row + 2] : there
      for tile in first[row]..<first[row + 1] {
        while there < end, columns[there] < columns[tile] { there += 1 }
        north.append(there < end && columns[there] == columns[tile] ? Int32(there) : -1)
      }
    }
  }

  // MARK: Edges

  @inline(__always)
  private func signs(_ tile: Int32, row: Int, _ tiles: InsideTiles) -> UInt32 {
    guard tile >= 0, inside[Int(tile)] >= 0 else { return 0 }
    return UInt32(tiles.signs[Int(inside[Int(tile)]) * pointsAlongTile + row])
  }

  private mutating func readEdges(_ tile: Int, _ tiles: InsideTiles) {
    let side = pointsAlongTile
    let full = UInt32(1) << UInt32(side) - 1
    for row in 0..<side {
      let own = signs(Int32(tile), row: row, tiles)
      let beyond = own | (signs(east[tile], row: row, tiles) & 1) << UInt32(side)
      let above =
        row + 1 < side
        ? signs(Int32(tile), row: row + 1, tiles) : signs(north[tile], row: 0, tiles)
      let place = tile * side + row
      eastward[place] = UInt16(truncatingIfNeeded: (own ^ beyond >> 1) & full)
      northward[place] = UInt16(truncatingIfNeeded: own ^ above)
      firstEdge[place] = Int32(count)
      count += eastward[place].nonzeroBitCount + northward[place].nonzeroBitCount
    }
  }

  func isInside(_ tile: Int, row: Int, place: Int, _ tiles: InsideTiles) -> Bool {
    signs(Int32(tile), row: row, tiles) >> UInt32(place) & 1 == 1
  }

  /// The number of the mixed step from a point of a tile to the east.
  @inline(__always)
  func eastwardEdge(_ tile: Int, row: Int, place: Int) -> Int {
    let index = tile * pointsAlongTile + row
    let before = eastward[index] & (UInt16(1) << UInt16(place) - 1)
    return Int(firstEdge[index]) + before.nonzeroBitCount
  }

  /// The number of the mixed step from a point of a tile to the north.
  @inline(__always)
  func northwardEdge(_ tile: Int, row: Int, place: Int) -> Int {
    let index = tile * pointsAlongTile + row
    let before = northward[index] & (UInt16(1) << UInt16(place) - 1)
    return Int(firstEdge[index]) + eastward[index].nonzeroBitCount + before.nonzeroBitCount
  }
}
