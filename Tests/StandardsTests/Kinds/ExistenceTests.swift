import Diagnostics
import Standards
import Testing

@Suite("A rule on places that must be there") struct ExistenceTests {
  private static let supermarket = """
    of: supermarket
    where: {floor_area: {at_least: 300}}
    """
  private static let orShops =
    supermarket + """

      alternatives:
        - {of: convenience, at_least: 2, where: {floor_area: {at_least: 50}}, applies: {constrained: true}}
      """

  private func ground(_ category: String, _ areas: Figure?...) -> Ground {
    var ground = Ground([:], known: ["supermarket", "convenience"])
    for area in areas { ground.add(category, figures: area.map { ["floor_area": $0] } ?? [:]) }
    return ground
  }

  @Test func `is met by one that is large enough`() throws {
    #expect(
      try ground("supermarket", 100, 300).told(by: "existence", Self.supermarket)
        == "met; 1; 1; f2")
  }

  @Test func `says how much the largest is too small, or that there is none`() throws {
    #expect(
      try ground("supermarket", 100, 260).told(by: "existence", Self.supermarket)
        == "notMet; 0; 0; short of 40 m²")
    #expect(
      try ground("supermarket").told(by: "existence", Self.supermarket)
        == "notMet; 0; 0; short of 1 × Supermarket (floor area ≥ 300 m²)")
  }

  @Test func `is open where it is not known how large one is, or which there are`() throws {
    #expect(
      try ground("supermarket", 100, nil).told(by: "existence", Self.supermarket)
        == "noData; 0…1; 0…1; missing floor_area of supermarket")
    var ground = ground("supermarket", 100)
    ground.complete = []
    #expect(
      try ground.told(by: "existence", Self.supermarket)
        == "noData; 0…; 0…; missing all supermarket")
  }

  @Test func `does not count what is only planned`() throws {
    var ground = ground("supermarket")
    ground.add("supermarket", figures: ["floor_area": 900, "status": .planned])
    #expect(
      try ground.told(by: "existence", Self.supermarket)
        == "notMet; 0; 0; short of 1 × Supermarket (floor area ≥ 300 m²)")
  }

  @Test func `counts a place of two categories once`() throws {
    var ground = ground("supermarket")
    ground.add("supermarket", "convenience")
    #expect(
      try ground.told(by: "existence", "of: [supermarket, convenience]\nat_least: 2")
        == "notMet; 1; 1; short of 1 × Supermarket, Convenience shop; f1")
  }

  /// GB 50180: a center for more people is no station of the smaller tier.
  @Test func `does not take a place of an upper tier for one of a lower`() throws {
    var ground = Ground([:], known: ["health_station", "health_center"])
    ground.add("health_center")
    #expect(
      try ground.told(by: "existence", "of: health_station")
        == "notMet; 0; 0; short of 1 × Community health station")
    #expect(
      try ground.told(by: "existence", "of: [health_station, health_center]") == "met; 1; 1; f1")
  }

  @Test func `may be met in another way where that is open to the area`() throws {
    func told(_ constrained: Bool?, _ areas: Figure?...) throws -> String? {
      var ground = ground("convenience")
      ground.communities[0].figures["constrained"] = constrained.map(Figure.yes)
      for area in areas {
        ground.add("convenience", figures: area.map { ["floor_area": $0] } ?? [:])
      }
      return try ground.told(by: "existence", Self.orShops)
    }
    #expect(try told(true, 60, 50) == "met; 2; 2; f1 f2")
    let lacking = "notMet; 0; 0; short of 1 × Supermarket (floor area ≥ 300 m²)"
    #expect(try told(true, 60, 40) == lacking)
    #expect(try told(false, 60, 50) == lacking)
    // Whether the way is open decides, or whether a shop counts; not where it has too few anyway.
    #expect(try told(nil, 60, 50) == "noData; 0; 0; missing constrained")
    #expect(try told(true, 60, nil) == "noData; 0; 0; missing floor_area of convenience")
    #expect(try told(nil, 60) == lacking)
  }

  @Test func `says of which way it tells the number`() throws {
    let ifMany =
      "when: {attribute: population, above: 0}\nthen:\n  kind: existence\n"
      + Self.orShops.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    for (kind, rule) in [("existence", Self.orShops), ("conditional", ifMany)] {
      func name(shops: Int) throws -> LocalizedText? {
        var ground = ground("convenience")
        ground.communities[0].figures = ["constrained": .yes(true), "population": 10]
        for _ in 0..<shops { ground.add("convenience", figures: ["floor_area": 60]) }
        let rules = [OurStandards.rule("a", kind: kind, rule)]
        let finding = try #require(try ground.finding(by: rules))
        return try OurStandards.standard(rules: rules).rules[0]
          .names(of: finding, in: ground.evidence).numerator
      }
      #expect(try name(shops: 2)?.english == "Convenience shop (floor area ≥ 50 m²)")
      #expect(try name(shops: 2)?.chinese == "便利店（建筑面积≥ 50平方米）")
      #expect(try name(shops: 1)?.english == "Supermarket (floor area ≥ 300 m²)")
    }
  }

  @Test func `may be met by a place outside that is near enough`() throws {
    let rule = "of: supermarket\nwithin: {meters: 500}\nshare: 90"
    let rules = [OurStandards.rule("a", kind: "existence", rule)]
    let ground = Ground([:], known: ["supermarket"])
    #expect(
      try ground.counting(covered: 95, of: 100, rules: rules).told(by: rules)
        == "met; 95; 95/100")
    #expect(
      try ground.counting(covered: 80, of: 100, rules: rules).told(by: rules)
        == "notMet; 80; 80/100; short of 1 × Supermarket")
    #expect(
      try ground.counting(covered: 80, unknown: 10, of: 100, rules: rules).told(by: rules)
        == "noData; 80…90; 80…90/100; missing streets beyond")
  }

  @Test func `names what is missing of every way, and of which areas each is asked`() throws {
    let rule = """
      of: supermarket
      alternatives:
        - {of: convenience, at_least: 2, applies: {constrained: true}}
      """
    let ground = Ground(["constrained": .yes(true)])
    #expect(
      try ground.told(by: "existence", rule)
        == "noData; 0…; 0…; missing all convenience, all supermarket")
    let words = try OurStandards.standard(rules: [OurStandards.rule("a", kind: "existence", rule)])
      .rules[0].words
    #expect(
      words.english.hasPrefix("1 × Supermarket, or 2 × Convenience shop (")
        && words.english.hasSuffix(": yes)"))
    #expect(words.chinese.hasSuffix("：是）"))
  }
}
