import Diagnostics
import JSONKit
import LifeCircle
import TestSupport
import Testing

@Suite("Figures of communities that are spread over buildings")
struct SpreadTests {
  /// Three buildings alike on the ground, of 6, 5 and 4 levels: one by its tag, two by what their
  /// kind is taken to have.
  private var town: CommunityTown {
    var town = CommunityTown()
    town.community(#""id":"A","总人口":"15","老年人口":4"#, west: 0, east: 350)
    town.community(#""id":"B","总人口":7"#, west: 1400, east: 1500)
    town.building(east: 100, ["building": "house", "building:levels": "6"])
    town.building(east: 200, ["building": "apartments"])
    town.building(east: 300, ["building": "yes", "building:levels": "some"])
    town.building(east: 600, ["building": "house"])
    town.facilities = [("clinic", 0)]
    return town
  }

  private func outputs(
    _ change: (inout Study, TemporaryFolder) throws -> Void = { _, _ in }
  ) throws -> Outputs {
    try town.outputs { study, folder in
      study.spread = ["population", "老年人口"]
      try change(&study, folder)
    }
  }

  private func values(_ name: String, _ outputs: Outputs) throws -> [Double?] {
    try outputs.features("households.geojson").map { $0["properties"]?[name]?.double }
  }

  @Test func `go by ground and levels, in whole numbers that sum up`() throws {
    let outputs = try outputs()
    #expect(try values("population", outputs) == [6, 5, 4, nil])
    // 1.6, 1.33 and 1.07.
    #expect(try values("老年人口", outputs) == [2, 1, 1, nil])
    #expect(try values("levels", outputs) == [6, 5, 4, 2])
    let ground = try values("footprint_m2", outputs).compactMap(\.self)
    #expect(ground.count == 4 && ground.allSatisfy { abs($0 - 100) < 0.5 })
  }

  @Test func `are counted like columns of a table`() throws {
    let outputs = try outputs()
    let table = outputs.table("communities.csv")
    let row = try #require(
      table.rows.indices.first {
        table[$0, "id"] == "A" && table[$0, "denominator"] == "population"
          && table[$0, "category"] == "clinic"
      })
    #expect(table[row, "total"] == "15" && table[row, "stated"] == "15")
    #expect(outputs.table("coverage.csv").column("denominator").contains("老年人口"))
  }

  @Test func `are in the summary with the method, the levels taken and what is lost`() throws {
    let outputs = try outputs()
    let spread = try #require(try outputs.json("summary.json")["communities"]?["spread"])
    #expect(spread["buildings"]?.double == 3 && spread["buildings_with_levels"]?.double == 1)
    #expect(
      spread["default_levels"]?.elements.map {
        "\($0["building"]!.string!) \($0["levels"]!.double!)"
      }
        == ["apartments 5.0", "yes 4.0"])
    let figures = Array(try #require(spread["figures"]).elements)
    #expect(figures.map { $0["total"]?.double } == [15, 4])
    #expect(figures.map { $0["lost"]?.double } == [7, 0])
    #expect(figures.map { $0["communities_without_total"]?.double } == [0, 1])
    let warning = try #require(
      try outputs.warnings().first { $0.code == "spreadWithoutBuildings" })
    #expect(warning.count == 1 && warning.faults == [])
    #expect(warning.english.contains("1 (B)") && warning.english.contains("7 in all"))
  }

  @Test func `belong to all buildings of a community, whoever is judged`() throws {
    let outputs = try outputs { study, _ in
      study.study = try Area(argument: "0,-0.001,0.00135,0.001")
    }
    #expect(try values("population", outputs) == [6])
  }

  @Test func `are judged by rules that count persons`() throws {
    let standard = """
      id: mine
      title: {en: Mine, zh: 自定}
      rules:
        - id: reach
          title: {en: Clinic, zh: 诊所}
          text: {en: A clinic in reach., zh: 可达诊所。}
          areas: [community]
          kind: reach
          reached: [{of: clinic, within: {meters: 250}}]
          denominator: population
          target: {at_least: 90}
          verified: true
          read_in: here
          examples: [{given: {reach: {covered: 9, unknown: 0, total: 10}}, answer: met}]
      """
    let outputs = try outputs { study, folder in
      study.standards = [try folder.write(standard, to: "mine.yaml")]
    }
    let table = outputs.table("scorecard.csv")
    // 6 and 5 of 15 live within 250 m; 13.5 would have to.
    let row = try #require(table.rows.indices.first { table[$0, "area"] == "A" })
    #expect(table[row, "state"] == "notMet")
    #expect(table[row, "numerator_at_least"] == "11" && table[row, "denominator_at_least"] == "15")
    #expect(table[row, "shortfall"] == "3")
  }

  @Test(arguments: [
    ("nobody", Failure.Kind.unusableInput), ("households", .wrongUsage), ("levels", .wrongUsage),
    ("", .wrongUsage),
  ])
  func `must be stated`(name: String, kind: Failure.Kind) throws {
    #expect {
      _ = try town.outputs { study, _ in study.spread = [name] }
    } throws: {
      ($0 as? Failure)?.kind == kind && ($0 as? Failure)?.advice != nil
    }
  }

  @Test func `must be whole, and have buildings and communities`() throws {
    var other = town
    other.communities[0].properties = #""id":"A","总人口":1.5"#
    #expect {
      _ = try other.outputs { study, _ in study.spread = ["总人口"] }
    } throws: {
      ($0 as? Failure)?.kind == .unusableInput
        && ($0 as? Failure)?.problem.contains("«总人口» of A is 1.5") == true
    }
    other = town
    other.households("人口", [("a", 100, "1")])
    #expect {
      _ = try other.outputs { study, _ in study.spread = ["人口"] }
    } throws: { ($0 as? Failure)?.kind == .wrongUsage }
    #expect {
      _ = try town.outputs { study, _ in
        study.communities = nil
        study.spread = ["人口"]
      }
    } throws: { ($0 as? Failure)?.kind == .wrongUsage }
  }
}
