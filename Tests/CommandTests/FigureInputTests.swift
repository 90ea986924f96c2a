import Foundation
import TestSupport
import Testing

/// What layers and tables say of communities and facilities, and how a run takes it.
@Suite("Figures that a run is given") struct FigureInputTests {
  private static let rule = """
    id: city
    title: {en: A city, zh: 某市}
    rules:
      - id: area
        title: {en: Area, zh: 面积}
        text: {en: It asks., zh: 要求。}
        areas: [community, street, region]
        verified: true
        read_in: the test
        kind: capacity
        amount: {of: service_station, sum: floor_area}
        per: {of: households, each: 100}
        target: {at_least: 30}
        unit: {en: m², zh: 平方米}
      - id: rooms
        title: {en: Rooms, zh: 用房}
        text: {en: It asks., zh: 要求。}
        areas: [community]
        verified: true
        read_in: the test
        kind: variety
        listed: rooms
        of: service_station
        items:
          - {id: hall, en: hall, zh: 大厅}
          - {id: library, en: library, zh: 图书室}
      - id: points
        title: {en: Points, zh: 投放点}
        text: {en: It asks., zh: 要求。}
        areas: [community, street, region]
        verified: true
        read_in: the test
        kind: recorded
        target: {at_least: 4}
        unit: {en: points, zh: 个}

    """

  /// Two halves of the town.
  private static let halves = JudgedCommunityTests.layer(
    JudgedCommunityTests.community("c1", ",\"name\":\"和平\"", east: 121.4928),
    JudgedCommunityTests.community("c2", ",\"name\":\"和平\"", west: 121.4928))

  /// Area, state and value of each answer of a rule.
  private struct Answers {
    let messages: String
    let code: Int32
    let rows: [[String]]

    func of(_ rule: String, _ columns: Int...) -> [[String]] {
      rows.filter { $0[0] == rule }.map { row in columns.map { row[$0] } }
    }
  }

  private func run(
    layer: String = halves, facilities: String, table: String? = nil, indicators: String? = nil,
    _ more: String...
  ) throws -> Answers {
    try TemporaryFolder.with { folder in
      try folder.write(SampleTown.text(), to: "town.osm")
      try folder.write(layer, to: "areas.geojson")
      try folder.write(Self.rule, to: "city.yaml")
      let places = facilities.hasPrefix("{") ? "places.geojson" : "places.csv"
      try folder.write(facilities, to: places)
      var arguments = [
        "analyze", "town.osm", "--output", "out", "--communities", "areas.geojson",
        "--facilities", places, "--standard", "./city.yaml", "--no-isochrones",
      ]
      if let table {
        try folder.write(table, to: "table.csv")
        arguments += ["--community-table", "table.csv"]
      }
      if let indicators {
        try folder.write(indicators, to: "told.csv")
        arguments += ["--indicators", "told.csv"]
      }
      let run = try Program.run(arguments + more, in: folder)
      let text = try? String(contentsOfFile: folder.path(of: "out/scorecard.csv"), encoding: .utf8)
      return Answers(
        messages: run.messages, code: run.code,
        rows: CSVRecords(text ?? "").columns(["rule", "level", "area", "state", "value"]))
    }
  }

