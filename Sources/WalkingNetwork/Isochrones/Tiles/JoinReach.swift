import Geography

/// How many rows and columns of tiles a point may be away from a street that it joins.
struct JoinReach {
  let rows: Int32
  private let grid: TileGrid
  private let maxJoinMeters: Double

  init(_ grid: TileGrid, _ rule: JoinRule) {
    self.grid = grid
    maxJoinMeters = rule.maxJoinMeters
    // Degrees of latitude are shortest at the equator.
    let plane = LocalPlane(at: Coordinate(longitudeE7: 0, latitudeE7: 0))
    let height = Double(TileGrid.heightE7) * plane.metersPerStepNorth
    // One more for a tile that a street only touches (`Rasterizer`).
    rows = Int32((maxJoinMeters / height).rounded(.up)) + 1
  }

  /// How many columns for a point of a row.
  func columns(in row: TileRow) -> Int32 {
    // Columns are narrowest at the side of a row that is nearer to the pole; how far a street in
    // another row is away is measured at the point, which lies in this row.
    let width = Double(grid.widthE7) * 0.999
    let columns = (row.plane.stepsEast(meters: maxJoinMeters) / width).rounded(.up) + 2
    return Int32(min(columns, Double(grid.columnCount)))
  }
}
