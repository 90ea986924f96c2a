import Geography
import OSMExtract

/// The joinable segments of a network by where they lie: a grid of which only the cells that a
/// segment crosses take memory.
package struct SegmentIndex: Sendable {
  private let grid: Grid
  private let cells: CellTable
  // By cell: its segments are segments[firstSegment[c] ..< firstSegment[c + 1]].
  private let firstSegment: [Int32]
  private let segments: [Int32]
  /// Those that cross too many cells to stand in each; a file has hardly any.
  private let longSegments: [Int32]

  /// - Parameter streets: The streets that the network was made from.
  package init(_ network: Network, streets: Streets) {
    self.init(network) { segment in
      let way = network.ways[segment]
      return way >= 0 && streets.isJoinable[Int(way)]
    }
  }

  private init(_ network: Network, isJoinable: (Int) -> Bool) {
    let grid = Grid(network)
    var cells = CellTable(capacity: network.vertices.count)
    var pairs: [(cell: Int32, segment: Int32)] = []
    pairs.reserveCapacity(network.vertices.count * 2)
    var long: [Int32] = []
    for chain in 0..<network.chainCount {
      for segment in network.vertexRange(ofChain: chain).dropLast() where isJoinable(segment) {
        let (start, end) = (network.vertices[segment], network.vertices[segment + 1])
        guard !grid.isLong(from: start, to: end) else {
          long.append(Int32(segment))
          continue
        }
        grid.forEachCell(from: start, to: end) { key in
          pairs.append((cells.number(of: key), Int32(segment)))
        }
      }
    }
    var first = Array(repeating: Int32(0), count: cells.count + 1)
    for pair in pairs { first[Int(pair.cell) + 1] += 1 }
    for cell in 0..<cells.count { first[cell + 1] += first[cell] }
    var segments = Array(repeating: Int32(0), count: pairs.count)
    var next = first
    for pair in pairs {
      segments[Int(next[Int(pair.cell)])] = pair.segment
      next[Int(pair.cell)] += 1
    }
    self.grid = grid
    self.cells = cells
    firstSegment = first
    self.segments = segments
    longSegments = long
  }

  /// What it is made of, to be stored.
  package struct Columns: Sendable {
    /// By cell: where it lies.
    package var cellKeys: [Int64] = []
    package var firstSegment: [Int32] = []
    package var segments: [Int32] = []
    package var longSegments: [Int32] = []

    package init() {}
  }

  package var columns: Columns {
    var columns = Columns()
    columns.cellKeys = cells.keysByNumber
    columns.firstSegment = firstSegment
    columns.segments = segments
    columns.longSegments = longSegments
    return columns
  }

  /// An index that was stored.
  ///
  /// - Parameter columns: Of any content.
  /// - Returns: `nil` if they contradict each other or the network.
  package init?(_ columns: Columns, of network: Network) {
    grid = Grid(network)
    firstSegment = columns.firstSegment
    segments = columns.segments
    longSegments = columns.longSegments
    var cells = CellTable(capacity: columns.cellKeys.count)
    for key in columns.cellKeys where key != CellTable.empty { _ = cells.number(of: key) }
    self.cells = cells
    let isSegment = { (segment: Int32) in
      network.ways.indices.contains(Int(segment)) && network.ways[Int(segment)] >= 0
    }
    guard cells.count == columns.cellKeys.count, firstSegment.count == cells.count + 1,
      firstSegment.first == 0, Int(firstSegment[cells.count]) == segments.count,
      zip(firstSegment, firstSegment.dropFirst()).allSatisfy({ $0 <= $1 }),
      segments.allSatisfy(isSegment), longSegments.allSatisfy(isSegment)
    else { return nil }
  }

  /// Calls `body` with every segment that could be within `meters` of the origin of `plane`, or of
  /// places so many meters more to the east or west of it; one that crosses several cells is given
  /// several times.
  @inline(__always)
  func forEachSegment(
    within meters: Double, aside: Double = 0, of plane: LocalPlane, _ body: (Int32) -> Void
  ) {
    for segment in longSegments { body(segment) }
    grid.forEachCell(within: meters, aside: aside, of: plane) { key in
      guard let cell = cells.existingNumber(of: key) else { return }
      for index in Int(firstSegment[cell])..<Int(firstSegment[cell + 1]) {
        body(segments[index])
      }
    }
  }
}

/// Cells of some 50 m, each with a key. Columns are counted round the whole globe, so that the
/// 180th meridian is no edge.
private struct Grid: Sendable {
  private static let cellMeters = 50.0

  private let rowHeightE7: Int64
  private let columnCount: Int64

  init(_ network: Network) {
    let count = network.junctionCount
    let middle = count == 0 ? 0 : network.junctions[count / 2].latitudeE7
    let plane = LocalPlane(at: Coordinate(longitudeE7: 0, latitudeE7: middle))
    rowHeightE7 = max(1, Int64(Self.cellMeters / plane.metersPerStepNorth))
    let width = Self.cellMeters / max(plane.metersPerStepEast, 1e-9)
    columnCount = max(1, Int64(Double(Longitude.fullCircleE7) / width))
  }

