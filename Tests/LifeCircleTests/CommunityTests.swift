import JSONKit
import LifeCircle
import TestSupport
import Testing

@Suite("Communities of a study")
struct CommunityTests {
  /// «b» lies on the common border of A and B, «d» in no community; C has nobody; the ring of B is
  /// open, and D is a bow tie. The clinics are 0 and 1,000 m east.
  private var town: CommunityTown {
    var town = CommunityTown()
    town.community(#""id":"A","name":"东街","population":30"#, west: -10, east: 200)
    town.community(#""id":"B","population":100"#, west: 200, east: 400)
    town.communities[1].corners.removeLast()
    town.community(#""id":"C","population":0"#, west: 1400, east: 1500)
    town.communities.append(
      (#""id":"D""#, [(1600, -50), (1700, 50), (1700, -50), (1600, 50), (1600, -50)]))
    town.community(#""id":"合计","population":130"#, west: -10, east: 400)
    town.households(
      "常住人口", [("a", 100, "10"), ("b", 200, "20"), ("c", 300, "30"), ("d", 900, "40")])
    town.facilities = [("clinic", 0), ("clinic", 1000), ("supermarket", 0)]
    return town
  }

  private func outputs() throws -> Outputs {
    try town.outputs { study, _ in study.denominators = ["常住人口"] }
  }

  private static let codes = [
    "communitiesRepaired", "householdsInNoCommunity", "householdsInSeveralCommunities",
    "communitiesWithoutHouseholds", "facilitiesInNoCommunity", "statedTotalsDiffer",
  ]

  @Test func `are told of with what does not fit`() throws {
    let warnings = try outputs().warnings().filter { Self.codes.contains($0.code) }
    #expect(warnings.map(\.code) == Self.codes)
    #expect(warnings.map(\.count) == [2, 1, 1, 2, 1, 1])
    #expect(warnings.flatMap(\.faults) == [])
    #expect(warnings[3].english.contains("2 of 4 communities (C, D)"))
    #expect(warnings[5].english.contains("in 1 of 4 communities (B: stated 100, summed 30)"))
    #expect(warnings[5].chinese.contains("4 个社区中有 1 个的“population”统计值"))
  }

  @Test func `of which all fits are not warned of`() throws {
    var town = CommunityTown()
    town.community(#""id":"A","人口":21"#, west: -10, east: 400)
    town.households("人口", [("a", 100, "10"), ("b", 200, "10")])
    town.facilities = [("clinic", 0)]
    let warnings = try town.outputs { study, _ in study.denominators = ["人口"] }.warnings()
    #expect(warnings.filter { Self.codes.contains($0.code) } == [])
  }

  @Test func `stand in the table with what is stated, inside and in reach`() throws {
    let table = try outputs().table("communities.csv")
    func cells(_ level: String, _ id: String, _ minutes: String, _ denominator: String) -> [String]
    {
      let row = table.rows.indices.first { row in
        table[row, "level"] == level && table[row, "id"] == id && table[row, "minutes"] == minutes
          && table[row, "category"] == "clinic" && table[row, "denominator"] == denominator
      }
      return row.map { row in
        ["total", "covered", "stated", "facilities_inside", "facilities_in_reach"].map {
          table[row, $0]
        }
      } ?? []
    }
    #expect(cells("community", "A", "10", "常住人口") == ["30", "30", "30", "1", "1"])
    #expect(cells("community", "A", "15", "常住人口") == ["30", "30", "30", "1", "2"])
    #expect(cells("community", "B", "10", "常住人口") == ["30", "30", "100", "0", "1"])
    #expect(cells("community", "B", "15", "households") == ["1", "1", "", "0", "2"])
    #expect(cells("community", "C", "15", "常住人口") == ["0", "0", "0", "0", "0"])
    #expect(cells("none", "", "10", "households") == ["1", "1", "", "1", "1"])
    #expect(cells("none", "", "15", "households") == ["1", "1", "", "1", "2"])
    // Nothing is stated of D.
    #expect(cells("whole", "", "10", "常住人口") == ["100", "100", "", "2", "2"])
  }

  /// «a» walks 110 m to the first clinic, the others more; all walk less than 1,000 m to both.
  @Test func `have what is in reach by length beside what is in reach by time`() throws {
    let outputs = try town.outputs { study, _ in study.meters = "150,1000" }
    let features = try outputs.features("communities.geojson").map { $0["properties"]! }
    let counts = features.prefix(2).map { properties in
      ["10", "15", "150m", "1000m"].map { limit in
        properties["clinic_\(limit)_facilities_in_reach"]?.double
      }
    }
    #expect(counts == [[1, 2, 1, 2], [1, 2, 0, 2]])
    let table = outputs.table("communities.csv")
    let rows = table.rows.indices.filter { row in
      table[row, "id"] == "A" && table[row, "category"] == "clinic"
        && table[row, "denominator"] == "households" && table[row, "minutes"].isEmpty
    }
    #expect(rows.map { table[$0, "meters"] } == ["150", "1000"])
    #expect(rows.map { table[$0, "covered"] } == ["1", "2"])
    #expect(rows.map { table[$0, "facilities_in_reach"] } == ["1", "2"])
  }

  @Test func `have in their layer what the table says`() throws {
    let outputs = try outputs()
    let features = try outputs.features("communities.geojson").map { $0["properties"]! }
    #expect(features.map { $0["id"]?.string } == ["A", "B", "C", "D"])
    let (first, second) = (features[0], features[1])
    #expect(first["常住人口_stated"]?.double == 30)
    #expect(features[3]["常住人口_stated"]?.kind == .null)
    #expect(first["clinic_10_facilities_in_reach"]?.double == 1)
    #expect(first["clinic_15_facilities_in_reach"]?.double == 2)
    #expect(first["clinic_facilities_inside"]?.double == 1)
    #expect(first["elderly_station_15_households_noFacility"]?.double == 2)
    #expect(second["clinic_10_常住人口_rate_lowest"]?.double == 1)
    // 310 m at 4 km/h.
    let seconds = try #require(second["clinic_median_seconds"]?.double)
    #expect(abs(seconds - 279) < 0.1)
  }

  @Test func `are named with each facility, and what it counted for`() throws {
    let standard = """
      id: mine
      title: {en: Mine, zh: 自定}
      rules:
        - id: clinic_there
          title: {en: Clinic, zh: 诊所}
          text: {en: A clinic., zh: 有诊所。}
          areas: [community]
          kind: existence
          of: clinic
          verified: true
          read_in: here
          examples: [{given: {clinic: [{}]}, answer: met}]
      """
    let outputs = try town.outputs { study, folder in
      study.standards = [try folder.write(standard, to: "mine.yaml")]
    }
    let facilities = try outputs.features("facilities.geojson").map { $0["properties"]! }
    #expect(facilities.map { $0["community"]?.string } == ["A", nil, "A"])
    #expect(
      facilities.map { $0["counted_for"]?.jsonText } == [#"["mine:clinic_there"]"#, "[]", "[]"])
    let summary = try outputs.json("summary.json")
    let answers = summary["standards"]?.elements.map { $0["answers"]!["community"]! }
    #expect(
      answers?.map { $0["met"]?.double } == [1] && answers?.map { $0["notMet"]?.double } == [3])
    let roles = summary["inputs"]!.elements.map { $0["role"]!.string! }
    #expect(
      roles.filter {
        ["communities", "attributes", "standard_categories", "standard"].contains($0)
      }
        == ["communities", "attributes", "standard"])
    // Without a standard nothing counted for any.
    let plain = try self.outputs().features("facilities.geojson")[0]["properties"]!
    #expect(plain["counted_for"] == nil && plain["community"]?.string == "A")
  }

  @Test func `stand in the summary with how they were put together`() throws {
    let outputs = try town.outputs { study, folder in
      study.communityTable = try folder.write(
        "编号,户数\nＡ,12\nX9,3\n合计,15\n", to: "table.csv")
    }
    let summary = try #require(try outputs.json("summary.json")["communities"])
    #expect(summary["count"]?.double == 4)
    #expect(summary["households_by"]?.string == "place")
    #expect(summary["households_in_none"]?.double == 1)
    #expect(summary["households_in_several"]?.double == 1)
    #expect(summary["without_households"]?.double == 2)
    #expect(summary["closed_rings"]?.double == 1 && summary["repaired_polygons"]?.double == 1)
    #expect(
      summary["total_rows"]?.elements.map { "\($0["file"]!.string!) \(Int($0["row"]!.double!))" }
        == ["communities.geojson 5", "table.csv 4"])
    #expect(summary["without_figures"]?.elements.map(\.string) == ["B", "C", "D"])
    #expect(summary["not_drawn"]?.elements.map(\.string) == ["X9"])
    #expect(summary["spread"]?.kind == .null)
  }

  @Test func `may be named by a column, and then it is told which names nobody knows`() throws {
    var town = town
    town.households("社区", [("a", 100, "东街"), ("b", 200, " a "), ("c", 300, "西街"), ("d", 900, "")])
    let outputs = try town.outputs { study, folder in
      study.communities = nil
      study.communityTable = try folder.write("id,name,户数\nA,东街,9\nB,北街,9\n", to: "table.csv")
      study.communityColumn = "社区"
    }
    let warnings = try outputs.warnings()
    let none = try #require(warnings.first { $0.code == "householdsInNoCommunity" })
    #expect(none.count == 2)
    #expect(none.english.contains("their column «社区» names no community that is known (西街)"))
    let facilities = try #require(warnings.first { $0.code == "facilitiesInNoCommunity" })
    #expect(facilities.count == 3)
    #expect(facilities.english.hasPrefix("No community is drawn"))
    let summary = try #require(try outputs.json("summary.json")["communities"])
    #expect(summary["column"]?.string == "社区" && summary["drawn"]?.boolean == false)
  }

  @Test func `have no household by a name that several have`() throws {
    var town = town
    town.households(
      "社区", [("a", 100, "和平社区"), ("b", 200, "A"), ("c", 300, " b"), ("d", 900, "和平 社区")])
    let outputs = try town.outputs { study, folder in
      study.communities = nil
      study.communityTable = try folder.write(
        "id,name,户数\nA,和平社区,9\nB,和平社区,9\n", to: "table.csv")
      study.communityColumn = "社区"
    }
    let table = outputs.table("communities.csv")
    let counts = [("community", "A"), ("community", "B"), ("none", "")].map { level, id in
      table.rows.indices.first { row in
        table[row, "level"] == level && table[row, "id"] == id
          && table[row, "denominator"] == "households"
      }.map { table[$0, "total"] }
    }
    #expect(counts == ["1", "1", "2"])
    let none = try #require(
      try outputs.warnings().first { $0.code == "householdsInNoCommunity" })
    #expect(none.count == 2)
    #expect(
      none.english.contains(
        "their column «社区» has a name that stands for several communities (和平社区; write their ids)"))
    #expect(none.chinese.contains("“社区”列的名称对应多个社区：和平社区，请改填社区编号"))
  }

  @Test func `that have only numbers have figures by name, and by no number`() throws {
    var town = CommunityTown()
    town.community(#""name":"东街""#, west: -10, east: 200)
    town.community(#""name":"西街""#, west: 200, east: 400)
    town.households("人口", [("a", 100, "10"), ("b", 300, "20")])
    town.facilities = [("clinic", 0)]
    let outputs = try town.outputs { study, folder in
      study.denominators = ["人口"]
      study.communityTable = try folder.write(
        "id,name,人口\n1,西街,20\n2,东街,10\n3,南街,5\n", to: "table.csv")
    }
    let features = try outputs.features("communities.geojson").map { $0["properties"]! }
    #expect(features.map { $0["id"]?.string } == ["1", "2"])
    #expect(features.map { $0["人口_stated"]?.double } == [10, 20])
    let summary = try #require(try outputs.json("summary.json")["communities"])
    #expect(summary["not_drawn"]?.elements.map(\.string) == ["3"])
  }

  @Test func `have figures with the decimal comma of their table`() throws {
    var town = CommunityTown()
    town.community(#""id":"A""#, west: -10, east: 400)
    town.households("人口,其他", [("a", 100, "10,1")])
    town.facilities = [("clinic", 0)]
    let outputs = try town.outputs { study, folder in
      study.denominators = ["人口", "其他"]
      study.communityTable = try folder.write("id;人口;其他\nA;10,5;1,25\n", to: "table.csv")
    }
    let properties = try outputs.features("communities.geojson")[0]["properties"]!
    #expect(properties["人口_stated"]?.double == 10.5)
    #expect(properties["其他_stated"]?.double == 1.25)
  }
}
