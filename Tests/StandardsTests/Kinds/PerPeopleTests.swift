import Standards
import Testing

/// One health center for 30 to 100 thousand people.
@Suite("A rule on places for so many people") struct PerPeopleTests {
  private func told(_ population: Figure?, centers: Int, isComplete: Bool = true) throws -> String?
  {
    var ground = Ground(
      population.map { ["population": $0] } ?? [:], known: ["health_center"])
    if !isComplete { ground.complete = [] }
    for _ in 0..<centers { ground.add("health_center") }
    return try ground.told(by: "per_people", "of: health_center\npeople: [30000, 100000]")
  }

  @Test func `asks for as many as the most people need`() throws {
    #expect(try told(100_000, centers: 1) == "met; 1; 1/100,000; f1")
    #expect(
      try told(100_001, centers: 1)
        == "notMet; 1; 1/100,001; short of 1 × Community health center; f1")
    #expect(try told(8_000, centers: 1) == "met; 1; 1/8,000; f1")
  }

  @Test func `tells of more than the fewest people need, and does not blame it`() throws {
    var ground = Ground(["population": 70_000], known: ["health_center"])
    for _ in 0..<3 { ground.add("health_center") }
    let rule = OurStandards.rule(
      "a", kind: "per_people", "of: health_center\npeople: [30000, 100000]")
    let finding = try #require(try ground.finding(by: [rule]))
    #expect(finding.told == "met; 3; 3/70,000; f1 f2 f3")
    #expect(finding.remarks.map(\.english) == ["More than the 2 that the range asks for."])
  }

  @Test func `is open where people or places are not known`() throws {
    #expect(try told(nil, centers: 1) == "noData; missing population")
    #expect(
      try told(250_000, centers: 1, isComplete: false)
        == "noData; 1…; 1…/250,000; f1; missing all health_center")
    #expect(
      try told(250_000, centers: 3, isComplete: false) == "met; 3…; 3…/250,000; f1 f2 f3")
    let atLeast = Figure.number(Quantity(atLeast: 250_000, atMost: nil))
    #expect(
      try told(atLeast, centers: 2)
        == "notMet; 2; 2/250,000…; short of 1 × Community health center; f1 f2")
    #expect(try told(atLeast, centers: 3) == "noData; 3; 3/250,000…; f1 f2 f3; missing population")
  }

  @Test func `asks nothing of nobody`() throws {
    #expect(try told(0, centers: 0) == "notApplicable")
  }
}
