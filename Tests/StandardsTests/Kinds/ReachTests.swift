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
    #expect(
      try told(rules, covered: 940, unknown: 15) { $0.add("fitness") }
        == "noData; 94…95.5; 940…955/1,000; missing site_area of fitness")
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
}
