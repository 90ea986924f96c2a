import Standards
import Testing

/// 4.5 childcare places per 1,000 residents.
@Suite("A rule on capacity") struct CapacityTests {
  private static let rule = """
    amount: {of: nursery, sum: places}
    per: {of: population, each: 1000}
    target: {at_least: 4.5}
    unit: {en: places, zh: 个}
    """

  private func ground(_ population: Figure?, _ places: Figure?...) -> Ground {
    var ground = Ground(population.map { ["population": $0] } ?? [:], known: ["nursery"])
    for figure in places {
      ground.add("nursery", figures: figure.map { ["places": $0] } ?? [:])
    }
    return ground
  }

  @Test func `is met by what is there`() throws {
    // 50 for 10 thousand are 5.
    #expect(
      try ground(10_000, 30, 20).told(by: "capacity", Self.rule)
        == "met; 5; 50/10,000; f1 f2")
  }

  @Test func `says how many places are lacking`() throws {
    // 4.5 for each of 160 thousand are 720; 402 are there.
    #expect(
      try ground(160_000, 402).told(by: "capacity", Self.rule)
        == "notMet; 2.5125; 402/160,000; short of 318 places; f1")
    // 45.45 are asked of 10,100: one that is lacking in part is lacking.
    #expect(
      try ground(10_100, 45).told(by: "capacity", Self.rule)
        == "notMet; 4.4554; 45/10,100; short of 1 places; f1")
  }

  @Test func `takes a place without the figure for any number`() throws {
    #expect(
      try ground(10_000, 30, nil).told(by: "capacity", Self.rule)
        == "noData; 3…; 30…/10,000; f1; missing places of nursery")
    #expect(
      try ground(10_000, 50, nil).told(by: "capacity", Self.rule) == "met; 5…; 50…/10,000; f1")
  }

  @Test func `is not met even by the least of the people`() throws {
    let population = Figure.number(Quantity(atLeast: 10_000, atMost: nil))
    #expect(
      try ground(population, 30).told(by: "capacity", Self.rule)
        == "notMet; 0…3; 30/10,000…; short of 15 places; f1")
    #expect(
      try ground(population, 50).told(by: "capacity", Self.rule)
        == "noData; 0…5; 50/10,000…; f1; missing population")
  }

  @Test func `cannot be judged without people, and is not asked of nobody`() throws {
    #expect(try ground(nil, 30).told(by: "capacity", Self.rule) == "noData; missing population")
    #expect(try ground(0, 30).told(by: "capacity", Self.rule) == "notApplicable")
  }

  @Test func `finds nothing lacking where it is not known what there is`() throws {
    var ground = ground(10_000, 30)
    ground.complete = []
    #expect(
      try ground.told(by: "capacity", Self.rule)
        == "noData; 3…; 30…/10,000; f1; missing all nursery")
    ground.add("nursery", figures: ["places": 20])
    #expect(try ground.told(by: "capacity", Self.rule) == "met; 5…; 50…/10,000; f1 f2")
  }

  @Test func `counts no place that is only planned`() throws {
    var ground = ground(10_000)
    ground.add("nursery", figures: ["places": 100, "status": .planned])
    #expect(
      try ground.told(by: "capacity", Self.rule) == "notMet; 0; 0/10,000; short of 45 places")
  }

  @Test func `counts a place of two categories once`() throws {
    var ground = ground(10_000)
    ground.known.insert("kindergarten")
    ground.complete = ground.known
    ground.add("nursery", "kindergarten", figures: ["places": 30])
    let rule = Self.rule.replacing("of: nursery", with: "of: [nursery, kindergarten]")
    #expect(
      try ground.told(by: "capacity", rule)
        == "notMet; 3; 30/10,000; short of 15 places; f1")
  }

  @Test func `believes the figure that the area states`() throws {
    let rule = Self.rule.replacing("sum: places", with: "sum: places, stated: childcare_places")
    var ground = ground(10_000, 30)
    ground.communities[0].figures["childcare_places"] = 60
    #expect(try ground.told(by: "capacity", rule) == "met; 6; 60/10,000")
  }

  @Test func `adds what one community states to what is in another`() throws {
    let rule = Self.rule.replacing("sum: places", with: "sum: places, stated: childcare_places")
    var ground = Ground(
      ["population": 10_000, "childcare_places": 60], ["population": 10_000], known: ["nursery"])
    ground.add("nursery", figures: ["places": 20], in: 0)
    ground.add("nursery", figures: ["places": 25], in: 1)
    #expect(
      try ground.told(by: "capacity", rule, areas: "[community, region]", of: "")
        == "notMet; 4.25; 85/20,000; short of 5 places; f2")
  }

  @Test func `on more than so much is not met by so much`() throws {
    let rule = Self.rule.replacing("at_least: 4.5", with: "above: 5")
    #expect(
      try ground(10_000, 50).told(by: "capacity", rule)
        == "notMet; 5; 50/10,000; short of 1 places; f1")
    #expect(try ground(10_000, 51).told(by: "capacity", rule) == "met; 5.1; 51/10,000; f1")
  }

  @Test func `on at most so much finds nothing short`() throws {
    let rule = Self.rule.replacing("at_least: 4.5", with: "at_most: 4.5")
    #expect(try ground(10_000, 45).told(by: "capacity", rule) == "met; 4.5; 45/10,000; f1")
    #expect(try ground(10_000, 46).told(by: "capacity", rule) == "notMet; 4.6; 46/10,000; f1")
    #expect(
      try ground(10_000, 40, nil).told(by: "capacity", rule)
        == "noData; 4…; 40…/10,000; f1; missing places of nursery")
  }

  @Test func `says in both languages what it asks`() throws {
    func words(_ parameters: String) throws -> [String] {
      let rule = OurStandards.rule("a", kind: "capacity", parameters)
      let words = try OurStandards.standard(rules: [rule]).rules[0].words
      return [words.english, words.chinese]
    }
    #expect(
      try words(Self.rule) == [
        "≥ 4.5 places per 1,000 residents", "每 1,000 人（常住人口）≥ 4.5 个",
      ])
    let eachHousehold = Self.rule.replacing(
      "{of: population, each: 1000}", with: "{of: households, each: 1}")
    #expect(try words(eachHousehold) == ["≥ 4.5 places per household", "每户（户数）≥ 4.5 个"])
  }
}
