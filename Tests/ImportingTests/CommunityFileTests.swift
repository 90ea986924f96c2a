import Diagnostics
import GapAnalysis
import Importing
import TestSupport
import Testing

/// Reads communities from a file with that content and name.
private func communities(
  _ text: String, name: String = "table.csv"
) throws -> CommunityFile.Reading {
  try TemporaryFolder.with { folder in
    let input = try TableInput.tested(try folder.write(text, to: name))
    return name.hasSuffix("csv")
      ? try CommunityFile.readTable(input) : try CommunityFile.readLayer(input)
  }
}

private func layer(_ features: (properties: String, geometry: String)...) throws
  -> CommunityFile.Reading
{
  let list = features.map {
    #"{"type":"Feature","properties":{\#($0.properties)},"geometry":\#($0.geometry)}"#
  }.joined(separator: ",\n")
  return try communities(
    "{\"type\":\"FeatureCollection\",\"features\":[\n\(list)\n]}", name: "layer.geojson")
}

private let square = #"{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,2],[1,1]]]}"#

extension CommunityFile.Reading {
  fileprivate var faults: [String] { rejected.map { "\($0.row ?? 0) \($0.reason.rawValue)" } }
}

@Suite("A table of communities")
struct CommunityTableTests {
  @Test func `keeps all columns but id and name, each with a name of its own`() throws {
    let read = try communities("编号,名称,人口,户数,人口\nA,东街,1,2,3\n")
    #expect(read.communities.ids == ["A"] && read.communities.names == ["东街"])
    #expect(read.communities.attributes.names == ["人口", "户数", "人口_2"])
    #expect(read.communities.attributes.byColumn == [[.text("1")], [.text("2")], [.text("3")]])
  }

  @Test func `drops columns without a name and content, and numbers the others`() throws {
    let read = try communities("id,,人口,\nA,,1,x\nB,,2\n")
    #expect(read.communities.attributes.names == ["人口", "column_4"])
    #expect(
      read.communities.attributes.byColumn
        == [[.text("1"), .text("2")], [.text("x"), .text("")]])
  }

  @Test func `takes what a short row lacks for empty, and sets a long one aside`() throws {
    let read = try communities("id,人口,户数\nA,1\nB,2,3,4\n\nC,5,6\n")
    #expect(read.communities.ids == ["A", "C"])
    #expect(read.rows == [2, 5])
    #expect(read.faults == ["3 extraCells"])
    #expect(read.communities.attributes.byColumn[1] == [.text(""), .text("6")])
  }

  @Test(arguments: [(",", false), (";", true), ("\t", true)])
  func `has decimal commas only where a comma does not delimit`(
    delimiter: String, isComma: Bool
  ) throws {
    let read = try communities("id,人口\nA,1\n".replacing(",", with: delimiter))
    let attributes = read.communities.attributes
    #expect(attributes.values.indices.map(attributes.hasDecimalComma) == [isComma])
  }

  @Test func `takes a name for an id that is not there, and notes that it is none`() throws {
    let read = try communities("id,name\n,东街\nB,北街\n,\n,东 街\n,东街\n")
    #expect(read.communities.ids == ["东街", "B", "东 街"])
    #expect(read.communities.withoutOwnID == [0, 2])
    #expect(read.faults == ["6 duplicateId"])
    #expect(read.communities.namesSetAside == ["东街"])
  }

  @Test func `sets a community aside that is there twice, which makes its name no other's`() throws
  {
    let read = try communities("id,name,人口\nA,东街,1\nA,东街,2\nA,北街,3\n")
    #expect(read.communities.ids == ["A"])
    #expect(read.communities.attributes.byColumn == [[.text("1")]])
    #expect(read.faults == ["3 duplicateId", "4 duplicateId"])
    #expect(read.communities.namesSetAside == ["北街"])
  }

  @Test func `leaves out rows that sum up others, whatever their width and blanks`() throws {
    let read = try communities("id,name,人口\nA,东街,1\n合 计,,1\nT,ＴＯＴＡＬ,1\n小计（一）,,1\n")
    #expect(read.communities.ids == ["A", "小计（一）"])
    #expect(read.totalRows == [3, 4])
  }

  @Test func `may have no rows, but not rows of which none is a community`() throws {
    #expect(try communities("id,人口\n").communities.ids == [])
    let thrown = try #require(try failure { _ = try communities("id,人口\n,5\n,6\n") })
    #expect(thrown.kind == .unusableInput && thrown.line == 2)
    #expect(thrown.problem.contains("none of the 2 rows") && thrown.problem.contains("noId"))
    #expect(thrown.advice?.isEmpty == false)
  }

  @Test(arguments: [
    ("id,Id,人口\nA,B,1\n", 1, "two columns are called «id»"),
    ("\n人口,户数\n1,2\n", 2, "no column names the communities"),
    ("id,人口\nA,\"1\n", 2, "never closed"),
  ])
  func `is refused with the line`(text: String, line: Int, words: String) throws {
    let thrown = try #require(try failure { _ = try communities(text) })
    #expect(thrown.kind == .unusableInput && thrown.line == line)
    #expect(thrown.file?.hasSuffix("table.csv") == true)
    #expect(thrown.problem.contains(words), "\(thrown)")
  }

  @Test func `is refused if it is empty`() throws {
    let thrown = try #require(try failure { _ = try communities("\n \n") })
    #expect(thrown.problem == "the file is empty")
  }
}

