/// The points at which a drawing asks whether they are in time: so many along each tile.
struct Lattice: Hashable, Sendable {
  /// 4, 8 or 16.
  let pointsAlongTile: Int
  /// Steps of 1e-7° between two points.
  let stepEastE7: Int64
  let stepNorthE7: Int64
  /// One bit for each point of a row of a tile.
  let fullRow: UInt16

  init(pointsAlongTile: Int, _ grid: TileGrid) {
    self.pointsAlongTile = pointsAlongTile
    stepEastE7 = grid.widthE7 / Int64(pointsAlongTile)
    stepNorthE7 = TileGrid.heightE7 / Int64(pointsAlongTile)
    fullRow = UInt16(truncatingIfNeeded: (1 << pointsAlongTile) - 1)
  }
}

/// A lattice in the plane of a tile's center, meters.
struct TileLattice {
  /// The south-western point of the tile.
  let west: Float
  let south: Float
  let stepEast: Float
  let stepNorth: Float

  init(_ lattice: Lattice, _ row: TileRow, _ grid: TileGrid) {
    let (east, north) = (row.plane.metersPerStepEast, row.plane.metersPerStepNorth)
    west = Float(Double(-grid.widthE7 / 2) * east)
    south = Float(Double(-TileGrid.heightE7 / 2) * north)
    stepEast = Float(Double(lattice.stepEastE7) * east)
    stepNorth = Float(Double(lattice.stepNorthE7) * north)
  }

  /// Half the diagonal of so many points by so many.
  func radius(ofPoints side: Int) -> Float {
    Float(side - 1) / 2 * (stepEast * stepEast + stepNorth * stepNorth).squareRoot()
  }

  /// The points of a square of four by four, row by row from the south, by its first point.
  @inline(__always)
  func sixteenPoints(x: Int, y: Int) -> (x: Lanes, y: Lanes) {
    (
      (Self.places + Float(x)) * stepEast + west,
      (Self.ranks + Float(y)) * stepNorth + south
    )
  }

  private static let places = Lanes(0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3)
  private static let ranks = Lanes(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3)
}
