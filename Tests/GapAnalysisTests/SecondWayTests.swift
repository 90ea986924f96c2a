import GapAnalysis
import Geography
import OSMExtract
import TestSupport
import Testing
import WalkingNetwork

/// The whole path from file to verdict against a second way, written from the walking rule's text
/// alone, on towns that no real city shows.
@Suite("Against a second way") struct SecondWayTests {
  private static let townsABlock: UInt64 = 100

  @Test(arguments: 0..<UInt64(12))
  func `random towns have the same joins, times, verdicts and reasons`(block: UInt64) throws {
    var comparison = Comparison()
    for seed in block * Self.townsABlock..<(block + 1) * Self.townsABlock {
      try comparison.add(Town.random(seed: seed), seed: seed)
    }
    #expect(comparison.verdicts > 8_000)
    #expect(comparison.verdictsAtAnEdge * 500 < comparison.verdicts)
  }

  @Test func `random towns hold every verdict and every reason`() throws {
    var comparison = Comparison()
    for seed in 0..<UInt64(100) { try comparison.add(Town.random(seed: seed), seed: seed) }
    let all = ["covered", "unknown"] + Verdict.Reason.allCases.map(\.rawValue)
    #expect(comparison.seen == Set(all))
  }
}

/// Compares the program with the second way and counts what it saw.
struct Comparison {
  private(set) var times = 0
  private(set) var verdicts = 0
  /// Not compared, since they hang on a hundredth of a second.
  private(set) var verdictsAtAnEdge = 0
  private(set) var seen: Set<String> = []

  /// One profile, with its speeds as the walking rule has them.
  private struct Setting {
    let study: TownStudy
    var parameters = SecondWay.Parameters()

    init(_ profile: String, _ speed: Double, minutes: String, maxJoin: Double, joinSlack: Double) {
      study = TownStudy(
        profile: profile, minutes: minutes, maxJoin: maxJoin, joinSlack: joinSlack)
      parameters.kilometersPerHour = speed
      parameters.kilometersPerHourOnSteps = speed / 2
      parameters.maxJoin = maxJoin
      parameters.joinSlack = joinSlack
    }
  }

  private static let settings = [
    Setting("planning", 4, minutes: "10,15", maxJoin: 100, joinSlack: 10),
    Setting("adult", 4.8, minutes: "0.5,2,7.5", maxJoin: 30, joinSlack: 0.001),
    Setting("elderly", 2.88, minutes: "1,5,60", maxJoin: 100, joinSlack: 40),
  ]

  mutating func add(_ town: Town, seed: UInt64) throws {
    let extract = try town.extract(try TownStudy().walkingProfile())
    for setting in Self.settings {
      let second = try SecondWay(town, setting.parameters)
      let judged = town.households.filter { second.isInArea($0.coordinate) }
      let expected = try second.judge(judged)
      let answers = try town.answers(setting.study, extract)
      let name = "seed \(seed), \(setting.study.profile)"
      try #require(answers.results.households.ids == judged.map(\.id), "\(name)")
      for (household, expected) in zip(judged, expected) {
        try compare(household, expected, answers, name: "\(name), \(household.id)")
      }
      compareReach(expected, answers, name: name)
    }
  }

  private mutating func compare(
    _ household: Town.Place, _ expected: SecondWay.Household, _ answers: TownAnswers, name: String
  ) throws {
    let joins = try answers.joins(household.coordinate).map { "\($0.way) \($0.leg)" }.sorted()
    #expect(joins == expected.joins.map { "\($0.way) \($0.legMillimeters)" }.sorted(), "\(name)")
    for (category, answer) in zip(answers.town.categories, expected.answers) {
      let name = "\(name), \(category)"
      let time = answers.seconds(household.id, category)
      #expect(isEqual(time, answer.seconds), "\(name): \(time ?? -1), not \(answer.seconds)")
      let openEnd = answers.openEndSeconds(household.id)
      #expect(
        isEqual(openEnd, answer.openEndSeconds),
        "\(name), open end: \(openEnd ?? -1), not \(answer.openEndSeconds)")
      times += 2
      let nearest = answers.nearest(household.id, category)
      #expect(isNearest(nearest, category, expected, answers.town), "\(name): \(nearest ?? "none")")
      for limit in answers.results.limits {
        compare(
          answers.verdict(household.id, category, limit.name), answer, limit,
          name: "\(name), \(limit.name)")
      }
    }
  }

  private mutating func compare(
    _ verdict: Verdict, _ answer: SecondWay.Answer, _ limit: Limit, name: String
  ) {
    verdicts += 1
    let seconds = Double(limit.centiseconds) / 100
    guard !answer.isNearEdge(limitSeconds: seconds) else {
      verdictsAtAnEdge += 1
      return
    }
    let expected = answer.verdict(limitSeconds: seconds)
    #expect(verdict.name == expected.verdict, "\(name)")
    #expect(verdict.reason?.rawValue == expected.reason, "\(name)")
    seen.insert(expected.reason ?? expected.verdict)
  }

  private func isEqual(_ program: Double?, _ second: Double) -> Bool {
    guard let program else { return second == .infinity }
    return abs(program - second) < 0.0101
  }

  /// A facility with the least time; of those at one place, the first id.
  private func isNearest(
    _ id: String?, _ category: String, _ expected: SecondWay.Household, _ town: Town
  ) -> Bool {
    let members = town.facilities.indices.filter {
      town.facilities[$0].categories.contains(category) && expected.seconds[$0] < .infinity
    }
    let least = members.map { expected.seconds[$0] }.min()
    guard let id, let least else { return id == nil && least == nil }
    guard let named = members.first(where: { town.facilities[$0].id == id }),
      expected.seconds[named] - least < 0.01
    else { return false }
    let here = members.filter {
      town.facilities[$0].coordinate == town.facilities[named].coordinate
    }
    return here.map { town.facilities[$0].id }.min() == id
  }

  /// How many households each facility has in reach.
  private func compareReach(
    _ expected: [SecondWay.Household], _ answers: TownAnswers, name: String
  ) {
    for (facility, place) in answers.town.facilities.enumerated() {
      for limit in answers.results.limits {
        let seconds = Double(limit.centiseconds) / 100
        let times = expected.map { $0.seconds[facility] }
        guard !times.contains(where: { abs($0 - seconds) < 0.02 }) else { continue }
        let count = answers.households(inReachOf: place.id, limit.name)
        #expect(count == times.count { $0 <= seconds }, "\(name), \(place.id), \(limit.name)")
      }
    }
  }
}
