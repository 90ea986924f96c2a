import Standards
import Testing

@Suite("A rule on variety") struct VarietyTests {
  private static let shops = "kinds: [pharmacy, laundry, repair]\nat_least: 2"

  private func told(
    _ categories: [String]..., known: Set<String> = ["pharmacy", "laundry", "repair"]
  )
    throws -> String?
  {
    var ground = Ground([:], known: known)
    for place in categories {
      ground.places.append(
        Ground.Place(
          id: "f\(ground.places.count + 1)", categories: place, figures: [:], community: 0))
    }
    return try ground.told(by: "variety", Self.shops)
  }

  @Test func `counts kinds, not places`() throws {
    #expect(try told(["pharmacy"], ["laundry"]) == "met; 2; f1 f2")
    #expect(
      try told(["pharmacy"], ["pharmacy"]) == "notMet; 1; short of 1 kinds; f1 f2")
  }

  /// A shop that is a laundry and repairs brings both kinds, and is named once.
  @Test func `takes a place of two kinds for both and names it once`() throws {
    #expect(try told(["laundry", "repair"]) == "met; 2; f1")
  }

  @Test func `is open where a kind is not known`() throws {
    #expect(
      try told(["pharmacy"], known: ["pharmacy", "laundry"])
        == "noData; 1…2; f1; missing all repair")
    #expect(
      try told(["pharmacy"], ["laundry"], known: ["pharmacy", "laundry"]) == "met; 2…3; f1 f2")
    #expect(try told(known: ["pharmacy", "laundry"]) == "notMet; 0…1; short of 1 kinds")
  }

  @Test func `within reach is of what any household reaches, or so many`() throws {
    let any = [OurStandards.rule("a", kind: "variety", "kinds: [pharmacy]\nwithin: {meters: 500}")]
    let most = [
      OurStandards.rule("a", kind: "variety", "kinds: [pharmacy]\nwithin: {meters: 500}\nshare: 90")
    ]
    let ground = Ground([:], known: ["pharmacy"])
    #expect(try ground.counting(covered: 1, of: 100, rules: any).told(by: any) == "met; 1")
    #expect(
      try ground.counting(covered: 0, of: 100, rules: any).told(by: any)
        == "notMet; 0; short of 1 kinds")
    #expect(
      try ground.counting(covered: 80, of: 100, rules: most).told(by: most)
        == "notMet; 0; short of 1 kinds")
    #expect(
      try ground.counting(covered: 80, unknown: 10, of: 100, rules: most).told(by: most)
        == "noData; 0…1; missing streets beyond")
  }

  @Test func `of rooms finds them by any of their names`() throws {
    let rule = """
      of: service_station
      listed: rooms
      items:
        - {id: hall, en: service hall, zh: 服务大厅, names: [便民大厅]}
        - {id: reading_room, en: reading room, zh: 阅览室}
      """
    func told(_ rooms: [String]?...) throws -> String? {
      var ground = Ground([:], known: ["service_station"])
      for list in rooms {
        ground.add("service_station", figures: list.map { ["rooms": .list($0)] } ?? [:])
      }
      return try ground.told(by: "variety", rule)
    }
    #expect(try told(["便民大厅", "阅 览 室"]) == "met; 2; f1")
    #expect(try told(["Service Hall"], ["阅览室"]) == "met; 2; f1 f2")
    #expect(try told(["服务大厅"]) == "notMet; 1; short of 1 kinds; f1")
    #expect(try told(["服务大厅"], nil) == "noData; 1…2; f1; missing rooms of service_station")
    #expect(try told() == "notMet; 0; short of 2 kinds")
  }

  @Test func `may be asked of one place`() throws {
    let rule = """
      listed: rooms
      of: [service_station]
      in_one: true
      items:
        - {id: chess, en: chess room, zh: 棋牌室}
        - {id: reading, en: reading room, zh: 图书室}
        - {id: fitness, en: fitness room, zh: 健身室}
      """
    func told(_ rooms: [String]?...) throws -> String? {
      var ground = Ground([:], known: ["service_station"])
      for rooms in rooms {
        ground.add("service_station", figures: rooms.map { ["rooms": .list($0)] } ?? [:])
      }
      return try ground.told(by: "variety", rule)
    }
    #expect(try told(["棋牌室", "图书室", "健身室"]) == "met; 3; f1")
    #expect(try told(["棋牌室"], ["图书室", "健身室"]) == "notMet; 2; short of 1 kinds; f2")
    #expect(
      try told(["棋牌室"], nil) == "noData; 1…3; f1; missing rooms of service_station")
  }

  @Test func `in reach is not asked for where nobody lives`() throws {
    let rules = [
      OurStandards.rule(
        "a", kind: "variety", "kinds: [pharmacy, market]\nwithin: {minutes: 15, profile: planning}")
    ]
    var ground = Ground([:], known: ["pharmacy", "market"])
    ground.hasAllHouseholds = true
    for question in try OurStandards.standard(rules: rules).needs.questions {
      ground.communities[0].reach[question] = [
        "households": Evidence.ReachCount(covered: 0, unknown: 0, total: 0)
      ]
    }
    #expect(try ground.told(by: rules) == "notApplicable")
  }
}
