import Diagnostics
import LifeCircle
import TestSupport
import Testing

/// A street of 1.2 km with two communities of 400 m, judged by a standard of one or two rules.
@Suite("A judged town")
struct JudgedTownTests {
  private var town: CommunityTown {
    var town = CommunityTown()
    town.community(#""id":"A","population":1000"#, west: -10, east: 400)
    town.community(#""id":"B","population":1000"#, west: 400, east: 800)
    town.households("人口", [("a", 100, "10"), ("b", 500, "10"), ("c", 700, "10")])
    town.facilities = [("clinic", 0), ("supermarket", 1000)]
    return town
  }

  private static func rule(_ id: String, _ parameters: String) -> String {
    """
      - id: \(id)
        title: {en: A rule, zh: 条款}
        text: {en: It asks., zh: 要求。}
        areas: [community, region]
        verified: true
        read_in: here
    \(parameters.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
    """
  }

  private static func standard(_ rules: String...) -> String {
    "id: mine\ntitle: {en: Mine, zh: 自定}\nrules:\n" + rules.joined(separator: "\n") + "\n"
  }

  private static let clinic = rule(
    "clinic_near",
    """
    kind: reach
    reached: [{of: [clinic], within: {meters: 600}}]
    denominator: households
    target: {at_least: 100}
    """)

  private static let nurseries = rule(
    "places",
    """
    kind: capacity
    amount: {of: nursery, sum: places}
    per: {of: population, each: 1000}
    target: {at_least: 4.5}
    unit: {en: places, zh: 个}
    """)

  private func outputs(
    _ town: CommunityTown, _ standard: String,
    _ change: (inout Study, TemporaryFolder) throws -> Void = { _, _ in }
  ) throws -> Outputs {
    try town.outputs { study, folder in
      study.standards = [try folder.write(standard, to: "mine.yaml")]
      try change(&study, folder)
    }
  }

  /// What is said of an area in some columns.
  private func cells(
    _ outputs: Outputs, _ area: String, _ columns: [String]
  ) throws -> [String] {
    let table = outputs.table("scorecard.csv")
    let row = try #require(table.rows.indices.first { table[$0, "area"] == area })
    return columns.map { table[row, $0] }
  }

  @Test func `names the places by which somebody is in reach`() throws {
    let outputs = try outputs(town, Self.standard(Self.clinic))
    let columns = ["state", "numerator_at_least", "shortfall", "unit", "facilities"]
    #expect(try cells(outputs, "A", columns) == ["met", "1", "", "", "f1"])
    #expect(try cells(outputs, "B", columns) == ["notMet", "1", "1", "households", "f1"])
    let counted = try outputs.features("facilities.geojson").map {
      $0["properties"]?["counted_for"]?.elements.compactMap(\.string)
    }
    #expect(counted == [["mine:clinic_near"], []])
  }

  /// One household without a number may be many: that decides nothing where it is like the others.
  @Test func `is decided by the households with a number where the others cannot change it`() throws
  {
    var town = town
    town.households(
      "人口",
      [("a", 100, "10"), ("d", 300, ""), ("b", 500, "10"), ("c", 700, ""), ("e", 750, "")])
    func cells(_ meters: Int, _ area: String) throws -> [String] {
      let rule = Self.rule(
        "people",
        """
        kind: reach
        reached: [{of: [clinic], within: {meters: \(meters)}}]
        denominator: population
        target: {at_least: 50}
        """)
      let outputs = try outputs(town, Self.standard(rule)) { study, _ in
        study.denominators = ["人口"]
      }
      return try self.cells(
        outputs, area,
        ["state", "value_at_least", "value_at_most", "shortfall", "missing"]
      ).map { String($0.prefix(34)) }
    }
    #expect(try cells(600, "A") == ["met", "100", "100", "", ""])
    #expect(
      try cells(600, "B") == ["noData", "0", "100", "", "households with «population» (resi"])
    // Nobody of B walks 300 m; of its known residents half are 5.
    #expect(try cells(300, "B") == ["notMet", "0", "0", "5", ""])
  }

  /// DESIGN: buildings only stand for households.
  @Test func `does not call buildings households`() throws {
    var town = town
    town.households = nil
    town.building(east: 100, ["building": "apartments"])
    town.building(east: 700, ["building": "apartments"])
    let outputs = try outputs(town, Self.standard(Self.clinic))
    #expect(
      try cells(outputs, "B", ["state", "denominator", "unit", "unit_zh"])
        == ["notMet", "residential buildings", "residential buildings", "住宅建筑"])
  }

