import Geography
import Parallelism

/// What drawing needs of a network, once for all isochrones: tiles of 40 m, each with the segments
/// that can be a join of any of its points.
///
/// Flat columns, shared by threads. A tile that has no such
/// segment, or lies outside the data area, does not stand in them.
package struct DrawingTiles: Sendable {
  let grid: TileGrid
  let rule: JoinRule
  /// By segment.
  let chainOfSegment: [Int32]
  package let columns: Columns
  /// How the rows measure, from one below the first row to one above the last.
  private let measures: [TileRow]

  package struct Columns: Hashable, Sendable {
    /// The row of the first tile.
    package var firstRow: Int32 = 0
    // By row: its tiles are firstTile[r] ..< firstTile[r + 1], from west to east.
    package var firstTile: [Int32] = [0]

    // By tile.
    /// Its column in the grid.
    package var gridColumns: [Int32] = []
    package var kinds: [TileKind] = []
    /// Its segments are segments[firstSegment[t] ..< firstSegment[t + 1]], part by part, the
    /// longest part first; within a part the nearest first.
    package var firstSegment: [Int32] = [0]

    // By a tile's segment.
    package var segments: [Int32] = []
    /// From the tile's center, meters.
    package var distances: [Float] = []

    package init() {}
  }

  /// - Parameters:
  ///   - joiner: Made from the network; its distances are those of the drawing.
  ///   - origins: From where alone drawings will be made, and how many meters they extend at most;
  ///     `nil`: from anywhere.
  package init(
    _ network: Network, joiner: Joiner, origins: (places: [Coordinate], meters: Double)? = nil,
    parallel: Parallel
  ) throws {
    let grid = TileGrid(network, joiner.rule)
    self.grid = grid
    rule = joiner.rule
    chainOfSegment = joiner.chainOfSegment
    let maxJoin = joiner.rule.maxJoinMeters
    let builder = TileBuilder(
      network, joiner: joiner, grid: grid,
      wanted: origins.flatMap { TileWindow(around: $0.places, meters: $0.meters, grid) },
      // What can be joined from a tile lies at most so much farther away.
      streets: origins.flatMap {
        TileWindow(around: $0.places, meters: $0.meters + maxJoin, grid)
      })
    let columns = try builder.columns(parallel: parallel)
    self.columns = columns
    measures = (0...Int32(columns.firstTile.count)).map {
      TileRow(columns.firstRow - 1 + $0, grid, joiner.rule)
    }
  }

  var rows: Range<Int32> {
    columns.firstRow..<columns.firstRow + Int32(columns.firstTile.count - 1)
  }

  /// - Parameter number: Of a row with tiles or of one next to it.
  func row(_ number: Int32) -> TileRow { measures[Int(number - columns.firstRow) + 1] }

  func tiles(ofRow row: Int32) -> Range<Int> {
    let index = Int(row - columns.firstRow)
    return Int(columns.firstTile[index])..<Int(columns.firstTile[index + 1])
  }

  /// The tiles of a row in some columns; in all of them where the seam of the globe is among these.
  func tiles(ofRow row: Int32, columns wanted: ClosedRange<Int32>) -> Range<Int> {
    let all = tiles(ofRow: row)
    if wanted.lowerBound < 0 || wanted.upperBound >= grid.columnCount { return all }
    let first = firstTile(from: wanted.lowerBound, in: all)
    return first..<firstTile(from: wanted.upperBound + 1, in: first..<all.upperBound)
  }

  func tile(row: Int32, column: Int32) -> Int? {
    guard rows.contains(row) else { return nil }
    let tiles = tiles(ofRow: row)
    let tile = firstTile(from: column, in: tiles)
    return tile < tiles.upperBound && columns.gridColumns[tile] == column ? tile : nil
  }

  private func firstTile(from column: Int32, in tiles: Range<Int>) -> Int {
    tiles.partitioningIndex { columns.gridColumns[$0] >= column }
  }

  func segments(ofTile tile: Int) -> Range<Int> {
    Int(columns.firstSegment[tile])..<Int(columns.firstSegment[tile + 1])
  }
}