  private func expect(
    _ answers: Answers, tells words: [String], _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(answers.code == 0, "\(answers.messages)", sourceLocation: location)
    for word in words {
      #expect(
        answers.messages.contains(word), "«\(word)» is not in: \(answers.messages)",
        sourceLocation: location)
    }
  }

  private static let station =
    "id,category,lon,lat,floor_area\ns1,service_station,121.4925,31.0001,300\n"

  // MARK: Decimal commas

  @Test func `may have a decimal comma where semicolons or tabs delimit`() throws {
    let answers = try run(
      facilities: Self.station.replacing(",", with: ";").replacing("300", with: "300,5"),
      table: "id;households\nc1;1000,0\nc2;1,5e1\n",
      indicators: "指标\t数值\t范围\npoints\t4,5\tc2\n")
    expect(answers, tells: [])
    #expect(!answers.messages.contains("is not a number"), "\(answers.messages)")
    #expect(
      answers.of("area", 2, 3, 4)
        == [["c1", "met", "30.05"], ["c2", "notMet", "0"], ["", "notMet", "29.605911"]])
    #expect(answers.of("points", 2, 3, 4).contains(["c2", "met", "4.5"]))
  }

  @Test func `have no decimal comma where commas delimit`() throws {
    let answers = try run(
      facilities: Self.station.replacing("300", with: "\"300,5\""),
      table: "id,households\nc1,\"1000,0\"\nc2,10\n")
    expect(
      answers,
      tells: [
        "places.csv:2: «300,5» under «floor_area» is not a number from 0 on.",
        "table.csv:2: «1000,0» under «households» is not a number from 0 on.",
      ])
    #expect(answers.of("area", 2, 3).first == ["c1", "noData"])
  }

  // MARK: Lists

  private static func places(rooms: String) -> String {
    """
    {"type":"FeatureCollection","features":[{"type":"Feature","properties":
    {"id":"s1","category":"service_station","floor_area":300,"rooms":\(rooms)},
    "geometry":{"type":"Point","coordinates":[121.4925,31.0001]}}]}
    """
  }

  @Test(arguments: [
    (#"["大厅","图书室"]"#, "met", "2"), (#"[" library","大厅；其他"]"#, "met", "2"),
    (#""大厅、图书室""#, "met", "2"), (#"["大厅"]"#, "notMet", "1"), (#""大厅""#, "notMet", "1"),
    (#"["大"]"#, "notMet", "0"),
  ])
  func `may be a list of texts, or one text`(rooms: String, state: String, value: String) throws {
    let answers = try run(facilities: Self.places(rooms: rooms))
    expect(answers, tells: [])
    #expect(answers.of("rooms", 2, 3, 4).first == ["c1", state, value])
    #expect(!answers.messages.contains("under «rooms»"), "\(answers.messages)")
  }

  @Test(arguments: [#"{"大厅":1,"图书室":1}"#, "true", "[]", #"["大厅",3]"#, #"[["大厅","图书室"]]"#])
  func `are unknown where a list is none of texts`(rooms: String) throws {
    let answers = try run(facilities: Self.places(rooms: rooms))
    let told = rooms.replacing(" ", with: "")
    expect(
      answers,
      tells: [
        "places.geojson:1: «\(told)» under «rooms» is not a text or a list of texts. It counts as "
          + "unknown."
      ])
    #expect(answers.of("rooms", 2, 3).first == ["c1", "noData"])
  }

  // MARK: Indicators

  @Test func `are told where a row of indicators says nothing`() throws {
    let answers = try run(
      layer: JudgedCommunityTests.layer(
        JudgedCommunityTests.community(
          "c1", ",\"name\":\"东街社区\",\"街道\":\"和平街道\"", east: 121.4928),
        JudgedCommunityTests.community("c2", ",\"name\":\"北街社区\"", west: 121.4928)),
      facilities: Self.station,
      indicators: """
        indicator,value,area
        points,4,东街社区
        points,3,C1
        pionts,4,c2
        points,4,c3
        points,3,c9
        points,5,和平街道
        ,5,c1
        points,,c2
        points,4,c2,5
        points,6,
        points,7,

        """)
    expect(
      answers,
      tells: [
        "told.csv:3: line 2 says already what «points» is there, and the first row counts. "
          + "2 such rows are left out (lines 3, 12). Keep the right one.",
        "told.csv:4: the indicator «pionts» is neither a figure of Data/Attributes.yaml nor one that "
          + "these standards ask for. The row is left out.",
        "told.csv:5: the area «c3» is neither the id or name of a community nor a street. "
          + "2 such rows are left out (lines 5, 6). Write the id or name",
        "told.csv:8: no indicator is named. The row is left out.",
        "told.csv:9: there is no value. The row is left out. Fill it in",
        "told.csv:10: the row has more cells than the header. The row is left out.",
      ])
    #expect(
      answers.of("points", 2, 3, 4)
        == [["c1", "met", "4"], ["c2", "noData", ""], ["和平街道", "met", "5"], ["", "met", "6"]])
  }

  @Test func `say nothing of an area by a name that several have`() throws {
    let answers = try run(
      facilities: Self.station, table: "name,households\n和平,100\n",
      indicators: "indicator,value,area\npoints,4,和平\npoints,5,c2\npoints,6,1\n",
      "--language", "zh")
    expect(
      answers,
      tells: [
        "told.csv:2：范围“和平”对应多个社区或街道。该行未采用。请改填所指社区的编号。",
        "told.csv:4：范围“1”既不是社区的编号或名称，也不是街道。该行未采用。",
        "table.csv：以下名称对应多个社区，相应数据未采用：和平。请在边界和数据表中使用相同的编号。",
        "table.csv 中没有以下 2 个社区的数据：c1, c2。", "table.csv 中的以下 1 个社区没有边界：和平。",
      ])
    #expect(
      answers.of("points", 2, 3, 4).prefix(2) == [["c1", "noData", ""], ["c2", "met", "5"]])
    #expect(answers.of("area", 2, 3).prefix(2) == [["c1", "noData"], ["c2", "noData"]])
  }

  // MARK: Tables

  @Test func `are those of the other rows where one has too many cells`() throws {
    let answers = try run(
      facilities: Self.station, table: "id,households\nc1,1,000\nc2,10\n")
    expect(
      answers,
      tells: [
        "table.csv:2: extraCells: the community «c1» is left out. Give the header a name for each "
          + "column, and quote cells with a delimiter.",
        "table.csv says nothing of 1 communities: c1.",
      ])
    #expect(answers.of("area", 2, 3).prefix(2) == [["c1", "noData"], ["c2", "notMet"]])
  }
}
