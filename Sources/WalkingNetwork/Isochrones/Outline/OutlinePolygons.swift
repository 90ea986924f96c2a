import Geography

/// Puts rings together to polygons.
struct OutlinePolygons {
  private let grid: TileGrid
  private let edges: MixedEdges
  private let rings: OutlineRings
  private let crossings: [Coordinate]
  /// By ring, closed; `nil` if every crossing is a vertex.
  private let simplified: [[Coordinate]]?

  init(
    _ grid: TileGrid, _ edges: MixedEdges, _ rings: OutlineRings, _ crossings: [Coordinate],
    simplified: [[Coordinate]]? = nil
  ) {
    self.grid = grid
    self.edges = edges
    self.rings = rings
    self.crossings = crossings
    self.simplified = simplified
  }

  /// In the order of their southernmost rows of tiles, then from the west.
  func polygons() -> [Polygon] {
    var polygons: [Polygon] = []
    var polygonOfRing = Array(repeating: -1, count: rings.count)
    for ring in 0..<rings.count where rings.areas[ring] > 0 && isLarge(ring) {
      polygonOfRing[ring] = polygons.count
      polygons.append(Polygon(exterior: coordinates(ring)))
    }
    let parents = parentsOfHoles()
    for ring in 0..<rings.count where rings.areas[ring] < 0 && isLarge(ring) {
      let polygon = polygonOfRing[parents[ring]]
      // What lies in a part too small lies in nothing.
      if polygon >= 0 { polygons[polygon].holes.append(coordinates(ring)) }
    }
    return polygons
  }

  private func isLarge(_ ring: Int) -> Bool {
    let place = crossings[Int(rings.order[rings.first[ring]])]
    // Of the row of tiles, so that it is the same for the rings of nested areas.
    let center = grid.center(row: grid.row(place.latitudeE7), column: 0)
    let plane = LocalPlane(at: center)
    let square = plane.metersPerStepEast * plane.metersPerStepNorth
    return abs(areaE14(ring)) * square >= IsochroneDrawer.leastSquareMeters
  }

  /// As it will be written, steps of 1e-7° to the square.
  private func areaE14(_ ring: Int) -> Double {
    guard let simplified else { return rings.areas[ring] }
    let places = simplified[ring]
    let origin = places[0]
    var twice: Int64 = 0
    for (here, there) in zip(places, places.dropFirst()) {
      let start = (origin.eastwardE7(to: here), here.latitudeE7 - origin.latitudeE7)
      let end = (origin.eastwardE7(to: there), there.latitudeE7 - origin.latitudeE7)
      twice += Int64(start.0) * Int64(end.1) - Int64(end.0) * Int64(start.1)
    }
    return Double(twice) / 2
  }

  private func coordinates(_ ring: Int) -> [Coordinate] {
    if let simplified { return simplified[ring] }
    let range = rings.first[ring]..<rings.first[ring + 1]
    var coordinates: [Coordinate] = []
    coordinates.reserveCapacity(range.count + 1)
    for index in range { coordinates.append(crossings[Int(rings.order[index])]) }
    coordinates.append(coordinates[0])
    return coordinates
  }

  // MARK: Holes

  /// By ring: of a hole, the ring of the part that it lies in.
  private func parentsOfHoles() -> [Int] {
    let westernmost = westernmostCrossings()
    var parents = Array(repeating: -1, count: rings.count)
    // From the west: what a hole finds to its west is known then.
    let holes = westernmost.indices.filter { rings.areas[$0] < 0 }
      .sorted { westernmost[$0] < westernmost[$1] }
    for hole in holes {
      let ring = Int(rings.ringOfCrossing[neighbor(westOf: westernmost[hole])])
      parents[hole] = rings.areas[ring] > 0 ? ring : parents[ring]
    }
    return parents
  }

  /// A mixed edge to the east: its tile, row and place.
  private struct Place: Comparable {
    /// Its point of the lattice, counted from column 0.
    let east: Int
    let tile: Int
    let row: Int
    let place: Int

    static func < (first: Place, second: Place) -> Bool {
      (first.east, first.tile, first.row) < (second.east, second.tile, second.row)
    }
  }

  /// By ring: its westernmost crossing of an edge to the east.
  private func westernmostCrossings() -> [Place] {
    let side = edges.pointsAlongTile
    let none = Place(east: .max, tile: 0, row: 0, place: 0)
    var westernmost = Array(repeating: none, count: rings.count)
    for tile in edges.columns.indices {
      for row in 0..<side {
        var rest = edges.eastward[tile * side + row]
        while rest != 0 {
          let place = rest.trailingZeroBitCount
          rest &= rest - 1
          let ring = Int(
            rings.ringOfCrossing[edges.eastwardEdge(tile, row: row, place: place)])
          let found = Place(
            east: Int(edges.columns[tile]) * side + place, tile: tile, row: row, place: place)
          if found < westernmost[ring] { westernmost[ring] = found }
        }
      }
    }
    return westernmost
  }

  /// The next crossing to the west in the same row of the lattice; there is one, since a hole has
  /// the inside to its west.
  private func neighbor(westOf start: Place) -> Int {
    let side = edges.pointsAlongTile
    var tile = start.tile
    var bits = edges.eastward[tile * side + start.row] & (UInt16(1) << UInt16(start.place) - 1)
    while bits == 0 {
      tile -= 1
      bits = edges.eastward[tile * side + start.row]
    }
    let place = 15 - bits.leadingZeroBitCount
    return edges.eastwardEdge(tile, row: start.row, place: place)
  }
}
