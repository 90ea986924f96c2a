import Geography

/// Cells of some 50 m, each with a key. Columns are counted round the whole globe, so that the
/// 180th meridian is no edge.
struct CellGrid: Sendable {
  private static let cellMeters = 50.0
  private static let toleranceMeters = 0.1

  private let rowHeightE7: Int64
  private let columnCount: Int64

  init(_ network: Network) {
    let count = network.junctionCount
    let middle = count == 0 ? 0 : network.junctions[count / 2].latitudeE7
    let plane = LocalPlane(at: Coordinate(longitudeE7: 0, latitudeE7: middle))
    rowHeightE7 = max(1, Int64(plane.stepsNorth(meters: Self.cellMeters)))
    let width = plane.stepsEast(meters: Self.cellMeters)
    columnCount = max(1, Int64(Double(Longitude.fullCircleE7) / width))
  }

  /// Whether a segment spans more than a hundred rows or columns, some 5 km.
  func isLong(from start: Coordinate, to end: Coordinate) -> Bool {
    let most: Int64 = 100
    let north = abs(Int64(end.latitudeE7) - Int64(start.latitudeE7))
    let east = abs(Int64(start.eastwardE7(to: end)))
    return north > most * rowHeightE7 || east > most * (Longitude.fullCircleE7 / columnCount)
  }

  /// The cells that a segment crosses: row by row, the columns of its stretch in that row.
  func forEachCell(from start: Coordinate, to end: Coordinate, _ body: (Int64) -> Void) {
    let (west, south) = (Int64(start.longitudeE7), Int64(start.latitudeE7))
    let east = west + Int64(start.eastwardE7(to: end))
    let north = Int64(end.latitudeE7)
    let rows = row(min(south, north))...row(max(south, north))
    for row in rows {
      // The longitudes at which the segment enters and leaves the row, and a step beyond.
      var (enter, leave) = (west, east)
      if rows.count > 1 {
        let slope = Double(east - west) / Double(north - south)
        let bottom = max(Double(row * rowHeightE7), Double(min(south, north)))
        let top = min(Double((row + 1) * rowHeightE7), Double(max(south, north)))
        enter = west + Int64(slope * (bottom - Double(south)))
        leave = west + Int64(slope * (top - Double(south)))
      }
      let columns = column(min(enter, leave) - 1)...column(max(enter, leave) + 1)
      for column in columns { body(key(row: row, column: column)) }
    }
  }

  private func row(_ latitudeE7: Int64) -> Int64 {
    Int64((Double(latitudeE7) / Double(rowHeightE7)).rounded(.down))
  }

  /// Not yet wrapped round the globe.
  private func column(_ longitudeE7: Int64) -> Int64 {
    Int64(
      (Double(longitudeE7) * Double(columnCount) / Double(Longitude.fullCircleE7)).rounded(.down))
  }

  private func key(row: Int64, column: Int64) -> Int64 {
    let wrapped = ((column % columnCount) + columnCount) % columnCount
    return row * columnCount + wrapped
  }

  /// Calls `body` with the cells that hold every place within `meters` of the origin of `plane`, or
  /// of places up to `aside` meters to the east or west of it.
  @inline(__always)
  func forEachCell(
    within meters: Double, aside: Double, of plane: LocalPlane, _ body: (_ key: Int64) -> Void
  ) {
    let (rows, columns) = cells(within: meters, aside: aside, of: plane)
    for row in rows {
      for column in columns { body(key(row: row, column: column)) }
    }
  }

  /// The columns are not wrapped round the globe, and at most once round.
  private func cells(
    within meters: Double, aside: Double, of plane: LocalPlane
  ) -> (rows: ClosedRange<Int64>, columns: ClosedRange<Int64>) {
    let north = Int64(plane.stepsNorth(meters: meters).rounded(.up)) + 1
    let steps = plane.stepsEast(meters: meters + aside).rounded(.up)
    let east = Int64(min(steps, Double(Longitude.fullCircleE7 / 2))) + 1
    let longitude = Int64(plane.origin.longitudeE7)
    let latitude = Int64(plane.origin.latitudeE7)
    let first = column(longitude - east)
    return (
      row(latitude - north)...row(latitude + north),
      first...min(column(longitude + east), first + columnCount - 1)
    )
  }

  /// Calls `body` with the cells that hold every place within `meters` of the origin of `plane`, and
  /// how far all places of each are at least, meters: the origin's own cell first, then ring by ring.
  /// A segment may leave a cell by a step of the coordinates: so the distance is less by
  /// `toleranceMeters`.
  func forEachCell(
    within meters: Double, of plane: LocalPlane, _ body: (_ key: Int64, _ meters: Double) -> Void
  ) {
    let (rows, columns) = cells(within: meters, aside: 0, of: plane)
    let (longitude, latitude) = (
      Int64(plane.origin.longitudeE7), Int64(plane.origin.latitudeE7)
    )
    let own = (row: row(latitude), column: min(column(longitude), columns.upperBound))
    let rings = max(
      max(rows.upperBound - own.row, own.row - rows.lowerBound),
      max(columns.upperBound - own.column, own.column - columns.lowerBound))
    for ring in 0...rings {
      let aside = (own.column - ring)...(own.column + ring)
      for row in (own.row - ring...own.row + ring).clamped(to: rows) {
        let isSide = abs(row - own.row) == ring
        let northward = metersNorth(toRow: row, of: plane)
        for column in stride(
          from: aside.lowerBound, through: aside.upperBound, by: isSide ? 1 : 2 * Int(ring))
        where columns.contains(column) {
          let eastward = metersEast(toColumn: column, of: plane)
          body(
            key(row: row, column: column),
            (northward * northward + eastward * eastward).squareRoot() - Self.toleranceMeters)
        }
      }
    }
  }

  /// How far a row is at least from the origin of a plane.
  private func metersNorth(toRow row: Int64, of plane: LocalPlane) -> Double {
    let latitude = Int64(plane.origin.latitudeE7)
    let steps = max(row * rowHeightE7 - latitude, latitude - (row + 1) * rowHeightE7, 0)
    return Double(steps) * plane.metersPerStepNorth
  }

  /// - Parameter column: Not wrapped round the globe.
  private func metersEast(toColumn column: Int64, of plane: LocalPlane) -> Double {
    let width = Double(Longitude.fullCircleE7) / Double(columnCount)
    let longitude = Double(plane.origin.longitudeE7)
    let west = Double(column) * width
    return max(west - longitude, longitude - west - width, 0) * plane.metersPerStepEast
  }
}
