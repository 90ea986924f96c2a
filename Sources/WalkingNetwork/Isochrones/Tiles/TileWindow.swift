import Geography

/// The tiles near some places: all that drawings from them can touch. A drawing of one origin needs
/// a few hundred of a city's hundred thousand tiles.
struct TileWindow: Sendable {
  private struct Part: Sendable {
    let rows: ClosedRange<Int32>
    /// The westernmost column, and how many more there are to the east, maybe over the grid's seam.
    let column: Int32
    let more: Int32
  }

  private let parts: [Part]
  private let columnCount: Int32

  /// More places than this are rather served by the tiles of the whole network.
  private static let mostPlaces = 16
  /// Tiles that a lattice looks at beyond those in reach, and one for rounding.
  private static let margin = 3.0

  /// - Parameter meters: How far from a place a drawing may extend.
  /// - Returns: `nil` if all tiles are wanted.
  init?(around places: [Coordinate], meters: Double, _ grid: TileGrid) {
    guard places.count <= Self.mostPlaces, places.allSatisfy(TileGrid.hasEvenColumns) else {
      return nil
    }
    columnCount = grid.columnCount
    parts = places.map { place in
      let plane = LocalPlane(at: place)
      func tiles(_ steps: Double, of size: Int64, atMost most: Int32) -> Int32 {
        Int32(min(steps / Double(size) + Self.margin, Double(most)))
      }
      let north = tiles(
        plane.stepsNorth(meters: meters), of: TileGrid.heightE7, atMost: grid.rows.upperBound)
      // A hundredth more: columns are narrower on the side of the pole.
      let east = tiles(
        plane.stepsEast(meters: meters * 1.01), of: grid.widthE7, atMost: grid.columnCount / 2)
      let row = grid.row(place.latitudeE7)
      return Part(
        rows: row - north...row + north,
        column: grid.wrapped(grid.column(place.longitudeE7) - east), more: 2 * east)
    }
  }

  func contains(row: Int32, column: Int32) -> Bool {
    parts.contains { part in
      guard part.rows.contains(row) else { return false }
      let offset = column - part.column
      return (offset < 0 ? offset + columnCount : offset) <= part.more
    }
  }

  /// Whether any tile of some rows may be in it.
  func reaches(rows: ClosedRange<Int32>) -> Bool { parts.contains { $0.rows.overlaps(rows) } }
}
