import Diagnostics
import Foundation
import JSONKit
import LifeCircle
import TestSupport
import Testing

/// What is said of a household, by a town in which every verdict and reason occurs.
@Suite("An explanation") struct ExplanationTests {
  /// A street of 3 km cut in the west, one over a bridge 300 m north of it, and an island.
  private static var town: Town {
    var town = Town()
    for (name, east, north) in [
      ("A", 0.0, 0.0), ("B", 3000, 0), ("C", 3000, 300), ("D", 0, 300), ("W", -200, 0),
      ("I", 0, 2000), ("J", 1200, 2000),
    ] { town.node(name, east: east, north: north) }
    town.way("A", "B", tags: Town.street.merging(["name": "人民路"]) { $1 })
    town.way("B", "C", tags: Town.street.merging(["bridge": "yes"]) { $1 })
    town.way("C", "D")
    town.missing("X")
    town.way("A", "W", "X")
    town.way("I", "J")
    town.box(west: -500, south: -500, east: 3500, north: 2500)
    for (id, east, north) in [
      ("covered", 1000.0, 0.0), ("unknown", 100, 0), ("detour", 1500, 300), ("too far", 2600, 0),
      ("off", 1500, 120), ("island", 600, 2000), ("outside", 1500, -600),
    ] { town.household(id, east: east, north: north) }
    town.facility("health centre", "clinic", east: 1500, north: 0)
    return town
  }

  private func study(in folder: TemporaryFolder) throws -> Study {
    let town = Self.town
    func table(_ places: [Town.Place], _ more: String) -> String {
      "id,lon,lat,category\n"
        + places.map { "\($0.id),\($0.coordinate.longitude),\($0.coordinate.latitude),\(more)\n" }
        .joined()
    }
    var study = Study(
      network: NetworkInput(
        file: try folder.write(town.xml, to: "town.osm"),
        rules: RuleFolder(path: TownStudy.rules)))
    study.households = try folder.write(table(town.households, ""), to: "homes.csv")
    study.facilities = try folder.write(table(town.facilities, "clinic"), to: "clinics.csv")
    return study
  }

  @Test func `is of the household whose id is the same byte for byte`() throws {
    try TemporaryFolder.with { folder in
      var study = try study(in: folder)
      let town = Self.town
      let places = ["covered", "too far"].map { id in town.households.first { $0.id == id }! }
      let rows = zip(["Caf\u{E9}", "Cafe\u{301}"], places).map { id, place in
        [id, "\(place.coordinate.longitude)", "\(place.coordinate.latitude)"]
      }
      study.households = try folder.write(csv("id,lon,lat", rows), to: "cafes.csv")
      let explanation = try study.explain(.household("Cafe\u{301}"))
      #expect(explanation.longitude == places[1].coordinate.longitude)
      #expect(throws: Failure.self) { try study.explain(.household("Cafe\u{300}")) }
    }
  }

  @Test(arguments: [
    ("covered", "15 min: covered: 7 min ", "15 分钟：可达，步行 7 分 "),
    (
      "unknown", "15 min: unknown: the data has none within 15 min, but it ends ",
      "15 分钟：无法判断，数据中步行 15 分钟内没有"
    ),
    (
      "detour",
      "15 min: notCovered, detour: 3,300 m to walk, 300 m in a straight line, more than 1.5 times",
      "15 分钟：不可达（绕行），步行 3,300 米，直线仅 300 米，步行超过直线的 1.5 倍"
    ),
    (
      "too far", "15 min: notCovered, tooFar: even in a straight line the nearest is 1,100 m away",
      "不可达（距离过远），最近的设施直线距离也有 1,100 米，而 15 分钟只能走 1,000 米"
    ),
    ("off", "15 min: notCovered, offNetwork: no street lies within 100 m", "100 米内没有可接入的道路"),
    ("island", "15 min: notCovered, notConnected: no walk of any length", "不可达（路网不连通），"),
    ("covered", "15 min: notCovered, noFacility: the data holds none", "不可达（无设施），"),
    ("covered", "人民路, way 1000, 0.0 m away, part 1 (", "人民路，道路 1000，距离 0.0 米"),
    ("outside", "outside the data area, so it is not judged", "位于数据范围之外，不作判断"),
  ])
  func `gives the reason in words with the numbers that decide`(
    id: String, english: String, chinese: String
  ) throws {
    try TemporaryFolder.with { folder in
      let explanation = try study(in: folder).explain(.household(id))
      let text = explanation.text()
      #expect(text.contains(english), "\(text)")
      #expect(explanation.text(in: .chinese).contains(chinese))
    }
  }