  /// A row without a place may be a nursery anywhere.
  @Test func `does not take a category for known of which a row was set aside`() throws {
    let header = "id,category,lon,lat,places\n"
    func states(_ rows: String) throws -> [String] {
      let outputs = try outputs(town, Self.standard(Self.nurseries)) { study, folder in
        study.facilities = try folder.write(header + rows, to: "places.csv")
      }
      return try ["A", "B", ""].map { try cells(outputs, $0, ["state"])[0] }
    }
    let place = town.town.coordinate(east: 100, north: 5)
    let good = "n1,nursery,\(place.longitude),\(place.latitude),5\n"
    #expect(try states(good) == ["met", "notMet", "notMet"])
    #expect(try states(good + "n2,nursery,,,30\n") == ["met", "noData", "noData"])
    // Whether it is the same place, nobody knows.
    #expect(try states(good + "n1,nursery,1,1,30\n") == ["met", "noData", "noData"])
  }

  /// What one standard asks of a place of two kinds does not depend on what others ask.
  @Test func `keeps a place of which one category is asked for`() throws {
    let place = town.town.coordinate(east: 100, north: 5)
    let table = """
      id,category,lon,lat,places
      n1,nursery;pharmacy,\(place.longitude),\(place.latitude),5
      n2,pharmacy,\(place.longitude),\(place.latitude),5

      """
    let outputs = try outputs(town, Self.standard(Self.nurseries)) { study, folder in
      study.facilities = try folder.write(table, to: "places.csv")
    }
    #expect(try cells(outputs, "A", ["state", "facilities"]) == ["met", "n1"])
    #expect(outputs.table("rejected.csv").columns(["id", "reason"]) == [["n2", "unusedCategory"]])
  }

  @Test func `takes a standard once`() throws {
    let failure = #expect(throws: Failure.self) {
      try outputs(town, Self.standard(Self.clinic)) { study, folder in
        study.standards.append(try folder.write(Self.standard(Self.nurseries), to: "other.yaml"))
      }
    }
    #expect(failure?.kind == .wrongUsage)
    #expect(failure?.problem.hasSuffix(#"both are "mine""#) == true)
  }

  @Test func `refuses indicators that no standard asks for`() throws {
    let failure = #expect(throws: Failure.self) {
      try town.outputs { study, folder in
        study.indicators = try folder.write("indicator,value\n人口,3\n", to: "figures.csv")
      }
    }
    #expect(failure?.kind == .wrongUsage)
  }

  @Test func `finds what a file extends beside it`() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Self.standard(Self.clinic), to: "base.yaml")
      let path = try folder.write(
        "id: own\ntitle: {en: Own, zh: 自有}\nextends: base.yaml\n", to: "own.yaml")
      let catalog = try StandardCatalog(rules: RuleFolder(path: TownStudy.rules))
      #expect(try catalog.check(path, in: .english).hasPrefix("own: 1 rules"))
    }
  }

  @Test func `tells of columns that say one figure and differ`() throws {
    var town = CommunityTown()
    town.community(#""id":"A","人口":1000,"常住人口":1200"#, west: -10, east: 400)
    town.community(#""id":"B","人口":1000,"常住人口":1000"#, west: 400, east: 800)
    town.households("人口", [("a", 100, "10")])
    let results = try TemporaryFolder.with { folder in try town.study(in: folder).run() }
    #expect(
      results.tables().contains {
        $0.hasPrefix(
          "«人口» and «常住人口» say one figure of the communities and differ in 1 of them (A).")
      })
  }

  /// The row of a register that several rules have tells none of them.
  @Test func `takes no figure under a name that several rules have`() throws {
    let rules = ["lifts", "bicycles"].map {
      Self.rule($0, "row: X-1\nkind: recorded\ntarget: {at_least: 1}\nunit: {en: lifts, zh: 台}")
        .replacing("A rule", with: "The \($0)").replacing("条款", with: $0 == "lifts" ? "电梯" : "车位")
    }
    func told(_ name: String) throws -> (states: [String], remarks: [String]) {
      try TemporaryFolder.with { folder in
        var study = try town.study(in: folder)
        study.standards = [
          try folder.write(Self.standard(rules[0], rules[1]), to: "mine.yaml")
        ]
        study.indicators = try folder.write(
          "indicator,value,area\n\(name),3,A\n", to: "figures.csv")
        let results = try study.run()
        let table = try study.outputs().table("scorecard.csv")
        let rows = table.rows.indices.filter { table[$0, "area"] == "A" }
        return (rows.map { table[$0, "state"] }, results.tables())
      }
    }
    let own = try told("lifts")
    #expect(own.states == ["met", "noData"])
    #expect(own.remarks.isEmpty)
    let shared = try told("X-1")
    #expect(shared.states == ["noData", "noData"])
    #expect(shared.remarks.first?.hasPrefix("«X-1» may be any of lifts, bicycles") == true)
  }
}
