import Geography

/// The tiles near some places: all that drawings from them can touch. A drawing of one origin needs
/// a few hundred of a city's hundred thousand tiles.
struct TileWindow: Sendable {
  private struct Part: Sendable {
    let rows: ClosedRange<Int64>
    let columns: ClosedRange<Int64>
  }

  private let parts: [Part]

  /// More places than this are rather served by the tiles of the whole network.
  private static let mostPlaces = 16
  /// Farther to the poles the width of a column changes too fast within a window.
  private static let highestLatitudeE7 = 800_000_000
  /// Tiles that a lattice looks at beyond those in reach, and one for rounding.
  private static let margin: Int64 = 3

  /// - Parameter meters: How far from a place a drawing may extend.
  /// - Returns: `nil` if all tiles are wanted.
  init?(around places: [Coordinate], meters: Double, _ grid: TileGrid) {
    guard places.count <= Self.mostPlaces else { return nil }
    var parts: [Part] = []
    for place in places {
      guard abs(Int(place.latitudeE7)) <= Self.highestLatitudeE7 else { return nil }
      let plane = LocalPlane(at: place)
      let (height, width) = (TileGrid.heightE7, grid.widthE7)
      // A hundredth more: columns are narrower on the side of the pole.
      let north = Int64(meters / plane.metersPerStepNorth) / height + Self.margin
      let east = Int64(meters * 1.01 / plane.metersPerStepEast) / width + Self.margin
      let (row, column) = (
        Int64(grid.row(place.latitudeE7)), grid.eastward(place.longitudeE7) / width
      )
      // A window round the globe's seam would be in two pieces.
      guard column - east >= 0, (column + east) * width < Int64(Longitude.fullCircleE7) else {
        return nil
      }
      parts.append(Part(rows: row - north...row + north, columns: column - east...column + east))
    }
    self.parts = parts
  }

  func contains(row: Int32, column: Int32) -> Bool {
    parts.contains { $0.rows.contains(Int64(row)) && $0.columns.contains(Int64(column)) }
  }

  /// Whether any tile of some rows may be in it.
  func reaches(rows: ClosedRange<Int32>) -> Bool {
    parts.contains { $0.rows.overlaps(Int64(rows.lowerBound)...Int64(rows.upperBound)) }
  }
}
