import GapAnalysis
import LifeCircle
import TestSupport
import Testing

/// Of what the run warns of, an explanation repeats what bears on its answer, in the same words.
@Suite("An explanation warns")
struct ExplainedWarningTests {
  /// Household 1 is covered; household 2 lives 1,150 m from all facilities, beyond 15 minutes.
  private func town(hasBox: Bool = true) -> WarnedTown {
    var town = WarnedTown(hasBox: hasBox)
    town.households = [(100, 5), (1150, 5)]
    return town
  }

  /// The codes that are told of a household; their texts must be the run's.
  private func codes(_ household: Int, _ town: WarnedTown) throws -> [String] {
    try TemporaryFolder.with { folder in
      let study = try town.study(in: folder)
      let (told, run) = (try study.explain(.household("\(household)")), try study.run())
      for language in Language.allCases {
        let texts = run.warnings(in: language).map(\.text)
        #expect(told.warnings(in: language).allSatisfy { texts.contains($0.text) })
      }
      #expect(told.warnings().allSatisfy { one in run.warnings().contains { $0 == one } })
      return told.warnings().map(\.code)
    }
  }

  @Test func `of nothing where nothing is amiss`() throws {
    #expect(try codes(1, town()) == [])
    #expect(try codes(2, town()) == [])
  }

  @Test func `that no data area is known only where a household is not covered`() throws {
    #expect(try codes(1, town(hasBox: false)) == [])
    #expect(try codes(2, town(hasBox: false)) == ["dataAreaUnknown"])
  }

  @Test func `the same of a place as of a household there`() throws {
    try TemporaryFolder.with { folder in
      let study = try town(hasBox: false).study(in: folder)
      let household = try study.explain(.household("2"))
      let place = try study.explain(
        .place(.init(longitude: household.longitude, latitude: household.latitude)))
      #expect(place.warnings().map(\.code) == ["dataAreaUnknown"])
    }
  }

  @Test func `that a download ended early only where a household is not covered`() throws {
    var town = town()
    town.remark = "<remark>runtime error: Query timed out</remark>"
    #expect(try codes(1, town) == [])
    #expect(try codes(2, town) == ["incompleteDownload"])
  }

  /// The category file has only clinics, of which one for one household would be plausible.
  @Test func `that a category has few facilities only where it is the one that lacks`() throws {
    var town = town()
    town.categories = """
      id: some
      title: {en: Some, zh: 若干}
      categories:
        - id: clinic
          name: {en: Clinic, zh: 诊所}
          note: {en: None., zh: 无。}
          plausible: {households_per_facility: 1, buildings_per_facility: 1}
          rules: [{tag: amenity=clinic, wiki: none}]
        - id: childcare
          name: {en: Childcare, zh: 托幼}
          note: {en: None., zh: 无。}
          rules: [{tag: amenity=childcare, wiki: none}]
      """
    town.facilities = [("clinic", 0, 5), ("childcare", 1200, 5)]
    #expect(try codes(1, town) == [])
    #expect(try codes(2, town) == ["fewFacilities"])
    // Covered by a clinic, but not for childcare, of which the warning does not speak.
    town.households = [(100, 5), (100, 5), (1150, 5)]
    #expect(try codes(1, town) == [])
    #expect(try codes(3, town) == ["fewFacilities"])
  }

  /// Both clinics lie 150 m from the street: one is the nearest in a straight line, one is not.
  @Test(arguments: [(600, ["facilitiesOffNetwork"]), (0, [])] as [(Double, [String])])
  func `that facilities are off the network only where one would be the nearest`(
    east: Double, expected: [String]
  ) throws {
    var town = town()
    town.facilities.append(("clinic", east, 150))
    #expect(try codes(1, town) == [])
    #expect(try codes(2, town) == expected)
    try TemporaryFolder.with { folder in
      let explained = try town.study(in: folder).explain(.household("2"))
      let isSaid = explained.text().contains("(too far from any street to be reached)")
      #expect(isSaid == !expected.isEmpty)
      #expect(explained.text(in: .chinese).contains("（离道路过远，无法到达）") == isSaid)
    }
  }

  @Test func `that parts keep many apart only where a household is one of them`() throws {
    var town = town()
    town.island()
    town.households! += Array(repeating: (500, 495), count: 10)
    #expect(try codes(1, town) == [])
    #expect(try codes(2, town) == [])
    #expect(try codes(3, town) == ["partsKeepApart"])
  }

  @Test func `that the data area was mended, and of the study's nothing`() throws {
    let square = "[-1, -1], [1, -1], [1, 1], [-1, 1]"
    try TemporaryFolder.with { folder in
      let area = try folder.write(
        "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": "
          + "{\"type\": \"Polygon\", \"coordinates\": [[\(square)]]}}", to: "area.geojson")
      var town = town()
      town.change = { $0.study = .file(area) }
      #expect(try codes(2, town) == [])
      town.change = { $0.network.dataArea = .area(.file(area)) }
      #expect(try codes(1, town) == [])
      #expect(try codes(2, town) == ["areaRepaired"])
      // A place outside is told of it, since the area may not be what was meant.
      let outside = try town.study(in: folder).explain(.place(.init(longitude: 1.5, latitude: 0)))
      #expect(!outside.isInsideDataArea)
      #expect(outside.warnings().map(\.code) == ["areaRepaired"])
    }
  }

  @Test func `of no building that it stands for a household`() throws {
    var town = WarnedTown()
    town.households = nil
    town.building(east: 100, north: 15, "yes")
    town.building(east: 1150, north: 15, "yes")
    let run = try town.results()
    #expect(run.warnings().map(\.code).contains("buildingsCountedAsHouseholds"))
    for household in [0, 1] {
      let id = run.household(at: household).id
      let told = try TemporaryFolder.with { folder in
        try town.study(in: folder).explain(.household(id)).warnings().map(\.code)
      }
      #expect(told == [])
    }
  }

  @Test func `or rather says how tables were read as the run does, and what it worked through`()
    throws
  {
    try TemporaryFolder.with { folder in
      var study = try town().study(in: folder)
      study.crs = ["households.csv=+proj=longlat +datum=WGS84"]
      let (explained, run) = (try study.explain(.household("2")), try study.run())
      #expect(explained.tables().count == 1)
      for language in Language.allCases {
        #expect(explained.tables(in: language) == run.tables(in: language))
      }
      #expect(
        explained.work.map(\.kind)
          == [.segments, .facilities, .joins, .nodesSettled, .arcsScanned])
      #expect(explained.work.allSatisfy { $0.count > 0 })
    }
  }
}
