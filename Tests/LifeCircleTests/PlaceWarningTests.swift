import GapAnalysis
import LifeCircle
import TestSupport
import Testing

@Suite("A warning of places")
struct PlaceWarningTests {
  @Test func `says that there is no household`() throws {
    var town = WarnedTown()
    town.households = []
    #expect(try town.count(.noHouseholds) == 0)
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
    #expect(try town.count(.datumShiftUnknown) == 1)
    let text = try town.warnings()[0]
    #expect(text.english.contains("households.csv (EPSG:4610)."))
    #expect(text.chinese.contains("households.csv（EPSG:4610）。"))
    town.change = { $0.crs = ["EPSG:4214"] }
    #expect(try town.count(.datumShiftUnknown) == 2)
    town.change = { $0.crs = ["EPSG:4490"] }
    #expect(try town.warnings() == [])
  }

  @Test func `says that there is no facility`() throws {
    var town = WarnedTown()
    town.facilities = []
    #expect(try town.count(.noFacilities) == 0)
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
    #expect(try town.count(.fewFacilities, category: "market") == 0)
    town.facilities = []
    #expect(try town.count(.noFacilities) == 0)
  }

  @Test func `holds a number to be plausible by the weights of households`() throws {
    for (weight, expected) in [(5.0, nil), (6, 1)] as [(Double, Int?)] {
      var town = WarnedTown()
      town.households = [(1150, 5), (100, 5)]
      town.weights = [weight, 5]
      town.facilities = [("clinic", 0, 5)]
      town.categories = Self.categories(
        "plausible: {households_per_facility: 10, buildings_per_facility: 1}")
      #expect(try town.count(.fewFacilities, category: expected.map { _ in "clinic" }) == expected)
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
    #expect(try town.count(.facilitiesOffNetwork) == 2)
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
    #expect(try town.count(.noFacilities) == 0)
    #expect(
      try town.warnings()[0].english.hasPrefix("There is no facility where the data is, of 2"))
  }

  @Test func `says how many households no street reaches, and who would join farther away`() throws
  {
    var town = WarnedTown()
    town.town.boxes = []
    town.town.box(west: -50, south: -50, east: 1250, north: 500)
    town.households! += [(600, 99), (600, 150), (600, 250), (600, 400)]
    #expect(try town.count(.householdsOffNetwork) == 3)
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
      #expect(try town.count(.householdsOffNetwork) == expected)
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
    #expect(try town.count(.partsKeepApart) == given.expected)
  }

  @Test func `says that buildings stand for households`() throws {
    var town = WarnedTown()
    town.households = nil
    for east in [100.0, 200, 300] { town.building(east: east, north: 15, "apartments") }
    #expect(try town.count(.buildingsCountedAsHouseholds) == 3)
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
}
