import Geography

/// How the tiles of one row measure.
struct TileRow {
  let row: Int32
  /// At the middle of the row; its origin's longitude means nothing.
  let plane: LocalPlane
  /// From the center of a tile to a corner, meters.
  let radius: Float
  /// By how much a distance that is measured in this plane, in 32 bits, may differ from the one
  /// that counts, which is measured in the plane of the point itself and rounded to a millimeter.
  let error: Float

  init(_ row: Int32, _ grid: TileGrid, _ rule: JoinRule) {
    self.row = row
    let center = grid.center(row: row, column: 0)
    plane = LocalPlane(at: center)
    let width = Double(grid.widthE7) * plane.metersPerStepEast
    let height = Double(TileGrid.heightE7) * plane.metersPerStepNorth
    let radius = (width * width + height * height).squareRoot() / 2
    let reach = rule.maxJoinMeters + 2 * radius
    let sides = ([-1, 1] as [Int64]).map { side in
      let latitude = Latitude.clamped(Int64(center.latitudeE7) + side * TileGrid.heightE7 / 2)
      return LocalPlane(at: Coordinate(longitudeE7: 0, latitudeE7: latitude))
    }
    let stretch = sides.lazy.map { [plane] side in
      max(
        abs(side.metersPerStepEast / max(plane.metersPerStepEast, 1e-12) - 1),
        abs(side.metersPerStepNorth / plane.metersPerStepNorth - 1))
    }.max()!
    self.radius = Float(radius)
    // A millimeter for what is rounded (the leg, the nearest leg, the position); 32 bits hold 24
    // binary digits, of which a few operations spoil the last ones.
    error = Float(min(0.0012 + reach * (2 * stretch + 1e-6), 1e9))
  }
}
