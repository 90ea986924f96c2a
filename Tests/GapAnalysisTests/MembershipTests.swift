import GapAnalysis
import Geography
import Parallelism
import TestSupport
import Testing

/// Where places lie, asked of an index, against a loop over all areas in whole numbers.
@Suite("Places in areas")
struct MembershipTests {
  /// A lattice of 1e-7° times a step round a middle: every sum and product is exact.
  private struct Lattice {
    let step: Int32
    let west: Int32 = 1_172_000_000
    let south: Int32 = 318_000_000

    func place(_ x: Int, _ y: Int) -> Coordinate {
      Coordinate(longitudeE7: west + Int32(x) * step, latitudeE7: south + Int32(y) * step)
    }
  }

  private enum Side { case inside, outside, corner, straightEdge, slantedEdge }

  /// By crossings of a ray to the east; borders are told apart.
  private func side(_ ring: [Coordinate], _ place: Coordinate) -> Side {
    if ring.contains(place) { return .corner }
    let (x, y) = (Int64(place.longitudeE7), Int64(place.latitudeE7))
    var isInside = false
    for (one, other) in zip(ring, ring.dropFirst()) {
      let (x1, y1) = (Int64(one.longitudeE7), Int64(one.latitudeE7))
      let (x2, y2) = (Int64(other.longitudeE7), Int64(other.latitudeE7))
      let turn = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
      if turn == 0, min(x1, x2) <= x, x <= max(x1, x2), min(y1, y2) <= y, y <= max(y1, y2) {
        return x1 == x2 || y1 == y2 ? .straightEdge : .slantedEdge
      }
      if (y1 > y) != (y2 > y), (turn > 0) == (y2 > y1) { isInside.toggle() }
    }
    return isInside ? .inside : .outside
  }

  /// A border belongs to the area; `nil` on slanted edges, where degrees as doubles are not exact.
  private func contains(_ area: [Polygon], _ place: Coordinate) -> Bool? {
    var isInside = false
    for polygon in area {
      switch side(polygon.exterior, place) {
      case .slantedEdge: return nil
      case .outside: continue
      case .corner, .straightEdge: isInside = true
      case .inside:
        let holes = polygon.holes.map { side($0, place) }
        if holes.contains(where: { $0 == .slantedEdge }) { return nil }
        if !holes.contains(where: { $0 == .inside }) { isInside = true }
      }
    }
    return isInside
  }

  private func rectangle(
    _ lattice: Lattice, _ x: ClosedRange<Int>, _ y: ClosedRange<Int>
  ) -> [Coordinate] {
    [
      (x.lowerBound, y.lowerBound), (x.upperBound, y.lowerBound), (x.upperBound, y.upperBound),
      (x.lowerBound, y.upperBound), (x.lowerBound, y.lowerBound),
    ].map { lattice.place($0.0, $0.1) }
  }

  /// A rectangle, maybe with a hole, or a slanted square.
  private func polygon(_ lattice: Lattice, _ random: inout SeededGenerator) -> Polygon {
    let (x, y) = (Int.random(in: 0...30, using: &random), Int.random(in: 0...30, using: &random))
    if random.chance(30) {
      let radius = Int.random(in: 1...8, using: &random)
      return Polygon(
        exterior: [(0, -radius), (radius, 0), (0, radius), (-radius, 0), (0, -radius)].map {
          lattice.place(x + $0.0, y + $0.1)
        })
    }
    let (width, height) = (
      Int.random(in: 1...10, using: &random), Int.random(in: 1...10, using: &random)
    )
    let hasHole = width > 2 && height > 2 && random.chance(40)
    return Polygon(
      exterior: rectangle(lattice, x...(x + width), y...(y + height)),
      holes: hasHole
        ? [rectangle(lattice, (x + 1)...(x + width - 1), (y + 1)...(y + height - 1))] : [])
  }

  @Test(arguments: 0..<80 as Range<UInt64>)
  func `are in those that a loop over all finds, on borders too`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let lattice = Lattice(step: [1, 37, 5_000, 90_000][Int(seed % 4)])
    let count = [0, 1, 2, 7, 60, 300][Int.random(in: 0..<6, using: &random)]
    var areas: [[Polygon]] = []
    for _ in 0..<count {
      let parts = random.chance(20) ? 2 : 1
      areas.append((0..<parts).map { _ in polygon(lattice, &random) })
    }
    var places: [Coordinate] = []
    for x in -9...42 {
      for y in -9...42 where random.chance(40) { places.append(lattice.place(x, y)) }
    }
    let found = try Membership(
      of: places, in: areas, parallel: Parallel(threads: 1 + Int(seed % 2)))
    var certain = 0
    for (index, place) in places.enumerated() {
      let inside = areas.map { contains($0, place) }
      guard !inside.contains(nil) else { continue }
      certain += 1
      #expect(
        found.communities[index] == inside.firstIndex(of: true), "place \(index), seed \(seed)")
    }
    #expect(certain * 10 > places.count, "most places are decided")
  }

  @Test func `are counted where several areas have them, and belong to the first`() throws {
    let lattice = Lattice(step: 1_000)
    let areas = [(0, 10), (10, 20), (15, 30)].map { west, east in
      [Polygon(exterior: rectangle(lattice, west...east, 0...10))]
    }
    let places = [(5, 5), (10, 5), (10, 0), (17, 5), (20, 10), (30, 10), (31, 5)]
    let found = try Membership(
      of: places.map { lattice.place($0.0, $0.1) }, in: areas, parallel: Parallel(threads: 1))
    #expect(found.communities == [0, 0, 0, 1, 1, 2, nil])
    #expect(found.sharedPlaces == 4)
  }
}
