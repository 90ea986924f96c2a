import Geography

/// Draws the areas from which, or to which, one can walk in time (walking-rule, 5).
///
/// Belongs to one thread; reuses its working memory. The way of an area:
///
/// 1. `DrawingTiles`, once a network: tiles of 40 m, each with the streets that its points may join.
/// 2. `ReachedSegments`: how far one can still walk at each segment.
/// 3. Of each tile which points of its lattice are in time: `TileSettler`, or from what the points
///    join `PointSettler`.
/// 4. Where the outline crosses the steps between them: `EdgeSearcher`, or `EdgeInterpolator`.
/// 5. Crossings to rings and polygons: `OutlineRings`, `OutlineSimplifier`, `OutlinePolygons`.
///
/// Whether a point is in time is decided by the rule itself, at the points of a lattice that lies
/// fixed round the network, and along its steps where the outline crosses them. So a drawing
/// depends on the network, the quality, the field and the limit, and on nothing else; areas of
/// nested limits are nested.
package struct IsochroneDrawer {
  /// Work that was done, for those who measure.
  package struct Counts: Hashable, Sendable {
    /// Tiles that were looked at, and those of which the segments had to be measured.
    package var tiles = 0
    package var measuredTiles = 0
    /// Points of which it was asked whether they are in time: in 32 bits, and by the rule itself.
    package var testedPoints = 0
    package var exactPoints = 0

    package init() {}

    package static func + (one: Counts, other: Counts) -> Counts { one.combined(other, +) }
    package static func - (later: Counts, earlier: Counts) -> Counts { later.combined(earlier, -) }

    private func combined(_ other: Counts, _ operation: (Int, Int) -> Int) -> Counts {
      var result = Counts()
      result.tiles = operation(tiles, other.tiles)
      result.measuredTiles = operation(measuredTiles, other.measuredTiles)
      result.testedPoints = operation(testedPoints, other.testedPoints)
      result.exactPoints = operation(exactPoints, other.exactPoints)
      return result
    }
  }

  /// Parts, holes and bands below this are left out: slivers.
  package static let leastSquareMeters = 1.0

  /// Of all areas drawn so far.
  package var counts: Counts { settler.counts + pointSettler.counts + finder.counts }

  /// The steps of the lattice, 1e-7°. Its points lie at whole numbers of them from the 180th
  /// meridian and from the equator.
  package var stepE7: (east: Int64, north: Int64) { (lattice.stepEastE7, lattice.stepNorthE7) }

  private let network: Network
  private let tiles: DrawingTiles
  private let lattice: Lattice
  private var area: DataAreaTester
  private var reached: ReachedSegments
  private var settler: TileSettler
  private var pointSettler: PointSettler
  /// `nil` if tiles and edges are searched.
  private var points: PointJoins?
  private var inside: InsideTiles
  private var edges: MixedEdges
  private var finder: CrossingFinder
  private var rings = OutlineRings()

  /// - Parameters:
  ///   - tiles: Made from the network.
  ///   - mostJoins: How many joins of lattice points are kept from one area to the next, 8 bytes
  ///     each; what is drawn does not depend on it.
  package init(
    _ network: Network, _ tiles: DrawingTiles, quality: IsochroneQuality,
    mostJoins: Int = 6_000_000
  ) {
    self.network = network
    self.tiles = tiles
    let side = quality.pointsAlongTile(network.pace)
    lattice = Lattice(pointsAlongTile: side, tiles.grid)
    area = DataAreaTester(network.dataArea.shape)
    reached = ReachedSegments(network)
    settler = TileSettler(lattice, tiles.rule)
    pointSettler = PointSettler(lattice)
    points =
      quality.isInterpolated ? PointJoins(network, tiles, lattice, mostJoins: mostJoins) : nil
    inside = InsideTiles(pointsAlongTile: side)
    edges = MixedEdges(pointsAlongTile: side)
    finder = CrossingFinder(lattice, tiles.grid, tiles.rule)
  }

  /// The area of a field: all points from which (or to which) one of its origins is in reach.
  ///
  /// - Parameters:
  ///   - field: Of the same network; it has been run with a limit of at least
  ///     `Pace.reach(centiseconds:)`.
  ///   - limitCentiseconds: Hundredths of a second; the end is included.
  /// - Returns: Valid, right-handed polygons with their holes, none of them below 1 m²; from south
  ///   to north. None runs over the 180th meridian: areas are cut there.
  /// - Throws: `GEOSError`, should GEOS fail on the polygons of the data area.
  package mutating func area(
    of field: WalkField, limitCentiseconds: Int64
  ) throws -> [Polygon] {
    finder.keepsDetails = false
    var simplifier: OutlineSimplifier?
    return try draw(field, limitCentiseconds, &simplifier)
  }

  /// The areas of several limits with fewer vertices: valid and nested as the others are, and no
  /// farther from them than `meters` along the steps of the lattice.
  ///
  /// Within that distance the areas of lower limits depend on the higher ones: where they share a
  /// border, the simplified border of the higher one bounds them.
  ///
  /// - Parameters:
  ///   - limits: Hundredths of a second, in any order.
  ///   - meters: If 0, the areas are those of `area`.
  /// - Returns: By limit.
  package mutating func areas(
    of field: WalkField, limitsCentiseconds limits: [Int64], simplifiedWithin meters: Double = 0
  ) throws -> [[Polygon]] {
    guard meters > 0 else {
      return try limits.map { try area(of: field, limitCentiseconds: $0) }
    }
    finder.keepsDetails = true
    let descending = Set(limits).sorted(by: >)
    var simplifier: OutlineSimplifier? = OutlineSimplifier(
      toleranceE7: tiles.grid.stepsE7(meters: meters), limits: descending.count)
    var areas: [Int64: [Polygon]] = [:]
    for limit in descending { areas[limit] = try draw(field, limit, &simplifier) }
    return limits.map { areas[$0]! }
  }

  private mutating func draw(
    _ field: WalkField, _ limit: Int64, _ simplifier: inout OutlineSimplifier?
  ) throws -> [Polygon] {
    let longest = network.pace.longestWalk(centiseconds: limit)
    reached.read(field, network, tiles.grid, longest: longest)
    let drawing = Drawing(tiles: tiles, reached: reached, field: field, longest: longest)
    try findInside(drawing)
    defer { simplifier?.endLimit() }
    guard inside.isAtMeridian(tiles.grid) else {
      return try outline(inside, .whole, drawing, &simplifier)
    }
    return try outline(inside.part(.west, tiles.grid), .west, drawing, &simplifier)
      + outline(inside.part(.east, tiles.grid), .east, drawing, &simplifier)
  }

  /// Which points of the lattice are in time.
  private mutating func findInside(_ drawing: Drawing) throws {
    inside.removeAll(firstRow: 0)
    guard let reachedRows = drawing.reached.rows, let columns = drawing.reached.columns else {
      return
    }
    let reach = JoinReach(tiles.grid, tiles.rule)
    let first = max(reachedRows.lowerBound - reach.rows, tiles.rows.lowerBound)
    let last = min(reachedRows.upperBound + reach.rows, tiles.rows.upperBound - 1)
    guard first <= last else { return }
    inside.removeAll(firstRow: first)
    for number in first...last {
      let row = tiles.row(number)
      let shape = TileLattice(lattice, row, tiles.grid)
      points?.forgetIfMany()
      let aside = reach.columns(in: row)
      let near = columns.lowerBound - aside...columns.upperBound + aside
      for tile in tiles.tiles(ofRow: number, columns: near) {
        try settle(tile, row, shape, drawing)
      }
      inside.endRow()
    }
  }

  private mutating func settle(
    _ tile: Int, _ row: TileRow, _ shape: TileLattice, _ drawing: Drawing
  ) throws {
    var rows: [UInt16]
    if points != nil {
      guard pointSettler.settle(tile: tile, row, shape, drawing, &points!) else { return }
      rows = pointSettler.rows
    } else {
      guard settler.settle(tile: tile, row, shape, drawing) else { return }
      rows = settler.rows
    }
    let column = tiles.columns.gridColumns[tile]
    if tiles.columns.kinds[tile].contains(.isAtBorder) {
      try leaveOut(row: row.row, column: column, of: &rows)
    }
    inside.append(column: column, rows: rows)
  }

  /// Takes out of the rows of a tile what lies outside the data area.
  private mutating func leaveOut(row: Int32, column: Int32, of rows: inout [UInt16]) throws {
    let corner = tiles.grid.corner(row: row, column: column)
    for index in rows.indices {
      let north = corner.northE7 + Int64(index) * lattice.stepNorthE7
      for place in 0..<lattice.pointsAlongTile where rows[index] >> UInt16(place) & 1 == 1 {
        let east = corner.eastE7 + Int64(place) * lattice.stepEastE7
        if try !area.contains((east, north)) { rows[index] &= ~(1 << UInt16(place)) }
      }
    }
  }

  private mutating func outline(
    _ part: InsideTiles, _ side: InsideTiles.Side, _ drawing: Drawing,
    _ simplifier: inout OutlineSimplifier?
  ) throws -> [Polygon] {
    edges.read(part)
    try finder.find(edges, part, side, drawing, &area, &points)
    rings.trace(edges, part, finder.crossings)
    let simplified = simplifier?.simplify(rings, finder.details)
    return OutlinePolygons(
      tiles.grid, edges, rings, finder.crossings, simplified: simplified
    ).polygons()
  }
}