  @Test func `agrees with the run, household by household, and a place with its household`() throws
  {
    try TemporaryFolder.with { folder in
      let study = try study(in: folder)
      let results = try study.run()
      #expect(results.householdCount == 6)
      for position in 0..<results.householdCount {
        let answer = results.household(at: position)
        let explained = try study.explain(.household(answer.id))
        let place = try study.explain(
          .place(.init(longitude: answer.longitude, latitude: answer.latitude)))
        #expect(place.id == nil)
        #expect(place.categories == explained.categories)
        #expect(explained.openEndSeconds == answer.openEndSeconds)
        for (one, other) in zip(answer.categories, explained.categories) {
          #expect(one.seconds == other.seconds)
          #expect(one.facility == other.facility)
          #expect(one.verdicts == other.verdicts)
        }
      }
    }
  }

  @Test(arguments: [
    ("detuor", "\"detour\""), ("TOO FAR", "\"too far\""), ("nothing like it", "households.csv"),
  ])
  func `names near ids for one that is not there`(id: String, advice: String) throws {
    try TemporaryFolder.with { folder in
      let study = try study(in: folder)
      let failure = #expect(throws: Failure.self) { try study.explain(.household(id)) }
      #expect(failure?.kind == .wrongUsage)
      #expect(failure?.advice?.contains(advice) == true)
    }
  }

  @Test func `tells of a household that was set aside why`() throws {
    try TemporaryFolder.with { folder in
      var study = try study(in: folder)
      study.households = try folder.write("id,lon,lat\ngood,0,0\nbad,,0\n", to: "homes.csv")
      let failure = #expect(throws: Failure.self) { try study.explain(.household("bad")) }
      #expect(failure?.kind == .unusableInput)
      #expect(failure?.line == 3)
      #expect(failure?.problem.contains("noCoordinates") == true)
    }
  }

  @Test func `says that a household outside the study was set aside, and explains its place`()
    throws
  {
    try TemporaryFolder.with { folder in
      var study = try study(in: folder)
      study.study = .box(west: -0.01, south: -0.001, east: 0.03, north: 0.001)
      #expect(try study.explain(.household("covered")).categories[0].verdicts.last == .covered)
      let failure = #expect(throws: Failure.self) { try study.explain(.household("detour")) }
      #expect(failure?.kind == .unusableInput)
      #expect(failure?.problem.contains("outsideStudy") == true)
      let place = Self.town.households.first { $0.id == "detour" }!.coordinate
      let explained = try study.explain(
        .place(.init(longitude: place.longitude, latitude: place.latitude)))
      #expect(explained.categories[0].verdicts.last == .notCovered(.detour))
    }
  }

  @Test func `writes of a household outside only its point`() throws {
    try TemporaryFolder.with { folder in
      let explanation = try study(in: folder).explain(.household("outside"))
      try explanation.writeWalks(to: folder.path(of: "walk.geojson"))
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder.path(of: "walk.geojson"))))
      let features = Array(try JSONDocument(parsing: bytes).root["features"]!.elements)
      #expect(features.count == 1)
      #expect(features[0]["properties"]?["kind"]?.string == "household")
    }
  }
}
