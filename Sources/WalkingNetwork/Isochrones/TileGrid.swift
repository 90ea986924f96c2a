import Geography

/// Tiles of about 40 m that lie fixed round a network, in rows from south to north and columns from
/// west to east.
///
/// Rows are counted from the equator. Columns are counted from a meridian west of the network, such
/// that the 180th meridian is the side of a column: no tile and no step of a lattice runs over it.
struct TileGrid: Hashable, Sendable {
  /// Some 40 m. Lattices have up to 16 points along a tile, and crossings are looked for at 25
  /// places between two of them: all are whole steps of 1e-7°.
  static let heightE7: Int64 = 9 * unit
  private static let unit: Int64 = 16 * 25
  private static let fullCircleE7: Int64 = 3_600_000_000
  private static let meridianE7: Int64 = 1_800_000_000

  let widthE7: Int64
  /// The western side of column 0.
  let westE7: Int64

  /// - Parameter maxJoin: How far from its streets the network is joined, meters.
  init(_ network: Network, maxJoin: Double) {
    let count = network.junctionCount
    let middle = count == 0 ? 0 : network.junctions[count / 2].latitudeE7
    let plane = LocalPlane(at: Coordinate(longitudeE7: 0, latitudeE7: middle))
    let height = Double(Self.heightE7) * plane.metersPerStepNorth
    // At a pole, where a meter is any number of degrees, columns end at 36°.
    let units = height / max(plane.metersPerStepEast, 1e-9) / Double(Self.unit)
    widthE7 = Int64(max(1, min(units.rounded(), 900_000))) * Self.unit
    let box = BoundingBox(around: network.vertices)
    // So far west of the network that whatever joins it lies in a column from 0 on.
    let margin = min(maxJoin / max(plane.metersPerStepEast, 1e-9), 450_000_000)
    var west = Int64(box?.westE7 ?? 0) - Int64(margin) - 2 * widthE7
    // A network that begins at -180° has its first columns before 180°.
    if west < widthE7 - Self.meridianE7 {
      west = min(west + Self.fullCircleE7, Self.meridianE7 - widthE7)
    }
    let columns = ((Self.meridianE7 - west) + widthE7 - 1) / widthE7
    westE7 = Self.meridianE7 - columns * widthE7
  }

  /// Whole columns once round the globe. A network that goes round has a seam in front of column 0,
  /// less than a tile wide, in which nothing is drawn.
  var columnCount: Int32 { Int32(Self.fullCircleE7 / widthE7) }

  /// The same column, at most once round the globe.
  func wrapped(_ column: Int32) -> Int32 {
    let remainder = column % columnCount
    return remainder < 0 ? remainder + columnCount : remainder
  }

  /// The column that begins at the 180th meridian.
  var meridianColumn: Int32 { Int32((Self.meridianE7 - westE7) / widthE7) }

  func row(_ latitudeE7: Int32) -> Int32 {
    Int32((Int64(latitudeE7) - (Int64(latitudeE7) < 0 ? Self.heightE7 - 1 : 0)) / Self.heightE7)
  }

  /// Steps of 1e-7° east of column 0, once round the globe.
  func eastward(_ longitudeE7: Int32) -> Int64 {
    let offset = Int64(longitudeE7) - westE7
    if offset < 0 { return offset + Self.fullCircleE7 }
    return offset >= Self.fullCircleE7 ? offset - Self.fullCircleE7 : offset
  }

  func column(_ longitudeE7: Int32) -> Int32 { Int32(eastward(longitudeE7) / widthE7) }

  /// The south-western corner of a tile; its longitude may be beyond 180°.
  func corner(row: Int32, column: Int32) -> (eastE7: Int64, northE7: Int64) {
    (westE7 + Int64(column) * widthE7, Int64(row) * Self.heightE7)
  }

  /// The place at a latitude within ±90°, with a longitude that may be beyond 180°.
  ///
  /// - Parameter isEastern: Whether the 180th meridian is to be -180°.
  static func coordinate(
    eastE7: Int64, northE7: Int64, isEastern: Bool = false
  ) -> Coordinate {
    let isBeyond = eastE7 > meridianE7 || (isEastern && eastE7 == meridianE7)
    let wrapped = isBeyond ? eastE7 - fullCircleE7 : eastE7
    return Coordinate(longitudeE7: Int32(wrapped), latitudeE7: Int32(northE7))
  }

  /// So many meters east and north in the midst of the network, steps of 1e-7°.
  func stepsE7(meters: Double) -> SIMD2<Int64> {
    // A tile is as wide as it is high there. A step is longest at the poles: so it is never more.
    let pole = LocalPlane(at: Self.coordinate(eastE7: 0, northE7: 900_000_000))
    let north = min(meters, 1000) / pole.metersPerStepNorth
    return SIMD2(Int64(north * Double(widthE7) / Double(Self.heightE7)), Int64(north))
  }

  func center(row: Int32, column: Int32) -> Coordinate {
    let corner = corner(row: row, column: column)
    let north = min(max(corner.northE7 + Self.heightE7 / 2, -900_000_000), 900_000_000)
    return Self.coordinate(eastE7: corner.eastE7 + widthE7 / 2, northE7: north)
  }
}

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
    let reach = Double(rule.maxJoin) / 1000 + 2 * radius
    let sides = [-1.0, 1].map { side in
      let north = Double(center.latitudeE7) + side * Double(TileGrid.heightE7) / 2
      let latitude = Int32(min(max(north, -900_000_000), 900_000_000))
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
