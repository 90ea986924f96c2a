import Geography
import Parallelism
import TestSupport
import Testing
import WalkingNetwork

/// What holds for walks along streets, once it is settled where they begin and end. Joined points
/// obey neither: a point may join two streets, and joins move when streets do (walking-rule, 6).
@Suite("Along the streets") struct StreetPropertyTests {
  /// Walks between places on the streets themselves, without legs.
  private struct Walks {
    private let network: Network
    private let graph: SearchGraph
    private let joins: Joins
    /// The points that stand at one place only, on an open street between two junctions.
    let places: [Int]

    init(_ answers: TownAnswers, at points: [Coordinate]) throws {
      network = answers.network
      graph = SearchGraph(network, direction: .toSources)
      let (network, joins) = (
        answers.network, try answers.joiner.joins(points, parallel: Parallel(threads: 1))
      )
      self.joins = joins
      places = points.indices.filter { point in
        let range = joins.range(ofPoint: point)
        guard let join = range.first, range.count == 1 else { return false }
        // At a junction a walk may begin and end with a restricted street, and so leads through it.
        let chain = Int(joins.chains[join])
        return !network.isRestricted[chain]
          && (1..<network.walkLength(ofChain: chain)).contains(joins.positions[join])
      }
    }

    /// By the place where it begins, then where it ends, in steps of 0.01 mm; `nil` without a walk.
    func lengths() -> [[Int64?]] {
      var lengths = Array(
        repeating: [Int64?](repeating: nil, count: places.count), count: places.count)
      var field = WalkField(network, graph)
      for (last, end) in places.enumerated() {
        field.run(
          from: [(point: end, rank: 0)], joins: joins, limit: WalkLength.unreachable - 1)
        for (first, start) in places.enumerated() {
          lengths[first][last] = field.walk(of: start, joins: joins)
            .map { $0.length - leg(start) - leg(end) }
        }
      }
      return lengths
    }

    private func leg(_ point: Int) -> Int64 { joins.legSteps(joins.range(ofPoint: point).first!) }
  }

  /// Places on segments of the town's ways.
  private func points(on town: Town, _ random: inout SeededGenerator) -> [Coordinate] {
    (0..<12).map { _ in
      let way = town.ways.randomElement(using: &random)!
      let one = Int.random(in: 0..<way.references.count - 1, using: &random)
      let ends = [one, one + 1].map { index in
        town.plane.offset(to: town.nodes[Int(way.references[index]) - 1].coordinate)
      }
      let share = Double.random(in: 0.05...0.95, using: &random)
      return town.coordinate(
        east: ends[0].east + share * (ends[1].east - ends[0].east),
        north: ends[0].north + share * (ends[1].north - ends[0].north))
    }
  }

  @Test func `no walk is longer than one by way of a third place`() throws {
    var compared = 0
    for seed in 0..<UInt64(300) {
      let town = Town.random(seed: seed)
      var random = SeededGenerator(seed: seed ^ 0xBEE)
      // Places are whole steps of 1e-7°, so up to a centimeter beside the street.
      let answers = try town.answers(
        TownStudy(maxJoin: 0.02, joinSlack: 0.02, dataArea: everywhere))
      let walks = try Walks(answers, at: points(on: town, &random))
      let lengths = walks.lengths()
      for (start, row) in lengths.enumerated() {
        #expect(row[start] == 0, "seed \(seed)")
        for (end, direct) in row.enumerated() {
          for middle in lengths.indices {
            guard let first = row[middle], let second = lengths[middle][end] else { continue }
            compared += 1
            #expect((direct ?? .max) <= first + second, "seed \(seed): \(start) \(middle) \(end)")
          }
        }
      }
    }
    #expect(compared > 20_000)
  }

  /// A street that is closed in both directions is still joined, and still holds its part together:
  /// it is removed from walks alone.
  @Test func `no walk is shorter when a street is removed`() throws {
    let study = TownStudy(minutes: "1,5,15")
    var longer = 0
    for seed in 0..<UInt64(300) {
      let town = Town.random(seed: seed)
      var random = SeededGenerator(seed: seed ^ 0xC105ED)
      var closed = town
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let index = closed.ways.indices.randomElement(using: &random)!
        closed.ways[index].tags.merge(["foot:forward": "no", "foot:backward": "no"]) { $1 }
      }
      let (answers, closedAnswers) = (try town.answers(study), try closed.answers(study))
      #expect(answers.network.partLengths == closedAnswers.network.partLengths, "seed \(seed)")
      let (before, after) = (Outcome(answers), Outcome(closedAnswers))
      for (id, household) in before.households {
        let later = after.households[id]!
        let pairs = zip(household.times + [household.openEnd], later.times + [later.openEnd])
        for (open, closed) in pairs {
          #expect((closed ?? .max) >= (open ?? .max), "seed \(seed), \(id)")
          if closed != open { longer += 1 }
        }
      }
      for (id, reach) in before.reach {
        for (minutes, count) in reach { #expect(after.reach[id]![minutes]! <= count) }
      }
    }
    #expect(longer > 100)
  }
}
