import GapAnalysis
import Geography
import Parallelism
import TestSupport
import Testing
import WalkingNetwork

@Suite("What is in reach of an origin") struct OriginReachTests {
  private static let limits = ["1", "3.5", "7", "15"]

  /// By origin, then by limit.
  private func reach(
    _ answers: TownAnswers, of origins: [Coordinate], _ direction: SearchGraph.Direction,
    minutes: [String] = limits
  ) throws -> [[OriginReach]?] {
    let parallel = Parallel(threads: 1)
    let households = answers.results.households
    let finder = OriginReachFinder(
      network: answers.network, graph: SearchGraph(answers.network, direction: direction),
      limits: try minutes.map { try Limit($0) },
      households: (
        households, try answers.joiner.joins(households.coordinates, parallel: parallel)
      ))
    let joins = try answers.joiner.joins(origins, parallel: parallel)
    var worker = finder.makeWorker()
    return try origins.indices.map { try finder.reach(of: $0, joins: joins, &worker) }
  }

  /// By the first of the points, then by the other: hundredths of a second, `nil` without a walk.
  private func times(
    _ answers: TownAnswers, from origins: [Coordinate], to destinations: [Coordinate]
  ) throws -> [[Int64?]] {
    let parallel = Parallel(threads: 1)
    let table = WalkTable(
      network: answers.network, destinationIDs: destinations.indices.map { "\($0)" },
      joins: try answers.joiner.joins(destinations, parallel: parallel),
      wanted: WalkTable.Wanted(within: try Limit("15"), nearest: nil))
    let joins = try answers.joiner.joins(origins, parallel: parallel)
    var worker = table.makeWorker()
    return origins.indices.map { origin in
      var times: [Int64?] = Array(repeating: nil, count: destinations.count)
      for walk in table.walks(from: origin, joins: joins, &worker) {
        times[walk.destination] = walk.centiseconds
      }
      return times
    }
  }

  /// `WalkTable` searches from origins only: of walks to an origin it is asked from each household.
  @Test(arguments: 0..<150 as Range<UInt64>)
  func `holds the households that a table of walks says are within the limit`(seed: UInt64) throws {
    let town = Town.random(seed: seed)
    let answers = try town.answers()
    let households = answers.results.households
    let origins = (town.facilities + town.households).map(\.coordinate)
    let from = try times(answers, from: origins, to: households.coordinates)
    let to = try times(answers, from: households.coordinates, to: origins)
    let (reachFrom, reachTo) = (
      try reach(answers, of: origins, .fromSources), try reach(answers, of: origins, .toSources)
    )
    for origin in origins.indices {
      let isJoined = try !answers.joins(origins[origin]).isEmpty
      #expect((reachFrom[origin] != nil) == isJoined && (reachTo[origin] != nil) == isJoined)
      for (index, minutes) in Self.limits.enumerated() {
        let limit = try Limit(minutes).centiseconds
        func expect(
          _ found: OriginReach?, _ time: (Int) -> Int64?,
          sourceLocation: SourceLocation = #_sourceLocation
        ) {
          let within = households.ids.indices.filter { time($0).map { $0 <= limit } ?? false }
          guard let found else {
            #expect(within.isEmpty, sourceLocation: sourceLocation)
            return
          }
          #expect(found.households?.count == within.count, sourceLocation: sourceLocation)
          // Whole numbers.
          #expect(
            found.households?.weight == within.map { households.weights[$0] }.reduce(0, +),
            sourceLocation: sourceLocation)
        }
        expect(reachFrom[origin]?[index]) { from[origin][$0] }
        expect(reachTo[origin]?[index]) { to[$0][origin] }
      }
    }
  }

  /// Of a household, as one search from all places where the data ends says of it.
  @Test(arguments: 150..<300 as Range<UInt64>)
  func `tells the nearest end of the data where it is within the limit`(seed: UInt64) throws {
    let answers = try Town.random(seed: seed).answers()
    let households = answers.results.households
    let found = try reach(answers, of: households.coordinates, .fromSources)
    for household in households.ids.indices {
      let end = answers.results.openEndCentiseconds[household]
      for (index, minutes) in Self.limits.enumerated() {
        let limit = try Limit(minutes).centiseconds
        let isWithin = end.map { $0 <= limit } ?? false
        #expect(found[household]?[index].openEndCentiseconds == (isWithin ? end : nil))
      }
    }
  }

  /// A street that may be walked eastwards only, with the end of the data in the east; 4 km/h.
  @Test func `is what the direction of the walks says`() throws {
    var town = Town()
    town.node("A", east: 0, north: 0)
    town.node("B", east: 900, north: 0)
    town.missing("X")
    town.way("A", "B", tags: ["highway": "footway", "oneway:foot": "yes"])
    town.way("B", "X")
    town.categories = ["clinic"]
    for (weight, east) in [(1.0, 100.0), (2, 250), (4, 500), (8, 800)] {
      town.household("\(east)", east: east, north: 0)
      town.households[town.households.count - 1].weight = weight
    }
    let answers = try town.answers()
    let origins = [
      town.coordinate(east: 400, north: 0), town.coordinate(east: 400, north: 500),
    ]
    // 200 m, 333.3 m and 533.3 m.
    let minutes = ["3", "5", "8"]
    let to = try reach(answers, of: origins, .toSources, minutes: minutes)
    let from = try reach(answers, of: origins, .fromSources, minutes: minutes)
    #expect(to[0]?.map(\.households?.weight) == [2, 3, 3])
    #expect(from[0]?.map(\.households?.weight) == [4, 4, 12])
    #expect(from[0]?.map(\.households?.count) == [1, 1, 2])
    // Walkers to the origin come from the west; its eastern end is 500 m away: 450 s.
    #expect(to[0]?.map(\.openEndCentiseconds) == [nil, nil, nil])
    let ends = try #require(from[0]).map(\.openEndCentiseconds)
    #expect(ends.map { $0 == nil } == [true, true, false])
    #expect(abs(try #require(ends[2]) - 45_000) < 10)
    // Nothing was asked for.
    #expect(from[0]?.allSatisfy { $0.area == nil && $0.streets == nil } == true)
    #expect(to[1] == nil && from[1] == nil, "500 m from any street")
  }
}
