import GapAnalysis
import Geography
import TestSupport
import Testing

/// Walking rule, 6: what may be written in another way without a change of any time.
@Suite("No time changes") struct InvarianceTests {
  private static let study = TownStudy(minutes: "1,5,15")

  /// Compares random towns with what `change` makes of them.
  private func expectEqual(
    seeds: Range<UInt64> = 0..<150, _ study: TownStudy = Self.study,
    _ change: (inout Town, inout SeededGenerator) -> Void
  ) throws {
    for seed in seeds {
      let town = Town.random(seed: seed)
      var changed = town
      var random = SeededGenerator(seed: seed ^ 0xC0FFEE)
      change(&changed, &random)
      #expect(
        Outcome(try town.answers(study)) == Outcome(try changed.answers(study)), "seed \(seed)")
    }
  }

  @Test func `when ways are split at their nodes`() throws {
    try expectEqual { town, random in
      town.ways = town.ways.flatMap { way -> [Town.Way] in
        guard way.references.count > 2 else { return [way] }
        let cut = Int.random(in: 1..<way.references.count - 1, using: &random)
        var (first, second) = (way, way)
        first.references = Array(way.references[...cut])
        second.references = Array(way.references[cut...])
        second.id += 50_000
        return [first, second]
      }
    }
  }

  @Test func `when ways are reversed with their directions`() throws {
    try expectEqual { town, random in
      for index in town.ways.indices where random.chance(70) {
        town.ways[index].references.reverse()
        town.ways[index].tags = Self.reversed(town.ways[index].tags)
      }
    }
  }

  private static func reversed(_ tags: [String: String]) -> [String: String] {
    let swaps = ["foot:forward": "foot:backward", "foot:backward": "foot:forward"]
    let values = ["yes": "-1", "-1": "yes", "forward": "backward", "backward": "forward"]
    var reversed: [String: String] = [:]
    for (key, value) in tags {
      let isDirection = key == "oneway:foot" || key == "conveying"
      reversed[swaps[key] ?? key] = isDirection ? values[value] ?? value : value
    }
    return reversed
  }

  @Test func `when ids are given anew`() throws {
    try expectEqual { town, random in
      let numbers = (1...Int64(town.nodes.count)).map { $0 * 7_000_000_000 - 90_000_000_000 }
        .shuffled(using: &random)
      let ids = Dictionary(uniqueKeysWithValues: zip(town.nodes.map(\.id), numbers))
      for index in town.nodes.indices { town.nodes[index].id = ids[town.nodes[index].id]! }
      let wayIDs = town.ways.map(\.id).shuffled(using: &random)
      for index in town.ways.indices {
        town.ways[index].id = wayIDs[index]
        town.ways[index].references = town.ways[index].references.map { ids[$0]! }
      }
    }
  }

  @Test func `when households and facilities stand in another order`() throws {
    try expectEqual { town, random in
      town.households.shuffle(using: &random)
      town.facilities.shuffle(using: &random)
    }
  }

  @Test func `when a ferry, a refused way and a far part are added`() throws {
    try expectEqual(TownStudy(minutes: "1,5,15", dataArea: everywhere)) { town, random in
      let ids = town.nodes.map(\.id)
      func add(_ tags: [String: String]) {
        var way = town.ways[0]
        way.id = Int64(90_000 + town.ways.count)
        way.references = (0..<2).map { _ in ids.randomElement(using: &random)! }
        way.tags = tags
        town.ways.append(way)
      }
      add(["route": "ferry", "foot": "yes"])
      add(["highway": "motorway"])
      add(["highway": "footway", "access": "no"])
      town.node("far 1", east: 9000, north: 9000)
      town.node("far 2", east: 15_000, north: 9000)
      town.way("far 1", "far 2")
    }
  }

  @Test func `when the file stands in another order`() throws {
    for seed in 0..<UInt64(150) {
      let town = Town.random(seed: seed)
      var random = SeededGenerator(seed: seed)
      let shuffled = try town.answers(Self.study, xml: town.shuffledXML(&random))
      #expect(Outcome(try town.answers(Self.study)) == Outcome(shuffled), "seed \(seed)")
    }
  }

  @Test func `with two threads`() throws {
    for seed in 0..<UInt64(150) {
      let town = Town.random(seed: seed)
      var study = Self.study
      let one = Outcome(try town.answers(study))
      study.threads = 2
      #expect(Outcome(try town.answers(study)) == one, "seed \(seed)")
    }
  }

  @Test func `when a limit is asked for alone`() throws {
    for seed in 0..<UInt64(150) {
      let town = Town.random(seed: seed)
      let all = Outcome(try town.answers(TownStudy(minutes: "0.5,1,5,15,60")))
      for minutes in ["0.5", "5", "60"] {
        let alone = Outcome(try town.answers(TownStudy(minutes: minutes)))
        for (id, household) in alone.households {
          #expect(household.times == all.households[id]!.times)
          #expect(
            household.verdicts.map { $0[minutes] }
              == all.households[id]!.verdicts.map { $0[minutes] }, "seed \(seed), \(id)")
        }
        for (id, reach) in alone.reach { #expect(reach[minutes] == all.reach[id]![minutes]) }
      }
    }
  }

  @Test(arguments: [13.25, 179.999_000_1, -60])
  func `by 0.05 s when everything is shifted in longitude`(degrees: Double) throws {
    for seed in 0..<UInt64(80) {
      var town = Town.random(seed: seed)
      let study = TownStudy(dataArea: everywhere)
      let here = Outcome(try town.answers(study))
      func shift(_ coordinate: inout Coordinate) {
        var longitude = Int64(coordinate.longitudeE7) + Int64((degrees * 1e7).rounded())
        if longitude > 1_800_000_000 { longitude -= 3_600_000_000 }
        if longitude < -1_800_000_000 { longitude += 3_600_000_000 }
        coordinate = Coordinate(
          longitudeE7: Int32(longitude), latitudeE7: coordinate.latitudeE7)
      }
      for index in town.nodes.indices { shift(&town.nodes[index].coordinate) }
      for index in town.households.indices { shift(&town.households[index].coordinate) }
      for index in town.facilities.indices { shift(&town.facilities[index].coordinate) }
      let there = Outcome(try town.answers(study))
      for (id, household) in here.households {
        for (one, other) in zip(household.times, there.households[id]!.times) {
          #expect((one == nil) == (other == nil), "seed \(seed), \(id)")
          #expect(abs((one ?? 0) - (other ?? 0)) <= 5, "seed \(seed), \(id)")
        }
      }
    }
  }
}
