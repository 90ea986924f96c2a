import Standards
import Testing

/// 95 % of the residents within 500 m of a sports ground.
@Suite("A rule on reach") struct ReachTests {
  private static let rules = [rule("{of: [fitness], within: {meters: 500}}")]

  private static func rule(_ tier: String, target: String = "{at_least: 95}") -> String {
    OurStandards.rule(
      "a", kind: "reach", "reached: [\(tier)]\ndenominator: population\ntarget: \(target)")
  }

  private func told(
    _ rules: [String] = rules, covered: Double, unknown: Double = 0, of total: Double = 1_000,
    _ change: (inout Ground) -> Void = { _ in }
  ) throws -> String? {
    var ground = Ground([:], known: ["fitness"])
    change(&ground)
    return try ground.counting(
      covered: covered, unknown: unknown, of: total, in: "population", rules: rules
    ).told(by: rules)
  }

  @Test func `counts those in reach`() throws {
    #expect(try told(covered: 950) == "met; 95; 950/1,000")
    #expect(try told(covered: 940) == "notMet; 94; 940/1,000; short of 10 persons")
  }

  @Test func `above a share is missed by one who makes it just that`() throws {
    let rules = [Self.rule("{of: [fitness], within: {meters: 500}}", target: "{above: 95}")]
    #expect(try told(rules, covered: 950) == "notMet; 95; 950/1,000; short of 1 persons")
    #expect(try told(rules, covered: 951) == "met; 95.1; 951/1,000")
  }

  @Test func `is open only where the unknown ones decide`() throws {
    #expect(
      try told(covered: 940, unknown: 15)
        == "noData; 94…95.5; 940…955/1,000; missing streets beyond")
    #expect(try told(covered: 950, unknown: 15) == "met; 95…96.5; 950…965/1,000")
    #expect(
      try told(covered: 900, unknown: 15)
        == "notMet; 90…91.5; 900…915/1,000; short of 35 persons")
  }

  @Test func `names the figure without which a place may not count`() throws {
    let rules = [
      Self.rule("{of: [fitness], where: {site_area: {at_least: 800}}, within: {meters: 500}}")
    ]
    // The streets beyond may be what keeps it from being known, too.
    #expect(
      try told(rules, covered: 940, unknown: 15) { $0.add("fitness") }
        == "noData; 94…95.5; 940…955/1,000; missing site_area of fitness, streets beyond")
    #expect(
      try told(rules, covered: 940, unknown: 15) { $0.add("fitness", figures: ["site_area": 9]) }
        == "noData; 94…95.5; 940…955/1,000; missing streets beyond")
  }

  @Test func `is not missed where other places may be that nobody told of`() throws {
    #expect(
      try told(covered: 900) { $0.complete = [] }
        == "noData; 90…100; 900…1,000/1,000; missing all fitness")
    #expect(try told(covered: 950) { $0.complete = [] } == "met; 95…100; 950…1,000/1,000")
  }

  @Test func `cannot be judged without places or without people`() throws {
    let ground = Ground([:])
    #expect(try ground.told(by: Self.rules) == "noData; missing all fitness")
    #expect(
      try Ground([:], known: ["fitness"]).told(by: Self.rules)
        == "noData; missing households with population")
    #expect(try told(covered: 0, of: 0) == "noData; missing households with population")
  }

  @Test func `asks nothing of a group of which nobody lives there`() throws {
    func told(_ denominator: String, households: Double) throws -> String? {
      let rules = Self.rules.map {
        $0.replacing("denominator: population", with: "denominator: \(denominator)")
      }
      var ground = try Ground([:], known: ["fitness"]).counting(
        covered: 0, of: 0, in: denominator, rules: rules)
      for question in ground.communities[0].reach.keys {
        ground.communities[0].reach[question]?["households"] = Evidence.ReachCount(
          covered: households / 2, unknown: 0, total: households)
      }
      return try ground.told(by: rules)
    }
    #expect(try told("elderly_60", households: 40) == "notApplicable")
    #expect(
      try told("elderly_60", households: 0) == "noData; missing households with elderly_60")
    #expect(
      try told("residential_land", households: 40)
        == "noData; missing households with residential_land")
  }

  /// A table has all households; the buildings of a map stand for them, and some may be lacking.
  @Test func `asks nothing where nobody lives, if all households are known`() throws {
    func told(_ hasAll: Bool, _ figures: [String: Figure] = [:]) throws -> String? {
      var ground = Ground(figures, known: ["fitness"])
      ground.hasAllHouseholds = hasAll
      let standard = try OurStandards.standard(rules: Self.rules)
      let question = try #require(standard.needs.questions.first)
      let none = Evidence.ReachCount(covered: 0, unknown: 0, total: 0)
      ground.communities[0].reach[question] = ["population": none, "households": none]
      return try ground.told(by: Self.rules)
    }
    #expect(try told(true) == "notApplicable")
    #expect(try told(false) == "noData; missing households with population")
    // Somebody is said to live there.
    #expect(try told(true, ["population": 100]) == "noData; missing households with population")
  }
}