  /// Whether a segment spans more than a hundred rows or columns, some 5 km.
  func isLong(from start: Coordinate, to end: Coordinate) -> Bool {
    let most: Int64 = 100
    let north = abs(Int64(end.latitudeE7) - Int64(start.latitudeE7))
    let east = abs(Int64(start.eastwardE7(to: end)))
    return north > most * rowHeightE7 || east > most * (Longitude.fullCircleE7 / columnCount)
  }

  /// The cells that a segment crosses: row by row, the columns of its stretch in that row.
  func forEachCell(from start: Coordinate, to end: Coordinate, _ body: (Int64) -> Void) {
    let (west, south) = (Int64(start.longitudeE7), Int64(start.latitudeE7))
    let east = west + Int64(start.eastwardE7(to: end))
    let north = Int64(end.latitudeE7)
    let rows = row(min(south, north))...row(max(south, north))
    for row in rows {
      // The longitudes at which the segment enters and leaves the row, and a step beyond.
      var (enter, leave) = (west, east)
      if rows.count > 1 {
        let slope = Double(east - west) / Double(north - south)
        let bottom = max(Double(row * rowHeightE7), Double(min(south, north)))
        let top = min(Double((row + 1) * rowHeightE7), Double(max(south, north)))
        enter = west + Int64(slope * (bottom - Double(south)))
        leave = west + Int64(slope * (top - Double(south)))
      }
      let columns = column(min(enter, leave) - 1)...column(max(enter, leave) + 1)
      for column in columns { body(key(row: row, column: column)) }
    }
  }

  private func row(_ latitudeE7: Int64) -> Int64 {
    Int64((Double(latitudeE7) / Double(rowHeightE7)).rounded(.down))
  }

  /// Not yet wrapped round the globe.
  private func column(_ longitudeE7: Int64) -> Int64 {
    Int64(
      (Double(longitudeE7) * Double(columnCount) / Double(Longitude.fullCircleE7)).rounded(.down))
  }

  private func key(row: Int64, column: Int64) -> Int64 {
    let wrapped = ((column % columnCount) + columnCount) % columnCount
    return row * columnCount + wrapped
  }

  /// The cells that hold every place within `meters` of the origin of `plane`, or of places so many
  /// meters more to the east or west.
  @inline(__always)
  func forEachCell(
    within meters: Double, aside: Double, of plane: LocalPlane, _ body: (Int64) -> Void
  ) {
    let north = Int64((meters / plane.metersPerStepNorth).rounded(.up)) + 1
    let east =
      Int64(
        min(
          ((meters + aside) / plane.metersPerStepEast).rounded(.up),
          Double(Longitude.fullCircleE7 / 2)))
      + 1
    let longitude = Int64(plane.origin.longitudeE7)
    let latitude = Int64(plane.origin.latitudeE7)
    let first = column(longitude - east)
    let columns = first...min(column(longitude + east), first + columnCount - 1)
    for row in row(latitude - north)...row(latitude + north) {
      for column in columns { body(key(row: row, column: column)) }
    }
  }
}

/// Numbers for the cells that are used: a hash table with open addressing.
private struct CellTable {
  static let empty = Int64.min
  private var keys: [Int64]
  private var numbers: [Int32]
  private let mask: Int
  private(set) var count = 0

  /// - Parameter capacity: About how many cells there may be; the table grows beyond.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: Self.empty, count: size)
    numbers = Array(repeating: 0, count: size)
    mask = size - 1
  }

  var keysByNumber: [Int64] {
    var sorted = Array(repeating: Int64(0), count: count)
    for (key, number) in zip(keys, numbers) where key != Self.empty { sorted[Int(number)] = key }
    return sorted
  }

  func existingNumber(of key: Int64) -> Int? {
    let slot = slot(of: key)
    return keys[slot] == key ? Int(numbers[slot]) : nil
  }

  /// The number of a cell, a new one if it has none.
  mutating func number(of key: Int64) -> Int32 {
    var place = slot(of: key)
    if keys[place] == key { return numbers[place] }
    if (count + 1) * 2 > keys.count {
      grow()
      place = slot(of: key)
    }
    keys[place] = key
    numbers[place] = Int32(count)
    count += 1
    return Int32(count - 1)
  }

  private mutating func grow() {
    var larger = CellTable(capacity: keys.count)
    for (key, number) in zip(keys, numbers) where key != Self.empty {
      let slot = larger.slot(of: key)
      larger.keys[slot] = key
      larger.numbers[slot] = number
    }
    larger.count = count
    self = larger
  }

  private func slot(of key: Int64) -> Int {
    // Fibonacci hashing (D. E. Knuth, The Art of Computer Programming 3, 6.4).
    var slot = Int(truncatingIfNeeded: (UInt64(bitPattern: key) &* 0x9e37_79b9_7f4a_7c15) >> 32)
    slot &= mask
    while keys[slot] != key, keys[slot] != Self.empty { slot = (slot + 1) & mask }
    return slot
  }
}
