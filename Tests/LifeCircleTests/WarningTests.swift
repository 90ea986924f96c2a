import GapAnalysis
import LifeCircle
import TestSupport
import Testing

@Suite("A warning")
struct WarningTests {
  /// The count of a code that stands alone among what the town is warned of; its texts must be whole.
  private func count(
    _ code: Warning.Code, _ town: WarnedTown, category: String? = nil
  ) throws -> Int? {
    let warnings = try town.warnings()
    #expect(warnings.flatMap(\.faults) == [])
    #expect(warnings.allSatisfy { $0.code == code.rawValue }, "\(warnings.map(\.code))")
    #expect(warnings.count <= 1)
    #expect(warnings.allSatisfy { $0.category == category })
    return warnings.first?.count
  }

  @Test func `is not given where nothing is amiss`() throws {
    #expect(try WarnedTown().warnings() == [])
  }

  @Test func `tells that rings of an area were closed and polygons made valid`() throws {
    func warned(_ ring: String) throws -> Int? {
      try TemporaryFolder.with { folder in
        var town = WarnedTown()
        let polygon = "{\"type\": \"Polygon\", \"coordinates\": [[\(ring)]]}"
        let area = try folder.write(
          "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": \(polygon)}",
          to: "area.geojson")
        town.change = { $0.study = .file(area) }
        return try count(.areaRepaired, town)
      }
    }
    let square = "[-1, -1], [1, -1], [1, 1], [-1, 1]"
    #expect(try warned(square + ", [-1, -1]") == nil)
    #expect(try warned(square) == 1)
    // This ring crosses itself.
    #expect(try warned("[-1, -1], [2, 0], [1, -1], [1, 1], [2, 0], [-1, 1], [-1, -1]") == 1)
  }

  @Test func `says the same to programs, on the terminal and in summary.json`() throws {
    var town = WarnedTown(hasBox: false)
    town.facilities.append(("clinic", 600, 150))
    let (told, results) = (try town.warnings(), try town.results())
    #expect(told.map(\.code) == ["dataAreaUnknown", "facilitiesOffNetwork"])
    #expect(results.warnings().map(\.code) == told.map(\.code))
    #expect(results.warnings().map(\.count) == told.map(\.count))
    #expect(results.warnings(in: .english).map(\.text) == told.map(\.english))
    #expect(results.warnings(in: .chinese).map(\.text) == told.map(\.chinese))
  }

  @Test(arguments: Warning.Code.allCases)
  func `has a row in the documentation`(_ code: Warning.Code) throws {
    #expect(try Checkout.text("Documentation/DataFormats.md").contains("\n| `\(code.rawValue)` |"))
  }

  // MARK: The file

  @Test func `says that no data area is known`() throws {
    #expect(try count(.dataAreaUnknown, WarnedTown(hasBox: false)) == 3)
    var town = WarnedTown()
    town.change = { $0.network.dataArea = .none }
    #expect(try count(.dataAreaUnknown, town) == 3)
  }

  @Test func `does not say so where the user gives the area`() throws {
    var town = WarnedTown(hasBox: false)
    town.change = {
      $0.network.dataArea = .area(.box(west: -0.01, south: -0.01, east: 0.02, north: 0.01))
    }
    #expect(try town.warnings() == [])
  }

  @Test func `says that the header's box is not believed`() throws {
    // The streets with the margin of 0.001° are 1,423 by 221 m; four times that is 1,122 m squared.
    for (side, expected) in [(1060, nil), (1085, 3)] as [(Double, Int?)] {
      var town = WarnedTown(hasBox: false)
      town.town.box(west: -50, south: -50, east: side, north: side)
      #expect(try count(.headerBoxNotBelieved, town) == expected, "\(side)")
    }
  }

  @Test func `says that streets are cut well inside the box`() throws {
    // The box ends at 1,250 m, and farther than 300 m to the north and south.
    let cases: [(Int, Double, Int?)] = [(12, 900, 12), (9, 900, nil), (12, 1000, nil)]
    for (streets, east, expected) in cases {
      var town = WarnedTown(hasBox: false)
      town.town.box(west: -50, south: -400, east: 1250, north: 400)
      town.town.node("south", east: 0, north: -390)
      town.town.node("north", east: 0, north: 390)
      town.town.way("south", "A", "north")
      town.cutStreets(streets, endingAt: east)
      #expect(try count(.dataFillsBoxPartly, town) == expected, "\(streets) to \(east)")
    }
  }

  /// 4 by 4 km, cells of 500 m: streets along two sides pass through 15 of 64.
  @Test func `says that much of the box is empty`() throws {
    var town = WarnedTown(hasBox: false)
    town.town.box(west: -50, south: -50, east: 3950, north: 3950)
    for step in 0...15 {
      town.town.node("e\(step)", east: Double(step) * 250, north: 0)
      town.town.node("n\(step)", east: 0, north: Double(step) * 250)
    }
    town.town.way((0...15).map { "e\($0)" })
    town.town.way((0...15).map { "n\($0)" })
    #expect(try count(.dataFillsBoxPartly, town) == 0)
    for step in stride(from: 2, through: 14, by: 2) {
      for other in stride(from: 2, through: 14, by: 2) {
        town.town.node("\(step) \(other)", east: Double(step) * 250, north: Double(other) * 250)
      }
      town.town.way(["e\(step)"] + stride(from: 2, through: 14, by: 2).map { "\(step) \($0)" })
    }
    #expect(try town.warnings() == [])
  }

  @Test func `says that the download ended early, as the file's remark does`() throws {
    var town = WarnedTown()
    town.remark = "<remark> runtime error: Query timed out in \"query\" at line 3 </remark>\n"
    #expect(try count(.incompleteDownload, town) == 1)
    town.remark = "<remark>A fine day</remark>\n"
    #expect(try town.warnings() == [])
  }

  // MARK: Places

  @Test func `says that there is no household`() throws {
    var town = WarnedTown()
    town.households = []
    #expect(try count(.noHouseholds, town) == 0)
    #expect(try town.warnings()[0].english == "No household was judged: the input has none.")
    town.change = { $0.households = nil }
    #expect(try town.warnings()[0].english == "No household was judged: the input has none.")
  }

  /// The town lies at 0°, along 1.2 km of the equator.
  @Test(arguments: [
    (3.0, 3.0, 4.0, 4.0, "--study lies away from all streets. Take area"),
    (0.003, 0.002, 0.004, 0.003, "the input has none inside the areas."),
    (-0.0004, 0.012, 0.0004, 0.013, "--study lies away from all streets. Take area"),
  ])
  func `says why no household is inside the area of the study`(
    west: Double, south: Double, east: Double, north: Double, words: String
  ) throws {
    var town = WarnedTown()
    town.island()
    town.change = { $0.study = .box(west: west, south: south, east: east, north: north) }
    let warnings = try town.warnings()
    #expect(warnings.map(\.code) == ["noHouseholds"])
    #expect(warnings[0].english.contains(words), "\(warnings[0].english)")
    #expect(warnings.flatMap(\.faults) == [])
  }

  @Test func `says that longitude and latitude of an area seem to be exchanged`() throws {
    var study = City.porto.study()
    study.study = .box(west: 41.13, south: -8.62, east: 41.15, north: -8.60)
    let warnings = try study.run().warnings().filter { $0.code == "noHouseholds" }
    #expect(warnings.count == 1)
    #expect(warnings[0].text.contains("fits with longitude and latitude exchanged"))
  }

  @Test func `says that the shift of an old datum is not known`() throws {
    var town = WarnedTown()
    town.change = { $0.crs = ["households.csv=EPSG:4610", "facilities.csv=EPSG:4490"] }
    #expect(try count(.datumShiftUnknown, town) == 1)
    let text = try town.warnings()[0]
    #expect(text.english.contains("households.csv (EPSG:4610)."))
    #expect(text.chinese.contains("households.csv（EPSG:4610）。"))
    town.change = { $0.crs = ["EPSG:4214"] }
    #expect(try count(.datumShiftUnknown, town) == 2)
    town.change = { $0.crs = ["EPSG:4490"] }
    #expect(try town.warnings() == [])
  }

  @Test func `says that there is no facility`() throws {
    var town = WarnedTown()
    town.facilities = []
    #expect(try count(.noFacilities, town) == 0)
  }

  private static func categories(_ plausible: String) -> String {
    """
    id: test
    title: {en: Test, zh: 测试}
    categories:
      - id: clinic
        name: {en: Clinic, zh: 诊所}
        note: {en: None., zh: 无。}
        \(plausible)
        rules: [{tag: amenity=clinic, wiki: none}]
    """
  }

  /// A household in 20 lives 1,150 m from the clinic, beyond 15 minutes.
  @Test(
    arguments: [
      (households: 20, most: 19, facilities: 1, expected: 1),
      (households: 20, most: 20, facilities: 1, expected: nil),
      (households: 20, most: 10, facilities: 2, expected: nil),
      (households: 20, most: 9, facilities: 2, expected: 2),
      // One in 21 is not one in 20.
      (households: 21, most: 1, facilities: 1, expected: nil),
    ] as [(households: Int, most: Int, facilities: Int, expected: Int?)])
  func `says that a category has fewer facilities than plausible`(
    _ given: (households: Int, most: Int, facilities: Int, expected: Int?)
  ) throws {
    var town = WarnedTown()
    town.households = [(1150, 5)] + Array(repeating: (100, 5), count: given.households - 1)
    town.facilities = Array(repeating: ("clinic", 0, 5), count: given.facilities)
    town.categories = Self.categories(
      "plausible: {households_per_facility: \(given.most), buildings_per_facility: 1}")
    let warnings = try town.warnings().filter { $0.code == "fewFacilities" }
    #expect(warnings.map(\.count) == (given.expected.map { [$0] } ?? []))
    #expect(warnings.allSatisfy { $0.category == "clinic" && $0.faults.isEmpty })
    town.categories = Self.categories("")
    #expect(try !town.warnings().contains { $0.code == "fewFacilities" })
  }

  /// However few households there are, and whether or not a number is plausible.
  @Test func `says of each category that the data has none of it, and of all but once`() throws {
    var town = WarnedTown()
    town.facilities.removeAll { $0.category == "clinic" || $0.category == "elderly_station" }
    let warnings = try town.warnings()
    #expect(warnings.map(\.code) == ["fewFacilities", "fewFacilities"])
    #expect(warnings.map(\.category) == ["clinic", "elderly_station"])
    #expect(warnings.allSatisfy { $0.count == 0 && $0.faults.isEmpty })
    #expect(warnings[0].english.hasPrefix("Clinic: the data has none, "))
    #expect(warnings[0].chinese.hasPrefix("社区卫生服务：数据中没有此类设施，"))
    town.facilities = [("clinic", 0, 5)]
    town.categories =
      Self.categories("") + """

          - id: market
            name: {en: Market, zh: 市场}
            note: {en: None., zh: 无。}
            rules: [{tag: amenity=marketplace, wiki: none}]
        """
    #expect(try count(.fewFacilities, town, category: "market") == 0)
    town.facilities = []
    #expect(try count(.noFacilities, town) == 0)
  }

  @Test func `holds a number to be plausible by the weights of households`() throws {
    for (weight, expected) in [(5.0, nil), (6, 1)] as [(Double, Int?)] {
      var town = WarnedTown()
      town.households = [(1150, 5), (100, 5)]
      town.weights = [weight, 5]
      town.facilities = [("clinic", 0, 5)]
      town.categories = Self.categories(
        "plausible: {households_per_facility: 10, buildings_per_facility: 1}")
      #expect(try count(.fewFacilities, town, category: expected.map { _ in "clinic" }) == expected)
      guard let told = try town.warnings().first else { continue }
      #expect(told.english.contains("1 for 11 households (weighted) is fewer"))
      #expect(told.chinese.contains("11 户（加权）只有 1 处设施，少于合理数量（每处至多对应 10 户）"))
    }
  }

  @Test func `counts buildings by a number of their own`() throws {
    for (most, expected) in [(1, 1), (2, nil)] as [(Int, Int?)] {
      var town = WarnedTown()
      town.households = nil
      town.building(east: 100, north: 15, "house")
      town.building(east: 1150, north: 15, "house")
      town.facilities = [("clinic", 0, 5)]
      town.categories = Self.categories(
        "plausible: {households_per_facility: 1, buildings_per_facility: \(most)}")
      let warnings = try town.warnings().filter { $0.code == "fewFacilities" }
      #expect(warnings.first?.count == expected)
    }
  }

  @Test func `says which facilities no street reaches`() throws {
    var town = WarnedTown()
    town.town.boxes = []
    town.town.box(west: -50, south: -50, east: 1250, north: 500)
    town.facilities += [("clinic", 600, 99), ("clinic", 600, 101), ("childcare", 600, 150)]
    #expect(try count(.facilitiesOffNetwork, town) == 2)
  }

  /// A county's table in the map of a town: what lies beyond its data no household could reach.
  @Test func `does not call facilities beyond the data too far from streets`() throws {
    var town = WarnedTown()
    town.facilities += [("clinic", 600, 3000), ("childcare", 9000, 0), ("clinic", 1400, 5)]
    #expect(try town.warnings() == [])
    town.town.boxes = []
    let codes = try town.warnings().map(\.code)
    // The last one is 200 m from the street's end.
    #expect(codes == ["dataAreaUnknown", "facilitiesOffNetwork"])
    #expect(try town.warnings()[1].count == 1)
  }

  @Test func `says that no facility of the table lies where the data is`() throws {
    var town = WarnedTown()
    town.facilities = [("clinic", 600, 3000), ("childcare", 9000, 0)]
    #expect(try count(.noFacilities, town) == 0)
    #expect(
      try town.warnings()[0].english.hasPrefix("There is no facility where the data is, of 2"))
  }

  @Test func `says how many households no street reaches, and who would join farther away`() throws
  {
    var town = WarnedTown()
    town.town.boxes = []
    town.town.box(west: -50, south: -50, east: 1250, north: 500)
    town.households! += [(600, 99), (600, 150), (600, 250), (600, 400)]
    #expect(try count(.householdsOffNetwork, town) == 3)
    let text = try town.warnings()[0]
    #expect(text.english.contains("At 200 m 1 of them would join, at 300 m 2 "))
    #expect(text.chinese.contains("放宽到 200 米可接入 1 个，放宽到 300 米可接入 2 个"))
  }

  @Test(arguments: [
    (
      99.5,
      "More than 99.5 m from any street: 3 of 7 households. At 200 m 1 of them would join, at 300 m 2 (--max-join)."
    ),
    (
      200,
      "More than 200 m from any street: 2 of 7 households. At 300 m 1 of them would join (--max-join)."
    ),
    (300, "More than 300 m from any street: 1 of 7 households."),
  ])
  func `speaks of no distance within which everyone joins already`(
    _ maxJoin: Double, _ english: String
  ) throws {
    var town = WarnedTown()
    town.town.boxes = []
    town.town.box(west: -50, south: -50, east: 1250, north: 500)
    town.households! += [(600, 90), (600, 150), (600, 250), (600, 400)]
    town.change = { $0.network.maxJoin = maxJoin }
    let warning = try #require(try town.warnings().first { $0.code == "householdsOffNetwork" })
    #expect(warning.english == english)
    #expect(warning.chinese.contains("200 米可接入") == (maxJoin < 200))
    #expect(warning.chinese.contains("300 米可接入") == (maxJoin < 300))
    #expect(warning.chinese.contains("超过 \(maxJoin == 99.5 ? "99.5" : String(Int(maxJoin))) 米"))
    #expect(warning.faults == [])
  }

  @Test func `does not speak of one household off the network in a thousand and one`() throws {
    for (households, expected) in [(1000, 1), (1001, nil)] as [(Int, Int?)] {
      var town = WarnedTown()
      town.town.boxes = []
      town.town.box(west: -50, south: -50, east: 1250, north: 500)
      town.households = [(600, 150)] + Array(repeating: (100, 5), count: households - 1)
      #expect(try count(.householdsOffNetwork, town) == expected)
    }
  }

  @Test(
    arguments: [
      (apart: 10, all: 2000, isCut: false, expected: 10),
      (apart: 9, all: 100, isCut: false, expected: nil),
      (apart: 10, all: 2001, isCut: false, expected: nil),
      // The streets go on where the data ends, maybe to the others.
      (apart: 10, all: 100, isCut: true, expected: nil),
    ] as [(apart: Int, all: Int, isCut: Bool, expected: Int?)])
  func `says that unconnected streets keep many households apart`(
    _ given: (apart: Int, all: Int, isCut: Bool, expected: Int?)
  ) throws {
    var town = WarnedTown()
    town.island(isCut: given.isCut)
    town.households =
      Array(repeating: (500, 495), count: given.apart)
      + Array(repeating: (100, 5), count: given.all - given.apart)
    #expect(try count(.partsKeepApart, town) == given.expected)
  }

  @Test func `says that buildings stand for households`() throws {
    var town = WarnedTown()
    town.households = nil
    for east in [100.0, 200, 300] { town.building(east: east, north: 15, "apartments") }
    #expect(try count(.buildingsCountedAsHouseholds, town) == 3)
  }

  @Test func `says how many buildings are of unknown use from a quarter on`() throws {
    for (known, expected) in [(3, [4, 1]), (4, [5])] {
      var town = WarnedTown()
      town.households = nil
      for east in 1...known { town.building(east: Double(east) * 100, north: 15, "house") }
      town.building(east: 600, north: 15, "yes")
      let warnings = try town.warnings()
      #expect(warnings.map(\.count) == expected)
      #expect(
        warnings.map(\.code) == ["buildingsCountedAsHouseholds"]
          + (expected.count == 2 ? ["buildingsOfUnknownUse"] : []))
      #expect(warnings.flatMap(\.faults) == [])
    }
  }

  // MARK: Cities

  /// Each looked at: Helsinki is small and lacks two categories; Porto's file has two elderly stations, for what 15
  /// minutes leave without; Wudaokou's has one kindergarten and no clinic, and the single building
  /// in 200 that no street reaches can be seen in its table.
  @Test(arguments: [
    (
      City.helsinki,
      [
        "fewFacilities childcare", "fewFacilities elderly_station",
        "buildingsCountedAsHouseholds", "buildingsOfUnknownUse",
      ]
    ),
    (
      .porto,
      [
        "fewFacilities elderly_station", "buildingsCountedAsHouseholds", "buildingsOfUnknownUse",
      ]
    ),
    (
      .beijing,
      [
        "fewFacilities clinic", "fewFacilities childcare", "fewFacilities elderly_station",
        "householdsOffNetwork",
        "buildingsCountedAsHouseholds", "buildingsOfUnknownUse",
      ]
    ),
  ])
  func `is given for a real city only where a planner must know`(
    _ city: City, _ expected: [String]
  ) throws {
    let warnings = try city.outputs.warnings()
    #expect(
      warnings.map { $0.code + ($0.category.map { " \($0)" } ?? "") } == expected)
    #expect(warnings.flatMap(\.faults) == [])
  }

  /// Of its 889 households 63 live in a village whose link is missing or in the forest's settlement,
  /// and one where no street is. Its fields are no polygon's work.
  @Test func `is given for the demo town where its plan has a fault of the map`() throws {
    let warnings = try DemoTown.outputs("facilities").warnings()
    #expect(warnings.map(\.code) == ["householdsOffNetwork", "partsKeepApart"])
    #expect(warnings.map(\.count) == [1, 63])
    #expect(warnings.flatMap(\.faults) == [])
    let without = try DemoTown.outputs("facilities-without-elderly").warnings()
    #expect(without.map(\.code) == ["fewFacilities"] + warnings.map(\.code))
    #expect(without[0].category == "elderly_station")
  }
}
