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
    let area = try DataAreaOfTiles(network.dataArea.shape, near, grid)
    let ranges = Parallel.ranges(of: near.count, size: 1024)
    let pieces = try parallel.map(count: ranges.count, makeWorker: { makeWorker() }) {
      worker, index in
      var piece = Piece()
      let tiles = ranges[index].filter { area.states[$0] != .outside }
      var next = 0
      while next < tiles.count {
        let first = near.tile(tiles[next])
        measure(from: first, &worker)
        while next < tiles.count {
          let tile = near.tile(tiles[next])
          guard tile.row == first.row, tile.column - first.column < worker.count else { break }
          let isAtBorder = area.states[tiles[next]] == .atBorder
          add(tile, lane: Int(tile.column - first.column), isAtBorder, &worker, to: &piece)
          next += 1
        }
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
    all.firstTile =
      CountedRows(Int(last - first) + 1) { count in
        for row in rows { count(Int(row - first)) }
      }.first
    for piece in pieces {
      let offset = Int32(all.segments.count)
      all.gridColumns += piece.columns.gridColumns
      all.kinds += piece.columns.kinds
      all.firstSegment += piece.columns.firstSegment.dropFirst().map { $0 + offset }
      all.segments += piece.columns.segments
      all.distances += piece.columns.distances
    }
    return all
  }

  /// The working memory of one thread.
  private struct Worker {
    /// By tile of a run of sixteen in a row: the segments within reach.
    var found: [[Near]] = Array(repeating: [], count: 16)
    /// How many of the tiles are looked at.
    var count: Int32 = 0
    var parts: [NearPart] = []
    /// By segment: the number of the last run that looked at it.
    var lastLook: [Int32]
    var look: Int32 = 0
    var row: TileRow
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
    Worker(
      lastLook: Array(repeating: 0, count: network.vertices.count),
      row: TileRow(0, grid, joiner.rule))
  }

  /// Finds the segments within reach of a tile and of the next ones to the east.
  private func measure(from first: (row: Int32, column: Int32), _ worker: inout Worker) {
    if worker.row.row != first.row { worker.row = TileRow(first.row, grid, joiner.rule) }
    let row = worker.row
    let center = grid.center(row: first.row, column: first.column)
    // A run of wide columns may go round the globe.
    worker.count = TileGrid.hasEvenColumns(near: center) ? 16 : 1
    for lane in worker.found.indices { worker.found[lane].removeAll(keepingCapacity: true) }
    worker.look += 1
    let reach = maxJoin + row.radius + row.error
    let width = Float(Double(grid.widthE7) * row.plane.metersPerStepEast)
    let x = Lanes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) * width
    let aside = Double(Float(worker.count - 1) * width)
    let frame = NearStretch.Frame(center, row, window: Double(reach) + aside + 10)
    let middle = grid.center(row: first.row, column: first.column + worker.count / 2)
    joiner.index.forEachSegment(
      within: Double(reach), aside: aside / 2 + Double(width), of: LocalPlane(at: middle)
    ) { segment in
      guard worker.lastLook[Int(segment)] != worker.look else { return }
      worker.lastLook[Int(segment)] = worker.look
      let (square, _) = NearStretch(ofSegment: segment, network, frame).shape.measure(x, Lanes())
      let isNear = square .<= Lanes(repeating: reach * reach)
      guard isNear != SIMDMask(repeating: false) else { return }
      let part = network.parts[Int(joiner.chainOfSegment[Int(segment)])]
      for lane in 0..<Int(worker.count) where isNear[lane] {
        worker.found[lane].append(
          Near(segment: segment, part: part, distance: square[lane].squareRoot()))
      }
    }
  }

  private func add(
    _ tile: (row: Int32, column: Int32), lane: Int, _ isAtBorder: Bool, _ worker: inout Worker,
    to piece: inout Piece
  ) {
    dropWhatCannotBeJoined(&worker.found[lane], worker.row, &worker.parts)
    guard !worker.found[lane].isEmpty else { return }
    worker.found[lane].sort {
      ($0.part, $0.distance, $0.segment) < ($1.part, $1.distance, $1.segment)
    }
    var kind: TileKind = isAtBorder ? .isAtBorder : []
    if worker.found[lane].first!.part != worker.found[lane].last!.part {
      kind.insert(.hasSeveralParts)
    }
    piece.rows.append(tile.row)
    piece.columns.gridColumns.append(tile.column)
    piece.columns.kinds.append(kind)
    for near in worker.found[lane] {
      piece.columns.segments.append(near.segment)
      piece.columns.distances.append(near.distance)
    }
    piece.columns.firstSegment.append(Int32(piece.columns.segments.count))
  }

  private var maxJoin: Float { Float(joiner.rule.maxJoinMeters) }

  /// Leaves out small parts that each point of the tile drops for the sake of a longer one, and
  /// segments that are for each point too far beyond the nearest of their part.
  private func dropWhatCannotBeJoined(
    _ found: inout [Near], _ row: TileRow, _ parts: inout [NearPart]
  ) {
    parts.removeAll(keepingCapacity: true)
    for near in found {
      if let index = parts.firstIndex(where: { $0.part == near.part }) {
        parts[index].distance = min(parts[index].distance, near.distance)
      } else {
        parts.append(NearPart(part: near.part, distance: near.distance))
      }
    }
    let slack = Float(joiner.rule.slackMeters)
    let lengths = network.partLengths
    let longestInReachOfAll =
      parts.lazy.filter { $0.distance + row.radius + row.error <= maxJoin }
      .map { lengths[Int($0.part)] }.max() ?? 0
    let (nearest, rule) = (parts, joiner.rule)
    found.removeAll { near in
      if rule.drops(partOfLength: lengths[Int(near.part)], besideOneOf: longestInReachOfAll) {
        return true
      }
      let distance = nearest.first { $0.part == near.part }!.distance
      return near.distance > distance + slack + 2 * (row.radius + row.error)
    }
  }
}
