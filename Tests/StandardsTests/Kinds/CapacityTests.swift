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

  @Test func `counts a place of two kinds once`() throws {
    let rule = """
      amount: {sum: [{of: elderly_home, sum: beds}, {of: day_care_elderly, sum: beds}]}
      per: {of: population, each: 1000}
      target: {at_least: 60}
      unit: {en: beds, zh: 张}
      """
    var ground = Ground(["population": 1_500], known: ["elderly_home", "day_care_elderly"])
    ground.add("elderly_home", "day_care_elderly", figures: ["beds": 60])
    #expect(
      try ground.told(by: "capacity", rule) == "notMet; 40; 60/1,500; short of 30 beds; f1")
    ground.add("day_care_elderly", figures: ["beds": 30])
    #expect(try ground.told(by: "capacity", rule) == "met; 60; 90/1,500; f1 f2")
  }

  @Test func `of an open list is never too little, unless the figure is stated`() throws {
    let rule = """
      amount: {of: [pharmacy], sum: floor_area, stated: commerce_area, open: true}
      per: {of: population, each: 1}
      target: {at_least: 2}
      unit: {en: m², zh: 平方米}
      """
    func told(_ figures: [String: Figure], _ squareMeters: Figure) throws -> String? {
      var ground = Ground(figures, known: ["pharmacy"])
      ground.add("pharmacy", figures: ["floor_area": squareMeters])
      return try ground.told(by: "capacity", rule)
    }
    #expect(
      try told(["population": 100], 150) == "noData; 1.5…; 150…/100; f1; missing commerce_area")
    #expect(try told(["population": 100], 200) == "met; 2…; 200…/100; f1")
    #expect(
      try told(["population": 100, "commerce_area": 199], 150)
        == "notMet; 1.99; 199/100; short of 1 m²")
  }

  @Test func `takes households from residents where nothing states them, and says so`() throws {
    let rule = """
      amount: {of: service_station, sum: floor_area}
      per: {of: households, each: 100}
      target: {at_least: 30}
      unit: {en: m², zh: 平方米}
      """
    func finding(_ figures: [String: Figure]) throws -> Finding? {
      try Ground(figures, known: ["service_station"]).finding(by: [
        OurStandards.rule("a", kind: "capacity", rule)
      ])
    }
    // 12,000 ÷ 2.62 are 4,580.2.
    let derived = try #require(try finding(["population": 12_000]))
    #expect(derived.told == "notMet; 0; 0/4,580; short of 1,374 m²")
    #expect(
      derived.remarks.map(\.english) == [
        "Households are derived: residents ÷ 2.62 (persons a household, census of 2020)."
      ])
    #expect(
      derived.remarks.map(\.chinese) == ["户数为推算值：常住人口 ÷ 2.62（2020年人口普查平均家庭户规模）。"])
    let stated = try #require(try finding(["population": 12_000, "households": 4_000]))
    #expect(stated.told == "notMet; 0; 0/4,000; short of 1,200 m²")
    #expect(stated.remarks.isEmpty)
    #expect(try finding([:])?.told == "noData; missing households")
  }

  /// Each third rounded by itself would come to 4,581.
  @Test func `derives the households of a whole from all its residents at once`() throws {
    let rule = """
      amount: {of: service_station, sum: floor_area}
      per: {of: households, each: 100}
      target: {at_least: 30}
      unit: {en: m², zh: 平方米}
      """
    func finding(
      _ figures: [[String: Figure]], told: [String: Figure] = [:], areas: String = "[region]"
    ) throws -> Finding? {
      var ground = Ground(known: ["service_station"])
      ground.communities = figures.enumerated().map {
        Ground.Community(id: "c\($0 + 1)", figures: $1)
      }
      ground.toldOfWhole = told
      ground.add("service_station", figures: ["floor_area": 1_374])
      return try ground.finding(
        by: [OurStandards.rule("a", kind: "capacity", rule, areas: areas)], of: "")
    }
    let thirds: [[String: Figure]] = Array(repeating: ["population": 4_000], count: 3)
    #expect(try finding(thirds)?.told == "met; 30; 1,374/4,580; f1")
    #expect(
      try finding(thirds, told: ["population": 24_000])?.told
        == "notMet; 15; 1,374/9,160; short of 1,374 m²; f1")
    // One states 1,000, the other two together have 8,000 ÷ 2.62 = 3,053.4.
    let mixed = [["population": 4_000, "households": 1_000]] + thirds.dropFirst()
    #expect(try finding(mixed)?.told == "met; 33.9008; 1,374/4,053; f1")
    // What is said of parts rests on it as well.
    let parts = try #require(try finding(thirds, areas: "[community]"))
    #expect(parts.told.hasPrefix("notMet; 33.3333; 1/3"))
    #expect(parts.remarks.map(\.english).contains { $0.hasPrefix("Households are derived") })
  }

  @Test func `counts a place under the kind under which it surely counts`() throws {
    let rule = """
      amount:
        sum:
          - {of: nursery, where: {site_area: {at_least: 10}}, sum: places}
          - {of: childcare, sum: places}
      per: {of: population, each: 1000}
      target: {at_least: 1}
      unit: {en: places, zh: 个}
      """
    var ground = Ground(["population": 12_000], known: ["nursery", "childcare"])
    ground.add("nursery", "childcare", figures: ["places": 20])
    #expect(try ground.finding(by: [OurStandards.rule("a", kind: "capacity", rule)])?.state == .met)
  }
}
