import Geography
import TestSupport
import Testing
import WalkingNetwork

@Suite("A simplified isochrone") struct IsochroneSimplificationTests {
  private static let limits: [Int64] = [12_000, 30_000, 42_000, 60_000, 90_000]

  /// The plain areas and the simplified ones, by limit.
  private func areas(
    _ drawn: DrawnTown, _ origins: [Coordinate], _ quality: IsochroneQuality, meters: Double
  ) throws -> (plain: [DrawnArea], simplified: [DrawnArea]) {
    var drawer = drawn.drawer(quality)
    let field = try drawn.field(of: origins)
    let plain = try drawer.areas(of: field, limitsCentiseconds: Self.limits)
    let simplified = try drawer.areas(
      of: field, limitsCentiseconds: Self.limits, simplifiedWithin: meters)
    return (plain.map(DrawnArea.init), simplified.map(DrawnArea.init))
  }

  private func expectLikeness(
    _ drawn: DrawnTown, _ origins: [Coordinate], _ quality: IsochroneQuality, meters: Double,
    _ comment: String
  ) throws -> (vertices: Int, plain: Int) {
    let (plain, simplified) = try areas(drawn, origins, quality, meters: meters)
    var inner = DrawnArea([])
    var counts = (vertices: 0, plain: 0)
    for (one, other) in zip(plain, simplified) {
      try other.expectSound(comment)
      // What becomes less than a square meter is left out.
      #expect(one.rings.count >= other.rings.count, "\(comment)")
      #expect(try other.covers(inner), "\(comment)")
      // No side moves by more than the tolerance and a little for the bounds.
      #expect(
        abs(one.squareMeters - other.squareMeters) <= one.perimeterMeters * (meters + 0.1),
        "\(comment)")
      counts.vertices += other.rings.reduce(0) { $0 + $1.count }
      counts.plain += one.rings.reduce(0) { $0 + $1.count }
      inner = other
    }
    return counts
  }

  @Test(arguments: 300..<330 as Range<UInt64>)
  func `is valid, nested and near the plain one`(seed: UInt64) throws {
    let town = Town.random(seed: seed)
    let origin = try #require(town.facilities.first ?? town.households.first)
    let drawn = try DrawnTown(town)
    for (quality, meters) in [(IsochroneQuality.fast, 1.0), (.fast, 5), (.published, 0.5)] {
      _ = try expectLikeness(
        drawn, [origin.coordinate], quality, meters: meters, "seed \(seed), \(meters) m")
    }
  }

  @Test func `has a third of the vertices in a real city`() throws {
    let drawn = try DrawnTown(file: "Data/Samples/porto-centre-20200720.osm.pbf")
    let junctions = drawn.network.junctions
    var counts = (vertices: 0, plain: 0)
    for index in stride(from: 100, to: junctions.count, by: junctions.count / 4) {
      let found = try expectLikeness(
        drawn, [junctions[index]], .published, meters: 1, "junction \(index)")
      counts.vertices += found.vertices
      counts.plain += found.plain
    }
    #expect(counts.vertices * 3 < counts.plain, "\(counts)")
  }

  @Test func `has no part or hole below a square meter`() throws {
    let drawn = try DrawnTown(
      file: "Data/Samples/porto-centre-20200720.osm.pbf", TownStudy(profile: "elderly"))
    let junctions = drawn.network.junctions
    var leftOut = 0
    for index in stride(from: 0, to: junctions.count, by: 60) {
      let (plain, simplified) = try areas(drawn, [junctions[index]], .published, meters: 5)
      for (one, other) in zip(plain, simplified) {
        try other.expectSound("junction \(index)")
        leftOut += one.rings.count - other.rings.count
      }
    }
    #expect(leftOut > 0)
  }

  @Test func `does not depend on the order of the limits`() throws {
    let town = Town.random(seed: 7)
    let drawn = try DrawnTown(town)
    let field = try drawn.field(of: town.households.map(\.coordinate))
    var drawer = drawn.drawer()
    let forward = try drawer.areas(
      of: field, limitsCentiseconds: Self.limits, simplifiedWithin: 2)
    let backward = try drawer.areas(
      of: field, limitsCentiseconds: Self.limits.reversed(), simplifiedWithin: 2)
    #expect(forward == backward.reversed())
  }
}

extension DrawnArea {
  fileprivate var perimeterMeters: Double {
    rings.reduce(0) { sum, ring in
      let plane = LocalPlane(at: ring[0])
      return zip(ring, ring.dropFirst()).reduce(sum) { sum, side in
        let (start, end) = (plane.offset(to: side.0), plane.offset(to: side.1))
        let (east, north) = (end.east - start.east, end.north - start.north)
        return sum + (east * east + north * north).squareRoot()
      }
    }
  }
}
