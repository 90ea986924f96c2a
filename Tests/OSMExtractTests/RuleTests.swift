import OSMExtract
import TestSupport
import Testing

@Suite("A rule of a category") struct RuleTests {
  /// The facilities of a file by one category whose only rule asks for `amenity=clinic` and more.
  private func facilities(_ objects: String, rule: String) throws -> OSMPlaces {
    try TemporaryFolder.with { folder in
      let categories = try folder.write(
        """
        id: mine
        title: {en: Mine, zh: 我的}
        categories:
          - id: mine
            name: {en: Mine, zh: 我的}
            note: {en: Mine., zh: 我的。}
            rules: [{tag: amenity=clinic, wiki: w, \(rule)}]
        """, to: "mine.yaml")
      return try PlaceFile.extract(
        objects, categories: try CategorySet(fileAt: categories)
      ).facilities
    }
  }

  private func fits(_ tags: [String: String], rule: String) throws -> Bool {
    let object = PlaceFile.node(tags.merging(["amenity": "clinic"]) { tag, _ in tag })
    return try !facilities(object, rule: rule).ids.isEmpty
  }

  @Test(arguments: [
    ("安定门社区卫生服务站", true), ("卫生站 (社区)", true), ("社区卫生服务中心", false), ("卫 生服务站", false), ("", false),
  ])
  func `may ask that the name holds one of some texts`(name: String, isFacility: Bool) throws {
    #expect(try fits(["name": name], rule: "called: [卫生服务站, 卫生站]") == isFacility)
  }

  @Test func `may ask so only of objects that have a name`() throws {
    #expect(try !fits([:], rule: "called: [卫生服务站]"))
    #expect(try !fits(["operator": "卫生服务站"], rule: "called: [卫生服务站]"))
    // No other object of the file has one either, so that no number stands for the key.
    #expect(try fits([:], rule: "not_called: [卫生服务站]"))
  }

  @Test(arguments: [
    ("德胜社区卫生服务中心", true), ("德胜社区卫生服务中心新风卫生服务站", false), ("诊所", false),
  ])
  func `may ask that the name holds none of others`(name: String, isFacility: Bool) throws {
    let rule = "called: [卫生服务中心], not_called: [卫生服务站, 分站]"
    #expect(try fits(["name": name], rule: rule) == isFacility)
  }

  @Test(arguments: [
    ([:], true), (["access": "yes"], true), (["access": "private"], false),
    (["access": "no"], false),
    (["private": "access"], true), (["disused": "yes"], false), (["disused": "no"], false),
    (["access": "yes", "disused": "x"], false),
  ])
  func `may name tags that exclude an object`(tags: [String: String], isFacility: Bool) throws {
    let rule = "unless: {access: [private, \"no\"], disused: \"*\"}"
    #expect(try fits(tags, rule: rule) == isFacility)
  }

  @Test func `may ask all of it at once`() throws {
    let rule = "naming: {for: senior}, called: [站], not_called: [分], unless: {access: private}"
    let sound = ["for": "child;senior", "name": "站", "access": "yes"]
    #expect(try fits(sound, rule: rule))
    for (key, value) in [("for", "child"), ("name", "所"), ("name", "分站"), ("access", "private")] {
      #expect(try !fits(sound.merging([key: value]) { $1 }, rule: rule), "\(key)=\(value)")
    }
  }

  @Test func `says in results what it asks`() throws {
    let object = PlaceFile.node(["amenity": "clinic", "name": "站", "for": "senior"])
    let rule =
      "naming: {for: senior}, called: [站, 所], not_called: [分], unless: {access: [private, no], x: \"*\"}"
    #expect(
      try facilities(object, rule: rule).rules == [
        ["amenity=clinic + for=senior + name~站|所 + name!~分 + access!=private|no + x!=*"]
      ])
  }

  @Test func `that does not fit leaves the object to the next`() throws {
    let facilities = try TemporaryFolder.with { folder in
      let categories = try folder.write(
        """
        id: mine
        title: {en: Mine, zh: 我的}
        categories:
          - id: center
            name: {en: Center, zh: 中心}
            note: {en: Centers., zh: 中心。}
            rules:
              - {tag: amenity=clinic, called: [中心], wiki: w}
              - {tag: "healthcare=*", called: [中心], wiki: w}
          - id: none
            name: {en: None, zh: 无}
            note: {en: OpenStreetMap has none., zh: 无标签。}
            rules: []
          - id: any
            name: {en: Any, zh: 任意}
            note: {en: Any., zh: 任意。}
            rules: [{tag: "healthcare=*", wiki: w}]
        """, to: "mine.yaml")
      return try PlaceFile.extract(
        PlaceFile.node(["healthcare": "centre", "name": "甲中心", "amenity": "hospital"], id: 11)
          + PlaceFile.node(["healthcare": "doctor", "name": "乙站"], id: 12)
          + PlaceFile.node(["amenity": "clinic", "name": "丙站"], id: 13),
        categories: try CategorySet(fileAt: categories)
      ).facilities
    }
    #expect(facilities.ids == ["n11", "n12"])
    #expect(facilities.categories == [[0, 2], [2]])
    #expect(
      facilities.rules == [["healthcare=* + name~中心", "healthcare=*"], ["healthcare=*"]])
  }
}
