import Geography

/// Tiles of about 40 m that lie fixed round a network, in rows from south to north and columns from
/// west to east.
///
/// Rows are counted from the equator. Columns are counted from a meridian west of the network, such
/// that the 180th meridian is the side of a column: no tile and no step of a lattice runs over it.
struct TileGrid: Hashable, Sendable {
  /// Some 40 m. Lattices have up to 16 points along a tile, and crossings are looked for at all parts
  /// between two of them: all are whole steps of 1e-7°.
  static let heightE7: Int64 = 9 * unit
  private static let unit = 16 * Int64(MixedEdge.parts)

  let widthE7: Int64
  /// The western side of column 0.
  let westE7: Int64
  /// Whole columns once round the globe. A network that goes round has a seam in front of column 0,
  /// less than a tile wide, in which nothing is drawn.
  let columnCount: Int32

  init(_ network: Network, _ rule: JoinRule) {
    let count = network.junctionCount
    let middle = count == 0 ? 0 : network.junctions[count / 2].latitudeE7
    let plane = LocalPlane(at: Coordinate(longitudeE7: 0, latitudeE7: middle))
    let height = Double(Self.heightE7) * plane.metersPerStepNorth
    // At a pole, where a meter is any number of degrees, columns end at 36°.
    let units = plane.stepsEast(meters: height) / Double(Self.unit)
    widthE7 = Int64(max(1, min(units.rounded(), 900_000))) * Self.unit
    columnCount = Int32(Longitude.fullCircleE7 / widthE7)
    let box = BoundingBox(around: network.vertices)
    // So far west of the network that whatever joins it lies in a column from 0 on.
    let margin = min(
      plane.stepsEast(meters: rule.maxJoinMeters), Double(Longitude.fullCircleE7 / 8))
    var west = Int64(box?.westE7 ?? 0) - Int64(margin) - 2 * widthE7
    // A network that begins at -180° has its first columns before 180°.
    if west < widthE7 - Longitude.halfCircleE7 {
      west = min(west + Longitude.fullCircleE7, Longitude.halfCircleE7 - widthE7)
    }
    let columns = ((Longitude.halfCircleE7 - west) + widthE7 - 1) / widthE7
    westE7 = Longitude.halfCircleE7 - columns * widthE7
  }

  /// Whether columns measure nearly the same in the rows round a place, and are not too wide: not so
  /// near to a pole.
  static func hasEvenColumns(near place: Coordinate) -> Bool {
    abs(Int64(place.latitudeE7)) <= 800_000_000
  }

  /// The same column, at most once round the globe.
  func wrapped(_ column: Int32) -> Int32 {
    let remainder = column % columnCount
    return remainder < 0 ? remainder + columnCount : remainder
  }

  /// The column that begins at the 180th meridian.
  var meridianColumn: Int32 { Int32((Longitude.halfCircleE7 - westE7) / widthE7) }

  /// From the South Pole to the North Pole.
  var rows: ClosedRange<Int32> {
    row(Int32(-Latitude.poleE7))...row(Int32(Latitude.poleE7))
  }

  func row(_ latitudeE7: Int32) -> Int32 {
    Int32((Int64(latitudeE7) - (Int64(latitudeE7) < 0 ? Self.heightE7 - 1 : 0)) / Self.heightE7)
  }

  /// Steps of 1e-7° east of column 0, once round the globe.
  func eastward(_ longitudeE7: Int32) -> Int64 {
    let offset = Int64(longitudeE7) - westE7
    if offset < 0 { return offset + Longitude.fullCircleE7 }
    return offset >= Longitude.fullCircleE7 ? offset - Longitude.fullCircleE7 : offset
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
    let meridian = Longitude.halfCircleE7
    let isBeyond = eastE7 > meridian || (isEastern && eastE7 == meridian)
    let wrapped = isBeyond ? eastE7 - Longitude.fullCircleE7 : eastE7
    return Coordinate(longitudeE7: Int32(wrapped), latitudeE7: Int32(northE7))
  }

  /// So many meters east and north in the midst of the network, steps of 1e-7°.
  func stepsE7(meters: Double) -> SIMD2<Int64> {
    // A tile is as wide as it is high there. A step is longest at the poles: so it is never more.
    let pole = LocalPlane(at: Self.coordinate(eastE7: 0, northE7: Latitude.poleE7))
    let north = pole.stepsNorth(meters: min(meters, 1000))
    return SIMD2(Int64(north * Double(widthE7) / Double(Self.heightE7)), Int64(north))
  }

  func center(row: Int32, column: Int32) -> Coordinate {
    let corner = corner(row: row, column: column)
    let north = Latitude.clamped(corner.northE7 + Self.heightE7 / 2)
    return Self.coordinate(eastE7: corner.eastE7 + widthE7 / 2, northE7: Int64(north))
  }
}
