import GEOSKit
import Geography

/// Which tiles lie in the data area, and which at its border.
struct DataAreaOfTiles: Sendable {
  enum State: Sendable {
    case inside
    case outside
    case atBorder
  }

  private(set) var states: [State]

  init(_ shape: Region, _ tiles: NearTiles, _ grid: TileGrid) throws {
    states = Array(repeating: .inside, count: tiles.count)
    switch shape {
    case .everywhere: break
    case .boxes(let boxes):
      for index in 0..<tiles.count { states[index] = Self.state(tiles.tile(index), boxes, grid) }
    case .polygons(let polygons):
      markBorder(polygons, tiles, grid)
      let area = try PreparedArea(polygons)
      for index in 0..<tiles.count where states[index] != .atBorder {
        let tile = tiles.tile(index)
        let isInside = try area.contains(grid.center(row: tile.row, column: tile.column))
        states[index] = isInside ? .inside : .outside
      }
    }
    // The last rows of the globe end in the midst of their tiles, or begin at the pole.
    for index in 0..<tiles.count where states[index] == .inside {
      let south = grid.corner(row: tiles.rows[index], column: 0).northE7
      if south <= -Latitude.poleE7 || south + TileGrid.heightE7 > Latitude.poleE7 {
        states[index] = .atBorder
      }
    }
  }

  private static func state(
    _ tile: (row: Int32, column: Int32), _ boxes: [BoundingBox], _ grid: TileGrid
  ) -> State {
    let corner = grid.corner(row: tile.row, column: tile.column)
    let (south, north) = (corner.northE7, corner.northE7 + TileGrid.heightE7)
    let west = TileGrid.coordinate(eastE7: corner.eastE7, northE7: 0)
    var state = State.outside
    for box in boxes where Int64(box.southE7) <= north && Int64(box.northE7) >= south {
      let toWest = box.eastwardE7(to: west)
      let hasColumn = toWest + grid.widthE7 <= box.widthE7
      if hasColumn, Int64(box.southE7) <= south, Int64(box.northE7) >= north { return .inside }
      // The box begins in the column, or the column in the box.
      if toWest <= box.widthE7 || toWest + grid.widthE7 >= Longitude.fullCircleE7 {
        state = .atBorder
      }
    }
    return state
  }

  /// Polygons are plane in longitude and latitude: their sides do not run over the 180th meridian.
  private mutating func markBorder(_ polygons: [Polygon], _ tiles: NearTiles, _ grid: TileGrid) {
    guard tiles.count > 0 else { return }
    let rows = TileLookup(tiles)
    let (width, height) = (Double(grid.widthE7), Double(TileGrid.heightE7))
    for ring in polygons.lazy.flatMap({ [$0.exterior] + $0.holes }) {
      for (start, end) in zip(ring, ring.dropFirst()) {
        for circle in [0, Longitude.fullCircleE7] {
          let offset = Double(circle - grid.westE7)
          Rasterizer.forEachRow(
            from: ((Double(start.longitudeE7) + offset) / width, Double(start.latitudeE7) / height),
            to: ((Double(end.longitudeE7) + offset) / width, Double(end.latitudeE7) / height),
            rows: rows.all, margin: 1
          ) { row, columns in
            for index in rows.tiles(row, columns) { states[index] = .atBorder }
          }
        }
      }
    }
  }
}

/// Finds tiles by row and column.
private struct TileLookup {
  private let tiles: NearTiles
  let all: ClosedRange<Int32>
  private let first: [Int32]

  /// - Parameter tiles: At least one.
  init(_ tiles: NearTiles) {
    self.tiles = tiles
    all = tiles.rows.first!...tiles.rows.last!
    let south = all.lowerBound
    first =
      CountedRows(all.count) { count in
        for row in tiles.rows { count(Int(row - south)) }
      }.first
  }

  func tiles(_ row: Int32, _ columns: ClosedRange<Int32>) -> Range<Int> {
    let index = Int(row - all.lowerBound)
    let range = Int(first[index])..<Int(first[index + 1])
    let low = place(of: columns.lowerBound, in: range)
    return low..<place(of: columns.upperBound + 1, in: low..<range.upperBound)
  }

  private func place(of column: Int32, in range: Range<Int>) -> Int {
    range.partitioningIndex { tiles.columns[$0] >= column }
  }
}
