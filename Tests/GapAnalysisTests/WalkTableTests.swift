import GapAnalysis
import Geography
import Parallelism
import TestSupport
import Testing
import WalkingNetwork

@Suite("A table of walks") struct WalkTableTests {
  /// By origin: the walks to facilities.
  private func walks(
    _ answers: TownAnswers, from origins: [Coordinate], within minutes: String?,
    nearest: Int? = nil
  ) throws -> [[WalkTable.Walk]] {
    try work(answers, from: origins, within: minutes, nearest: nearest).walks
  }

  /// The same, and how many nodes all searches settled for it.
  private func work(
    _ answers: TownAnswers, from origins: [Coordinate], within minutes: String?,
    nearest: Int? = nil
  ) throws -> (walks: [[WalkTable.Walk]], settledNodes: Int) {
    let parallel = Parallel(threads: 1)
    let destinations = answers.town.facilities
    let table = WalkTable(
      network: answers.network, destinationIDs: destinations.map(\.id),
      joins: try answers.joiner.joins(destinations.map(\.coordinate), parallel: parallel),
      wanted: WalkTable.Wanted(within: try minutes.map { try Limit($0) }, nearest: nearest)
    )
    let joins = try answers.joiner.joins(origins, parallel: parallel)
    var worker = table.makeWorker()
    let walks = origins.indices.map { table.walks(from: $0, joins: joins, &worker) }
    return (walks, worker.searchCounts.settledNodes)
  }

  /// Three origins and one destination, and a street that may be walked eastwards only.
  @Test func `leads from origins to destinations, never back`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 2000)
    town.ways[0].tags = ["highway": "footway", "oneway:foot": "yes"]
    town.facility("clinic", "clinic", east: 1000, north: 10)
    let answers = try town.answers()
    let places = [500.0, 900, 1500].map { town.coordinate(east: $0, north: 10) }
    let table = try walks(answers, from: places, within: "15")
    // 500 m and 100 m along the street, and two legs of 10 m; at 4 km/h.
    #expect(table.map(\.count) == [1, 1, 0])
    try expect(table[0][0], meters: 520, seconds: 468)
    try expect(table[1][0], meters: 120, seconds: 108)
  }

  /// Places lie on a grid of 1e-7°, some 1.1 cm.
  private func expect(_ walk: WalkTable.Walk, meters: Double, seconds: Double) throws {
    #expect(abs(Double(walk.millimeters) / 1000 - meters) < 0.03)
    #expect(abs(Double(walk.centiseconds) / 100 - seconds) < 0.05)
  }

  @Test func `tells steps by their own length, and their time by the pace on steps`() throws {
    var town = Town()
    town.node("A", east: 0, north: 0)
    town.node("B", east: 1000, north: 0)
    town.way("A", "B", tags: ["highway": "steps"])
    town.facility("clinic", "clinic", east: 900, north: 10)
    let table = try walks(
      try town.answers(), from: [town.coordinate(east: 500, north: 10)], within: "15")
    try expect(table[0][0], meters: 420, seconds: 738)
  }

  @Test func `gives the nearest first, and of equal ones the first id`() throws {
    var town = Town()
    town.node("A", at: town.steps(east: 0, north: 0))
    town.node("B", at: town.steps(east: 2_000_000, north: 0))
    town.way("A", "B")
    // Steps of 1.1 cm: the first three are equally far from the origin.
    for (id, east) in [("c", 81_000), ("b", 99_000), ("a", 81_000), ("far", 900_000)] {
      town.facility(id, "clinic", at: town.steps(east: east, north: 900))
    }
    let answers = try town.answers()
    let origin = [town.steps(east: 90_000, north: 900)]
    func ids(_ nearest: Int?, _ minutes: String?) throws -> [String] {
      try walks(answers, from: origin, within: minutes, nearest: nearest)[0].map {
        town.facilities[$0.destination].id
      }
    }
    #expect(try ids(2, nil) == ["a", "b"])
    #expect(try ids(4, nil) == ["a", "b", "c", "far"])
    #expect(try ids(9, nil) == ["a", "b", "c", "far"])
    #expect(try ids(4, "15") == ["a", "b", "c"])
    #expect(try ids(nil, "15") == ["c", "b", "a"])
  }

  /// A street with side streets each 400 m, ten junctions in all, and a street that does not meet it.
  private func twoStreets() -> Town {
    var town = Town()
    town.draw(
      """
      A--B--C--D--E--F
      |  |  |  |  |  |
      G  H  I  J  K  L
      """, spacingMeters: 400)
    town.node("M", east: 0, north: -5000)
    town.node("N", east: 500, north: -5000)
    town.way("M", "N")
    return town
  }

  /// The first search is one of 1,000 m, the next ones of 4 and 16 km.
  @Test func `widens no search beyond all that can be reached`() throws {
    var town = twoStreets()
    town.facility("near", "clinic", east: 800, north: 10)
    let origin = [town.coordinate(east: 10, north: 10)]
    func nodes(_ nearest: Int) throws -> (found: Int, settled: Int) {
      let work = try work(town.answers(), from: origin, within: nil, nearest: nearest)
      return (work.walks[0].count, work.settledNodes)
    }
    #expect(try nodes(1) == (1, 4))
    // There is no second one to be looked for.
    #expect(try nodes(2) == (1, 4))
    // One that joins no street is none either.
    town.facility("off", "clinic", east: 800, north: 2500)
    #expect(try nodes(2) == (1, 4))
    // One to which no walk leads: all junctions lie within 4 km, and a third search is none.
    town.facility("apart", "clinic", east: 100, north: -4990)
    #expect(try nodes(3) == (1, 4 + 10))
  }

  /// Searches of 1, 4 and 16 km settle the same junction, the only one on the way.
  @Test func `finds what lies far along a street without junctions`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 30_000)
    town.facility("clinic", "clinic", east: 20_000, north: 10)
    let answers = try town.answers()
    let origin = [town.coordinate(east: 100, north: 10)]
    let table = try walks(answers, from: origin, within: nil, nearest: 1)
    try expect(table[0][0], meters: 19_920, seconds: 17_928)
    let none = try walks(answers, from: origin, within: "60", nearest: 1)
    #expect(none == [[]])
  }

  /// As `analyze` says by one search from all facilities, against the direction of travel.
  @Test(arguments: 0..<150)
  func `agrees with the times of households to their nearest facility`(seed: UInt64) throws {
    let town = Town.random(seed: seed)
    let answers = try town.answers()
    let places = answers.results.households.coordinates
    let all = try walks(answers, from: places, within: nil, nearest: .max)
    let nearest = try walks(answers, from: places, within: nil, nearest: 1)
    for household in places.indices {
      #expect(all[household].first == nearest[household].first)
      for (category, columns) in answers.results.categories.enumerated() {
        let members = answers.results.facilities.members(ofCategory: category)
        let least = all[household].first { members.contains($0.destination) }
        #expect(least?.centiseconds == columns.centiseconds[household])
        #expect(least?.destination == columns.facilities[household])
      }
    }
  }
}
