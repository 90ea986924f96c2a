import Diagnostics
import Standards
import Testing

@Suite("What a rule says of a whole") struct RollUpTests {
  /// Communities of two streets, each with its answer to a question of yes or no.
  private func ground(_ answers: [(street: String?, answer: Bool?, estate: String)]) -> Ground {
    var ground = Ground()
    ground.communities = answers.enumerated().map { position, one in
      var figures: [String: Figure] = ["estate": .choice(one.estate)]
      figures["street"] = one.street.map { .list([$0]) }
      figures["test/a"] = one.answer.map(Figure.yes)
      return Ground.Community(id: "c\(position + 1)", figures: figures)
    }
    return ground
  }

  private static let all = "applies: {estate: new}"
  private static let most = all + "\nshare_of_areas: {at_least: 50}"

  @Test func `is the share of its parts that meet it`() throws {
    let ground = ground([
      ("East", true, "new"), ("East", false, "new"), ("West", true, "new"),
      ("West", false, "existing"),
    ])
    #expect(
      try ground.told(by: "checklist", Self.all, of: "East")
        == "notMet; 50; 1/2; short of 1 items")
    // The existing estate is not asked.
    #expect(try ground.told(by: "checklist", Self.all, of: "West") == "met; 100; 1/1")
    #expect(
      try ground.told(by: "checklist", Self.all, of: "")
        == "notMet; 66.6667; 2/3; short of 1 items")
    #expect(try ground.told(by: "checklist", Self.most, of: "East") == "met; 50; 1/2")
  }

  @Test func `is decided where the unknown parts cannot change it`() throws {
    let ground = ground([("East", true, "new"), ("East", nil, "new"), ("East", false, "new")])
    #expect(
      try ground.told(by: "checklist", Self.all, of: "")
        == "notMet; 33.3333…66.6667; 1…2/3; short of 1 items")
    #expect(
      try ground.told(by: "checklist", Self.most, of: "")
        == "noData; 33.3333…66.6667; 1…2/3; missing word on test/a")
  }

  @Test func `is asked nothing where no part is`() throws {
    let ground = ground([("East", true, "existing")])
    #expect(try ground.told(by: "checklist", Self.all, of: "") == "notApplicable")
  }

  @Test func `of streets needs to know the street of every community`() throws {
    let ofStreets = "of: police_station"
    var ground = ground([("East", nil, "new"), ("West", nil, "new"), ("West", nil, "new")])
    ground.known = ["police_station"]
    ground.complete = ground.known
    ground.add("police_station", in: 0)
    ground.add("police_station", in: 2)
    #expect(
      try ground.told(by: "existence", ofStreets, areas: "[street]", of: "")
        == "met; 100; 2/2; f1 f2")
    ground.communities[1].figures["street"] = nil
    #expect(
      try ground.told(by: "existence", ofStreets, areas: "[street]", of: "")
        == "noData; missing each street")
  }

  @Test func `is judged directly where the rule says so`() throws {
    var ground = Ground(["population": 6_000], ["population": 5_000], known: ["park"])
    ground.add("park", in: 0)
    let rule = """
      amount: {of: park, count: true}
      per: {of: population, each: 10000}
      target: {at_least: 1}
      unit: {en: parks, zh: 处}
      """
    #expect(
      try ground.told(by: "capacity", rule, areas: "[community, region]", of: "")
        == "notMet; 0.9091; 1/11,000; short of 1 parks; f1")
    // Not judged itself, it is told how many of its communities meet it.
    #expect(
      try ground.told(by: "capacity", rule, areas: "[community]", of: "")
        == "notMet; 50; 1/2; short of 1 parks; f1")
  }

  /// Estates of which one is new: of the rest nothing is asked, and nothing could be told of them
  /// together.
  @Test func `is that of the parts it is asked of where they are not all of it`() throws {
    var ground = ground([("East", true, "new"), ("East", nil, "existing")])
    func told() throws -> String? {
      try ground.told(
        by: "checklist", Self.all, areas: "[community, region]", of: "")
    }
    #expect(try told() == "met; 100; 1/1")
    ground.communities[1].figures["estate"] = .choice("new")
    #expect(try told() == "noData; 0…1; missing word on test/a")
    ground.communities[1].figures["estate"] = nil
    #expect(try told() == "noData; missing estate")
  }

  @Test func `adds no shortfalls of figures that are means`() throws {
    var ground = Ground()
    ground.communities = [3, 4].enumerated().map { position, hours in
      Ground.Community(
        id: "c\(position + 1)", figures: ["test/a": .number(.exactly(Double(hours)))])
    }
    let rule = "target: {at_least: 6}\nunit: {en: hours, zh: 小时}"
    #expect(
      try ground.told(by: "recorded", rule, of: "") == "notMet; 0; 0/2; short of 5 hours")
    #expect(
      try ground.told(by: "recorded", rule + "\nadds: false", of: "") == "notMet; 0; 0/2")
    // Nor of those that are asked on a condition.
    for community in 0..<2 { ground.communities[community].figures["population"] = 900 }
    let ifMany = """
      when: {attribute: population, at_least: 500}
      then: {kind: recorded, target: {at_least: 6}, unit: {en: hours, zh: 小时}, adds: false}
      """
    #expect(try ground.told(by: "conditional", ifMany) == "notMet; 3; 3; short of 3 hours")
    #expect(try ground.told(by: "conditional", ifMany, of: "") == "notMet; 0; 0/2")
  }

  @Test func `of a city is nothing that is said of a community`() throws {
    let ground = ground([("East", true, "new")])
    for id in ["c1", "East"] {
      #expect(try ground.told(by: "checklist", "", areas: "[region]", of: id) == nil)
    }
    #expect(
      try ground.told(by: "checklist", "", areas: "[region]", of: "")
        == "noData; 0…1; missing word on test/a")
  }

  @Test func `is never asked by a note`() throws {
    #expect(try ground([("East", true, "new")]).told(by: "note", "") == "notApplicable")
  }

  /// Of ten streets six have a station and seven are asked: one more will do.
  @Test func `is short of the least by which so many parts meet it as must`() throws {
    var ground = Ground(known: ["minors_station"])
    ground.communities = (0..<10).map {
      Ground.Community(id: "c\($0 + 1)", figures: ["street": .list(["s\($0)"])])
    }
    for community in 0..<6 { ground.add("minors_station", in: community) }
    let told = try #require(
      try ground.told(
        by: "existence", "of: minors_station\nshare_of_areas: {at_least: 70}", areas: "[street]",
        of: ""))
    #expect(told.hasPrefix("notMet; 60; 6/10; short of 1 × "))
  }

  @Test func `asks for no more than all parts`() throws {
    let failure = #expect(throws: Failure.self) {
      try Ground([:]).told(by: "checklist", "share_of_areas: {at_least: 950}")
    }
    #expect(failure?.problem.contains("a share is at most 100 %") == true)
  }
}
