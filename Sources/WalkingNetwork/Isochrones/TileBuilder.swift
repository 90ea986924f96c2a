import Geography
import Parallelism

/// Finds the tiles near streets and the segments that points of each can join.
struct TileBuilder: Sendable {
  private let network: Network
  private let joiner: Joiner
  private let grid: TileGrid
  private let wanted: TileWindow?
  private let streets: TileWindow?

  /// - Parameters:
  ///   - wanted: The tiles to be found; `nil`: all.
  ///   - streets: The tiles whose streets these are near; `nil`: all.
  init(
    _ network: Network, joiner: Joiner, grid: TileGrid, wanted: TileWindow?, streets: TileWindow?
  ) {
    self.wanted = wanted
    self.streets = streets
    self.network = network
    self.joiner = joiner
    self.grid = grid
  }

  func columns(parallel: Parallel) throws -> DrawingTiles.Columns {
    let near = NearTiles(network, joiner: joiner, grid: grid, wanted: wanted, streets: streets)
    let area = try AreaOfTiles(network.dataArea.shape, near, grid)
    let ranges = Parallel.ranges(of: near.count, size: 1024)
    let pieces = try parallel.map(count: ranges.count, makeWorker: { makeWorker() }) {
      worker, index in
      var piece = Piece()
      for tile in ranges[index] where area.states[tile] != .outside {
        add(near.tile(tile), isAtBorder: area.states[tile] == .atBorder, &worker, to: &piece)
      }
      return piece
    }
    return joined(pieces)
  }

  /// Some tiles, in order.
  private struct Piece: Sendable {
    var rows: [Int32] = []
    var columns = DrawingTiles.Columns()
  }

  private func joined(_ pieces: [Piece]) -> DrawingTiles.Columns {
    var all = DrawingTiles.Columns()
    let rows = pieces.flatMap(\.rows)
    guard let first = rows.first, let last = rows.last else { return all }
    all.firstRow = first
    all.firstTile = Array(repeating: 0, count: Int(last - first) + 2)
    for row in rows { all.firstTile[Int(row - first) + 1] += 1 }
    for row in 0..<Int(last - first) + 1 { all.firstTile[row + 1] += all.firstTile[row] }
    for piece in pieces {
      let offset = Int32(all.segments.count)
      all.columns += piece.columns.columns
      all.kinds += piece.columns.kinds
      all.firstSegment += piece.columns.firstSegment.dropFirst().map { $0 + offset }
      all.segments += piece.columns.segments
      all.distances += piece.columns.distances
    }
    return all
  }

  /// The working memory of one thread.
  private struct Worker {
    var found: [Near] = []
    var parts: [NearPart] = []
    /// By segment: the number of the last tile that looked at it.
    var lastLook: [Int32]
    var look: Int32 = 0
    var row: TileRow?
  }

  private struct Near {
    let segment: Int32
    let part: Int32
    let distance: Float
  }

  private struct NearPart {
    let part: Int32
    var distance: Float
  }

  private func makeWorker() -> Worker {
    Worker(lastLook: Array(repeating: 0, count: network.vertices.count))
  }

  private func add(
    _ tile: (row: Int32, column: Int32), isAtBorder: Bool, _ worker: inout Worker,
    to piece: inout Piece
  ) {
    let row = worker.row?.row == tile.row ? worker.row! : TileRow(tile.row, grid, joiner.rule)
    worker.row = row
    findSegments(
      near: LocalPlane(at: grid.center(row: tile.row, column: tile.column)), row, &worker)
    dropWhatCannotBeJoined(row, &worker)
    guard !worker.found.isEmpty else { return }
    worker.found.sort { ($0.part, $0.distance, $0.segment) < ($1.part, $1.distance, $1.segment) }
    var kind: TileKind = isAtBorder ? .isAtBorder : []
    if worker.found.first!.part != worker.found.last!.part { kind.insert(.hasSeveralParts) }
    piece.rows.append(tile.row)
    piece.columns.columns.append(tile.column)
    piece.columns.kinds.append(kind)
    for near in worker.found {
      piece.columns.segments.append(near.segment)
      piece.columns.distances.append(near.distance)
    }
    piece.columns.firstSegment.append(Int32(piece.columns.segments.count))
  }

  private func findSegments(near plane: LocalPlane, _ row: TileRow, _ worker: inout Worker) {
    worker.found.removeAll(keepingCapacity: true)
    worker.parts.removeAll(keepingCapacity: true)
    worker.look += 1
    let reach = maxJoin + row.radius + row.error
    joiner.index.forEachSegment(within: Double(reach), of: plane) { segment in
      guard worker.lastLook[Int(segment)] != worker.look else { return }
      worker.lastLook[Int(segment)] = worker.look
      let distance = Float(network.nearestPoint(onSegment: Int(segment), to: plane).0)
      guard distance <= reach else { return }
      let part = network.parts[Int(joiner.chainOfSegment[Int(segment)])]
      worker.found.append(Near(segment: segment, part: part, distance: distance))
      if let index = worker.parts.firstIndex(where: { $0.part == part }) {
        worker.parts[index].distance = min(worker.parts[index].distance, distance)
      } else {
        worker.parts.append(NearPart(part: part, distance: distance))
      }
    }
  }

  private var maxJoin: Float { Float(joiner.rule.maxJoin) / 1000 }

  /// Leaves out small parts that each point of the tile drops for the sake of a longer one, and
  /// segments that are for each point too far beyond the nearest of their part.
  private func dropWhatCannotBeJoined(_ row: TileRow, _ worker: inout Worker) {
    let slack = Float(joiner.rule.slack) / 1000
    let lengths = network.partLengths
    func millimeters(_ part: Int32) -> Int64 { WalkLength.millimeters(lengths[Int(part)]) }
    let longestInReachOfAll =
      worker.parts.lazy.filter { $0.distance + row.radius + row.error <= maxJoin }
      .map { millimeters($0.part) }.max() ?? 0
    let (parts, small) = (worker.parts, joiner.rule.smallPart)
    worker.found.removeAll { near in
      if lengths[Int(near.part)] < small, millimeters(near.part) < longestInReachOfAll {
        return true
      }
      let nearest = parts.first { $0.part == near.part }!.distance
      return near.distance > nearest + slack + 2 * (row.radius + row.error)
    }
  }
}