@Suite("A layer of communities")
struct CommunityLayerTests {
  @Test func `has the number of its feature for an id that is not there, and notes it`() throws {
    let read = try layer(
      (#""name":"东街""#, square), (#""id":"B""#, square), (#""id":null"#, square))
    #expect(read.communities.ids == ["1", "B", "3"])
    #expect(read.communities.names == ["东街", nil, nil])
    #expect(read.communities.withoutOwnID == [0, 2])
    #expect(read.rows == [1, 2, 3])
  }

  @Test func `sets aside what is there twice and what has no area`() throws {
    let read = try layer(
      (#""id":"A""#, square), (#""id":"A""#, square), (#""id":"B""#, "null"),
      (#""id":"C""#, #"{"type":"Polygon","coordinates":[]}"#),
      (#""id":"D""#, #"{"type":"Polygon","coordinates":[[[1,1],[2,2],[1,1],[1,1]]]}"#),
      (#""id":"E""#, #"{"type":"Point","coordinates":[1,1]}"#),
      (#""id":"F""#, #"{"type":"GeometryCollection","geometries":[]}"#))
    #expect(read.communities.ids == ["A"])
    #expect(
      read.faults == ["2 duplicateId"] + (3...7).map { "\($0) brokenPolygon" })
  }

  @Test(arguments: [
    ("[[[32,116],[33,116],[33,117],[32,116]]]", "before the north"),
    (
      "[[[440200,4417500],[440300,4417500],[440300,4417600],[440200,4417500]]]",
      "--crs layer.geojson=EPSG:…"
    ),
  ])
  func `is refused with what to do about its numbers`(coordinates: String, words: String) throws {
    let thrown = try #require(
      try failure {
        _ = try layer(("", "{\"type\":\"Polygon\",\"coordinates\":\(coordinates)}"))
      })
    #expect(thrown.line == 2)
    #expect(thrown.advice?.contains(words) == true, "\(thrown)")
  }
}

@Suite("A table of indicators")
struct IndicatorTableTests {
  private func read(_ text: String) throws -> IndicatorTable.Reading {
    try TemporaryFolder.with { folder in
      try IndicatorTable.read(.tested(try folder.write(text, to: "told.csv")))
    }
  }

  @Test func `has what is said of which area, as it stands`() throws {
    let table = try read("指标,数值,范围\n 人口 , 1.5 ,A\n人口,2,\n\n人口,3\n")
    #expect(table.rows.map(\.line) == [2, 3, 5])
    #expect(table.rows.map(\.value) == ["1.5", "2", "3"])
    #expect(table.rows.map(\.area) == ["A", nil, nil])
    #expect(table.rows[0].name == "人口" && !table.decimalComma)
    #expect(table.setAside == [:])
  }

  @Test func `notes the lines of rows that say nothing`() throws {
    let table = try read("indicator;value;area\na;1,5;A\n;2;A\nb;;A\nc;1;A;x\nd\n;3\n")
    #expect(table.decimalComma)
    #expect(table.rows.map(\.value) == ["1,5"])
    #expect(table.setAside == [.noName: [3, 7], .noValue: [4, 6], .extraCells: [5]])
  }

  @Test func `needs a column for the name and one for the value`() throws {
    let thrown = try #require(try failure { _ = try read("indicator,area\na,b\n") })
    #expect(thrown.line == 1 && thrown.advice?.contains("指标") == true)
  }
}
