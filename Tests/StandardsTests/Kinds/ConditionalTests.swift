import Standards
import Testing

@Suite("A rule on a condition") struct ConditionalTests {
  /// A county of 200 thousand has a school for special education.
  private static let ofPeople = """
    when: {attribute: population, at_least: 200000}
    then: {kind: existence, of: special_school}
    """

  private func told(_ population: Figure?, schools: Int) throws -> String? {
    var ground = Ground(
      population.map { ["population": $0] } ?? [:], known: ["special_school"])
    for _ in 0..<schools { ground.add("special_school") }
    return try ground.told(by: "conditional", Self.ofPeople)
  }

  @Test func `asks where it holds`() throws {
    #expect(try told(200_000, schools: 1) == "met; 1; 1; f1")
    #expect(
      try told(200_000, schools: 0)?.hasPrefix("notMet; 0; 0; short of 1 × ") == true)
    #expect(try told(199_999, schools: 0) == "notApplicable")
  }

  /// A county that is too small would not count among those that meet it.
  @Test func `is open where it is not known whether it holds`() throws {
    #expect(try told(nil, schools: 0) == "noData; 0; 0; missing population")
    #expect(try told(nil, schools: 1) == "noData; 1; 1; f1; missing population")
    let atLeast = Figure.number(Quantity(atLeast: 250_000, atMost: nil))
    #expect(try told(atLeast, schools: 1) == "met; 1; 1; f1")
  }

  @Test func `on reach asks where a place is out of reach`() throws {
    let rules = [
      OurStandards.rule(
        "a", kind: "conditional",
        """
        when: {not_reached: {of: health_center, within: {meters: 1000}}}
        then: {kind: existence, of: health_station}
        """)
    ]
    func told(covered: Double, unknown: Double = 0, stations: Int) throws -> String? {
      var ground = Ground([:], known: ["health_center", "health_station"])
      for _ in 0..<stations { ground.add("health_station") }
      return try ground.counting(covered: covered, unknown: unknown, of: 100, rules: rules)
        .told(by: rules)
    }
    #expect(try told(covered: 100, stations: 0) == "notApplicable")
    #expect(try told(covered: 99, stations: 1) == "met; 1; 1; f1")
    #expect(
      try told(covered: 99, stations: 0)
        == "notMet; 0; 0; short of 1 × Community health station")
    #expect(
      try told(covered: 99, unknown: 1, stations: 0) == "noData; 0; 0; missing streets beyond")
  }
}
