import Geography
import OSMExtract

/// The joinable segments of a network by where they lie: a grid of which only the cells that a
/// segment crosses take memory.
package struct SegmentIndex: Sendable {
  private let grid: CellGrid
  private let cells: CellTable
  // By cell: its segments are segments[firstSegment[c] ..< firstSegment[c + 1]].
  private let firstSegment: [Int32]
  private let segments: [Int32]
  /// By place in `segments`: the part of the network.
  private let parts: [Int32]
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
    let grid = CellGrid(network)
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
    var rows = CountedRows(cells.count) { count in
      for pair in pairs { count(Int(pair.cell)) }
    }
    var segments = Array(repeating: Int32(0), count: pairs.count)
    for pair in pairs { segments[rows.nextPlace(inRow: Int(pair.cell))] = pair.segment }
    self.grid = grid
    self.cells = cells
    firstSegment = rows.first
    self.segments = segments
    parts = Self.parts(of: segments, network)
    longSegments = long
  }

  private static func parts(of segments: [Int32], _ network: Network) -> [Int32] {
    let chains = network.chainOfVertex
    return segments.map { network.parts[Int(chains[Int($0)])] }
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
    let isSegment = { (segment: Int32) in
      network.ways.indices.contains(Int(segment)) && network.ways[Int(segment)] >= 0
    }
    var cells = CellTable(capacity: columns.cellKeys.count)
    for key in columns.cellKeys where key != CellTable.empty { _ = cells.number(of: key) }
    let (first, segments) = (columns.firstSegment, columns.segments)
    guard cells.count == columns.cellKeys.count, first.count == cells.count + 1, first.first == 0,
      Int(first[cells.count]) == segments.count, zip(first, first.dropFirst()).allSatisfy(<=),
      segments.allSatisfy(isSegment), columns.longSegments.allSatisfy(isSegment)
    else { return nil }
    grid = CellGrid(network)
    self.cells = cells
    firstSegment = first
    self.segments = segments
    parts = Self.parts(of: segments, network)
    longSegments = columns.longSegments
  }

  /// Calls `body` with every segment that could be within `meters` of the origin of `plane`, or of
  /// places up to `aside` meters to the east or west of it; one that crosses several cells is given
  /// several times.
  @inline(__always)
  func forEachSegment(
    within meters: Double, aside: Double, of plane: LocalPlane, _ body: (Int32) -> Void
  ) {
    for segment in longSegments { body(segment) }
    grid.forEachCell(within: meters, aside: aside, of: plane) { key in
      guard let cell = cells.existingNumber(of: key) else { return }
      for index in Int(firstSegment[cell])..<Int(firstSegment[cell + 1]) {
        body(segments[index])
      }
    }
  }

  /// Calls `body` with every segment that could be within `meters` of the origin of `plane`; one
  /// that crosses several cells is given several times.
  ///
  /// - Parameter isNeedless: Whether segments of a part that are so many meters away at least need
  ///   not be looked at: asked of the near ones first.
  func forEachSegment(
    within meters: Double, of plane: LocalPlane,
    unless isNeedless: (_ part: Int32, _ meters: Double) -> Bool = { _, _ in false },
    _ body: (Int32) -> Void
  ) {
    for segment in longSegments { body(segment) }
    grid.forEachCell(within: meters, of: plane) { key, least in
      guard let cell = cells.existingNumber(of: key) else { return }
      // Segments of a part mostly follow each other.
      var (part, isLeftOut) = (Int32(-1), false)
      for index in Int(firstSegment[cell])..<Int(firstSegment[cell + 1]) {
        if parts[index] != part {
          part = parts[index]
          isLeftOut = isNeedless(part, least)
        }
        if !isLeftOut { body(segments[index]) }
      }
    }
  }
}
