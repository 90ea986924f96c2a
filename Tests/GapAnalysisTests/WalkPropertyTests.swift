import GapAnalysis
import Geography
import Parallelism
import TestSupport
import Testing
import WalkingNetwork

/// What holds for every walk that is traced, on towns that no real city shows.
@Suite("A traced walk") struct WalkPropertyTests {
  private static let townsABlock: UInt64 = 100

  @Test(arguments: 0..<UInt64(5))
  func `has the length of the search, hangs together and obeys the rule`(block: UInt64) throws {
    var walks = 0
    for seed in block * Self.townsABlock..<(block + 1) * Self.townsABlock {
      let town = Town.random(seed: seed)
      let answers = try town.answers(TownStudy(profile: ["planning", "elderly"][Int(seed % 2)]))
      var check = try WalkCheck(answers, name: "seed \(seed)")
      try check.all()
      walks += check.walks
    }
    #expect(walks > 500)
  }

  @Test func `is the one of the verdict, with its time and its facility`() throws {
    for seed in 0..<UInt64(100) {
      let answers = try Town.random(seed: seed).answers()
      for household in answers.results.households.ids {
        let explained = try answers.explained(household)
        #expect(explained.isInsideDataArea)
        #expect(
          explained.openEnd.map { Double($0.centiseconds) / 100 }
            == answers.openEndSeconds(household))
        for (category, answer) in zip(answers.town.categories, explained.categories) {
          let nearest = answer.nearest
          #expect(
            nearest.map { answers.results.facilities.ids[$0.facility] }
              == answers.nearest(household, category), "seed \(seed), \(household)")
          #expect(
            nearest.map { Double($0.walk.centiseconds) / 100 }
              == answers.seconds(household, category), "seed \(seed), \(household)")
          for (limit, verdict) in zip(explained.limits, answer.verdicts) {
            #expect(verdict == answers.verdict(household, category, limit.name))
          }
        }
      }
    }
  }
}

/// Checks every walk of a town.
private struct WalkCheck {
  private let answers: TownAnswers
  private let name: String
  private let joins: Joins
  private let facilityJoins: Joins
  private(set) var walks = 0

  private var network: Network { answers.network }

  init(_ answers: TownAnswers, name: String) throws {
    self.answers = answers
    self.name = name
    let parallel = Parallel(threads: 1)
    joins = try answers.joiner.joins(answers.results.households.coordinates, parallel: parallel)
    facilityJoins = try answers.joiner.joins(
      answers.results.facilities.coordinates, parallel: parallel)
  }

  mutating func all() throws {
    let graph = SearchGraph(network, direction: .toSources)
    var traced = WalkField(network, graph, tracesWalks: true)
    var plain = WalkField(network, graph)
    let limit = WalkLength.unreachable - 1
    for category in answers.town.categories.indices {
      let members = answers.results.facilities.members(ofCategory: category)
      // Ranks are any order of the facilities here.
      let sources = members.map { (point: $0, rank: Int32($0)) }
      traced.run(from: sources, joins: facilityJoins, limit: limit)
      plain.run(from: sources, joins: facilityJoins, limit: limit)
      compare(traced, plain, toFacility: true)
    }
    traced.run(fromOpenEndsWithin: limit)
    plain.run(fromOpenEndsWithin: limit)
    compare(traced, plain, toFacility: false)
  }

  private mutating func compare(_ traced: WalkField, _ plain: WalkField, toFacility: Bool) {
    for point in 0..<joins.pointCount {
      let expected = plain.walk(of: point, joins: joins)
      let trace = traced.trace(of: point, joins: joins)
      #expect(trace?.walk == expected, "\(name)")
      guard let trace else { continue }
      walks += 1
      #expect(joins.range(ofPoint: point).contains(trace.firstJoin), "\(name)")
      checkLength(trace)
      checkConnection(trace)
      checkRule(trace)
      checkRoute(trace, of: point, toFacility: toFacility)
    }
  }

  private func checkLength(_ trace: WalkTrace) {
    var length = joins.legSteps(trace.firstJoin)
    for stretch in trace.stretches { length += abs(stretch.end - stretch.start) }
    if case .facility(let join) = trace.end { length += facilityJoins.legSteps(join) }
    #expect(length == trace.walk.length, "\(name)")
  }

  /// A place on a chain is where another is if both are at one junction, or are the same.
  private func isSame(_ one: (chain: Int, at: Int64), _ other: (chain: Int, at: Int64)) -> Bool {
    one == other || !Set(junctions(one)).isDisjoint(with: junctions(other))
  }

  private func junctions(_ place: (chain: Int, at: Int64)) -> [Int32] {
    (place.at == 0 ? [network.tails[place.chain]] : [])
      + (place.at == network.walkLength(ofChain: place.chain)
        ? [network.heads[place.chain]] : [])
  }

  private func checkConnection(_ trace: WalkTrace) {
    let first = trace.firstJoin
    var here = (chain: Int(joins.chains[first]), at: joins.positions[first])
    for stretch in trace.stretches {
      #expect(isSame(here, (stretch.chain, stretch.start)), "\(name)")
      here = (stretch.chain, stretch.end)
    }
    switch trace.end {
    case .facility(let join):
      let end = (chain: Int(facilityJoins.chains[join]), at: facilityJoins.positions[join])
      #expect(isSame(here, end), "\(name)")
    case .openEnd(let junction):
      #expect(network.isOpenEnd[junction] && junctions(here).contains(Int32(junction)), "\(name)")
    }
  }

  /// Directions, and restricted, open, restricted.
  private func checkRule(_ trace: WalkTrace) {
    var changes: [Bool] = []
    for stretch in trace.stretches {
      let isOpen =
        stretch.start <= stretch.end
        ? network.isOpenForward[stretch.chain] : network.isOpenBackward[stretch.chain]
      #expect(isOpen, "\(name)")
      let isRestricted = network.isRestricted[stretch.chain]
      if changes.last != isRestricted { changes.append(isRestricted) }
    }
    #expect(
      [[], [true], [false], [true, false], [false, true], [true, false, true]].contains(changes),
      "\(name): \(changes)")
  }

  private func checkRoute(_ trace: WalkTrace, of point: Int, toFacility: Bool) {
    let start = answers.results.households.coordinates[point]
    let facility = toFacility ? answers.results.facilities.coordinates[Int(trace.walk.rank)] : nil
    let route = WalkRoute(
      trace, from: start, joins, to: facility, facilityJoins, network: network,
      streets: answers.streets)
    #expect(route.levelLength == trace.walk.length, "\(name)")
    #expect(route.groundLength <= route.levelLength, "\(name)")
    for (piece, next) in zip(route.pieces, route.pieces.dropFirst()) {
      #expect(piece.coordinates.last == next.coordinates.first, "\(name)")
    }
    for piece in route.pieces {
      #expect(zip(piece.coordinates, piece.coordinates.dropFirst()).allSatisfy { $0 != $1 })
      // Places that round to one of the grid are at most 15.8 mm apart, and a leg is rounded to 1 mm.
      #expect(
        piece.coordinates.count > 1 || (!piece.coordinates.isEmpty && piece.groundLength < 1_700),
        "\(name)")
      #expect((piece.kind == .leg) == (piece.wayID == nil))
    }
    if let facility { #expect(route.end == facility) }
  }
}
