import Geography
import Parallelism
import TestSupport
import Testing
import WalkingNetwork

@Suite("The streets within reach") struct ReachedStreetTests {
  /// 15 minutes are 1,000 m on the level.
  private func reached(
    _ town: Town, east: Double, north: Double, minutes: Int64 = 15,
    _ direction: SearchGraph.Direction = .toSources
  ) throws -> ReachedStreets {
    let answers = try town.answers()
    let joins = try answers.joiner.joins(
      [town.coordinate(east: east, north: north)], parallel: Parallel(threads: 1))
    var field = WalkField(answers.network, SearchGraph(answers.network, direction: direction))
    field.run(
      from: [(0, 0)], joins: joins,
      limit: answers.network.pace.reach(centiseconds: minutes * 6000))
    return ReachedStreets(
      of: field, limitCentiseconds: minutes * 6000, twins: ChainTwins(answers.network))
  }

  private func meters(_ streets: ReachedStreets) -> Double {
    WalkLength.meters(streets.groundLength)
  }

  @Test func `end partway along a street, where the time is over`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 5000)
    // 20 m to the street, 980 m along it in both directions.
    let streets = try reached(town, east: 2000, north: 20)
    #expect(abs(meters(streets) - 1960) < 0.1)
    let line = try #require(streets.lines.first)
    #expect(streets.lines.count == 1)
    let ends = [line.first, line.last].map { town.plane.offset(to: $0!).east }
    #expect(abs(ends[0] - 1020) < 0.1 && abs(ends[1] - 2980) < 0.1)
  }

  @Test func `count each stretch once, also on the way round a block`() throws {
    var town = Town()
    town.draw(
      """
      A--B
      |  |
      C--D
      """, spacingMeters: 400)
    // All of the block is in reach, from both sides.
    let streets = try reached(town, east: 200, north: 10)
    #expect(abs(meters(streets) - 1600) < 0.1)
    // 10 minutes are 666.7 m: 656.7 m each way, and 286.7 m of the far street are not in reach.
    let some = try reached(town, east: 200, north: 10, minutes: 10)
    #expect(abs(meters(some) - 2 * (2000 / 3.0 - 10)) < 0.1)
  }

  /// Drawn in both directions, with a bend, and with one of them cut in two ways.
  @Test func `are drawn and counted once where ways run over the same nodes`() throws {
    var town = Town()
    for (name, east, north) in [("A", 0.0, 0.0), ("B", 2000, 0), ("C", 2300, 400), ("D", 5000, 0)] {
      town.node(name, east: east, north: north)
    }
    town.way("A", "B", "C", "D")
    let once = try reached(town, east: 2000, north: -20)
    town.way("D", "C", "B")
    town.way("A", "B")
    let twice = try reached(town, east: 2000, north: -20)
    #expect(twice.groundLength == once.groundLength)
    let pairs = twice.lines.flatMap { zip($0, $0.dropFirst()).map { Set([$0, $1]) } }
    #expect(Set(pairs).count == pairs.count)
  }

  @Test func `hold what may be walked on one of two ways over the same nodes`() throws {
    var town = Town()
    town.node("A", east: 0, north: 0)
    town.node("B", east: 5000, north: 0)
    town.way("A", "B", tags: ["highway": "footway", "oneway:foot": "yes"])
    town.way("B", "A", tags: ["highway": "footway", "oneway:foot": "yes"])
    let streets = try reached(town, east: 2000, north: 20)
    #expect(abs(meters(streets) - 1960) < 0.1)
    #expect(streets.stretches.count == 1)
  }

  @Test func `follow a one-way street only as it may be walked`() throws {
    var town = Town()
    town.node("A", east: 0, north: 0)
    town.node("B", east: 5000, north: 0)
    town.way("A", "B", tags: ["highway": "footway", "oneway:foot": "yes"])
    // Walkers come from the west.
    let to = try reached(town, east: 2000, north: 20)
    #expect(abs(meters(to) - 980) < 0.1)
    #expect(town.plane.offset(to: to.lines[0][0]).east < 1021)
    let from = try reached(town, east: 2000, north: 20, minutes: 15, .fromSources)
    #expect(abs(meters(from) - 980) < 0.1)
    #expect(town.plane.offset(to: from.lines[0][0]).east > 1999)
  }

  @Test func `tell steps by their own length, though they take twice the time`() throws {
    var town = Town()
    town.node("A", east: 0, north: 0)
    town.node("B", east: 3000, north: 0)
    town.way("A", "B", tags: ["highway": "steps"])
    let streets = try reached(town, east: 1500, north: 50)
    // 950 m on the level to both sides are 475 m of steps.
    #expect(abs(meters(streets) - 950) < 0.1)
  }

  /// Limits at which next to nothing of a street is left over are among them.
  @Test(arguments: 0..<100)
  func `are lines of places of which no two in a row are the same`(seed: UInt64) throws {
    let town = Town.random(seed: seed)
    let answers = try town.answers()
    let joins = try answers.joiner.joins(
      town.households.map(\.coordinate), parallel: Parallel(threads: 1))
    var field = WalkField(answers.network, SearchGraph(answers.network, direction: .toSources))
    let twins = ChainTwins(answers.network)
    for household in town.households.indices {
      field.run(from: [(household, 0)], joins: joins, limit: WalkLength.unreachable - 1)
      for centiseconds: Int64 in Array(stride(from: 0, to: 400, by: 1)) + [30_000, 90_000] {
        let streets = ReachedStreets(
          of: field, limitCentiseconds: centiseconds, twins: twins)
        for line in streets.lines {
          #expect(line.count > 1)
          #expect(zip(line, line.dropFirst()).allSatisfy { $0 != $1 })
        }
      }
    }
  }

  /// A hundredth of a second is one step of the grid, so what is left of the first one after the leg
  /// is less, and for some of the legs less than half a step.
  @Test func `have no line, but a length, where they are shorter than the grid is fine`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 5000)
    let answers = try town.answers()
    let places = stride(from: 900, to: 1200, by: 10).map { town.steps(east: 100_000, north: $0) }
    let joins = try answers.joiner.joins(places, parallel: Parallel(threads: 1))
    var field = WalkField(answers.network, SearchGraph(answers.network, direction: .toSources))
    var (drawn, short) = (0, 0)
    for place in places.indices {
      field.run(from: [(place, 0)], joins: joins, limit: WalkLength.unreachable - 1)
      let leg = try #require(answers.network.pace.centiseconds(joins.legSteps(place)))
      for limit in leg...leg + 3 {
        let streets = ReachedStreets(
          of: field, limitCentiseconds: limit, twins: ChainTwins(answers.network))
        if !streets.lines.isEmpty { drawn += 1 } else if streets.groundLength > 0 { short += 1 }
      }
    }
    #expect(drawn > 0 && short > 0)
  }

  /// A second way: at every place of every chain, the walk by one of its ends or along it.
  @Test(arguments: 0..<100)
  func `hold the places that can be walked to in time, and no others`(seed: UInt64) throws {
    let town = Town.random(seed: seed)
    let answers = try town.answers()
    let joins = try answers.joiner.joins(
      town.facilities.map(\.coordinate), parallel: Parallel(threads: 1))
    var field = WalkField(answers.network, SearchGraph(answers.network, direction: .toSources))
    let limit: Int64 = 30_000
    let origins = town.facilities.indices.map { (point: $0, rank: Int32(0)) }
    field.run(
      from: origins, joins: joins, limit: answers.network.pace.reach(centiseconds: limit))
    let twins = ChainTwins(answers.network)
    let streets = ReachedStreets(of: field, limitCentiseconds: limit, twins: twins)
    field.run(from: origins, joins: joins, limit: WalkLength.unreachable - 1)
    let firsts = (0..<answers.network.chainCount).map(twins.first)
    func hasTwin(_ chain: Int) -> Bool {
      let all = 0...answers.network.walkLength(ofChain: chain)
      return firsts.count { $0 == firsts[chain] } > 1
        || twins.positions(all, onFirstOfChain: chain, length: all.upperBound)[0] != all
    }
    for chain in 0..<answers.network.chainCount {
      let length = answers.network.walkLength(ofChain: chain)
      for share in 1..<20 where length > 100 {
        let position = length * Int64(share) / 20
        let time = answers.network.pace.centiseconds(
          field.leastWalk(chain: Int32(chain), position: position))
        let isInTime = time.map { $0 <= limit } ?? false
        let first = twins.first(ofChain: chain)
        let place = twins.positions(
          position...position, onFirstOfChain: chain, length: length
        )[0].lowerBound
        let count = streets.stretches.count { $0.chain == first && $0.positions.contains(place) }
        #expect(count <= 1)
        // What is not in time on one chain may be so on its twin, which has other directions.
        #expect(isInTime ? count == 1 : count == 0 || hasTwin(chain))
      }
    }
  }
}
