import Geography

/// The outline of an area as closed rings from crossing to crossing, the inside on their left.
///
/// - Source: W. E. Lorensen, H. E. Cline, Marching cubes, SIGGRAPH 1987, in the plane. Where two
///   opposite corners of a square are inside, they are not joined: one rule for all squares, so
///   that outlines of nested areas are nested and no two rings touch.
struct OutlineRings {
  /// By crossing: the next one of its ring.
  private var next: [Int32] = []
  /// By crossing: its ring, -1 while it is not known.
  private(set) var ringOfCrossing: [Int32] = []

  // By ring: its crossings are order[first[r] ..< first[r + 1]].
  private(set) var first: [Int] = [0]
  private(set) var order: [Int32] = []
  /// By ring: its area, steps of 1e-7° to the square; below zero for a hole.
  private(set) var areas: [Double] = []

  var count: Int { areas.count }

  mutating func trace(_ edges: MixedEdges, _ tiles: InsideTiles, _ crossings: [Coordinate]) {
    if next.count < edges.count {
      next = Array(repeating: -1, count: edges.count * 2)
    }
    ringOfCrossing.removeAll(keepingCapacity: true)
    for _ in 0..<edges.count { ringOfCrossing.append(-1) }
    for tile in edges.columns.indices { link(tile, edges, tiles) }
    first.removeAll(keepingCapacity: true)
    first.append(0)
    order.removeAll(keepingCapacity: true)
    areas.removeAll(keepingCapacity: true)
    for crossing in 0..<edges.count where ringOfCrossing[crossing] < 0 {
      follow(from: Int32(crossing), crossings)
    }
  }

  // MARK: Squares

  /// Links the crossings of the squares to the north-east of a tile's points.
  private mutating func link(_ tile: Int, _ edges: MixedEdges, _ tiles: InsideTiles) {
    let side = edges.pointsAlongTile
    let (east, north) = (Int(edges.east[tile]), Int(edges.north[tile]))
    for row in 0..<side {
      let index = tile * side + row
      let isTop = row + 1 == side
      let above =
        isTop ? (north >= 0 ? edges.eastward[north * side] : 0) : edges.eastward[index + 1]
      let beyond = east >= 0 ? UInt32(edges.northward[east * side + row] & 1) : 0
      let sides = UInt32(edges.northward[index]) | beyond << UInt32(side)
      var rest = UInt32(edges.eastward[index]) | UInt32(above) | sides | sides >> 1
      rest &= UInt32(1) << UInt32(side) - 1
      while rest != 0 {
        let place = rest.trailingZeroBitCount
        rest &= rest - 1
        linkSquare(tile, row: row, place: place, edges, tiles)
      }
    }
  }

  private mutating func linkSquare(
    _ tile: Int, row: Int, place: Int, _ edges: MixedEdges, _ tiles: InsideTiles
  ) {
    let side = edges.pointsAlongTile
    let isLast = place + 1 == side
    let isTop = row + 1 == side
    func isMixed(_ bits: UInt16, _ place: Int) -> Bool { bits >> UInt16(place) & 1 == 1 }
    let index = tile * side + row
    let (eastTile, eastPlace) = isLast ? (Int(edges.east[tile]), 0) : (tile, place + 1)
    let (northTile, northRow) = isTop ? (Int(edges.north[tile]), 0) : (tile, row + 1)
    let isSouthMixed = isMixed(edges.eastward[index], place)
    let isWestMixed = isMixed(edges.northward[index], place)
    let isEastMixed =
      eastTile >= 0 && isMixed(edges.northward[eastTile * side + row], eastPlace)
    // The four corners follow from one of them and the mixed edges.
    let southWest = edges.isInside(tile, row: row, place: place, tiles)
    let southEast = southWest != isSouthMixed
    let northWest = southWest != isWestMixed
    let northEast = southEast != isEastMixed
    func south() -> Int { edges.eastwardEdge(tile, row: row, place: place) }
    func west() -> Int { edges.northwardEdge(tile, row: row, place: place) }
    func east() -> Int { edges.northwardEdge(eastTile, row: row, place: eastPlace) }
    func north() -> Int { edges.eastwardEdge(northTile, row: northRow, place: place) }
    let corners =
      (southWest ? 1 : 0) + (southEast ? 2 : 0) + (northEast ? 4 : 0) + (northWest ? 8 : 0)
    switch corners {
    case 1: link(south(), west())
    case 2: link(east(), south())
    case 3: link(east(), west())
    case 4: link(north(), east())
    case 5:
      link(south(), west())
      link(north(), east())
    case 6: link(north(), south())
    case 7: link(north(), west())
    case 8: link(west(), north())
    case 9: link(south(), north())
    case 10:
      link(east(), south())
      link(west(), north())
    case 11: link(east(), north())
    case 12: link(west(), east())
    case 13: link(south(), east())
    case 14: link(west(), south())
    default: break
    }
  }

  private mutating func link(_ from: Int, _ to: Int) { next[from] = Int32(to) }

  // MARK: Rings

  private mutating func follow(from start: Int32, _ crossings: [Coordinate]) {
    let ring = Int32(areas.count)
    let origin = crossings[Int(start)]
    func offset(_ crossing: Int32) -> (x: Int64, y: Int64) {
      let place = crossings[Int(crossing)]
      return (
        Int64(place.longitudeE7) - Int64(origin.longitudeE7),
        Int64(place.latitudeE7) - Int64(origin.latitudeE7)
      )
    }
    // The sum is whole and does not depend on where the ring begins.
    var (twice, crossing) = (Int64(0), start)
    repeat {
      ringOfCrossing[Int(crossing)] = ring
      order.append(crossing)
      let following = next[Int(crossing)]
      let (here, there) = (offset(crossing), offset(following))
      twice &+= here.x &* there.y &- there.x &* here.y
      crossing = following
    } while crossing != start
    areas.append(Double(twice) / 2)
    first.append(order.count)
  }
}
