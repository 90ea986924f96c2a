import GapAnalysis
import Importing
import Testing

@Suite("Denominators of households")
struct DenominatorColumnTests {
  @Test func `are numbers, and unknown where there is none`() throws {
    let table = try households(
      Array("lon;lat;人口;Elderly\n1;2;3,5;1\n1;3;;2\n1;4;-1;3\n1;5;many;4\n1;6;0;\n".utf8),
      denominators: ["人口", "elderly"])
    #expect(
      table.records.denominators == [
        Households.Denominator(name: "人口", values: [3.5, nil, nil, nil, 0]),
        Households.Denominator(name: "Elderly", values: [1, 2, 3, 4, nil]),
      ])
    #expect(table.rejected.isEmpty)
    #expect(table.records.attributes.names == ["人口", "Elderly"])
  }

  @Test func `follow the households that are used`() throws {
    let table = try households(
      Array("lon,lat,p\n1,2,3\n1,x,4\n1,4,5\n".utf8), denominators: ["p"])
    #expect(table.records.denominators[0].values == [3, 5])
  }

  @Test func `are JSON numbers in a layer`() throws {
    let text =
      [#"{"p":2}"#, #"{"p":null}"#, #"{"p":"3"}"#, #"{"p":-1}"#, "{}"].map { point($0) }
      .joined(separator: ",")
    let table = try households(
      Array("{\"type\":\"FeatureCollection\",\"features\":[\(text)]}".utf8), name: "h.geojson",
      denominators: ["P"])
    #expect(
      table.records.denominators
        == [Households.Denominator(name: "p", values: [2, nil, nil, nil, nil])])
  }

  @Test func `are found in any case, also if the features of a layer differ`() throws {
    let text = [#"{"Pop":2}"#, #"{"pop":3}"#, #"{"POP":null}"#].map { point($0) }
      .joined(separator: ",")
    let table = try households(
      Array("{\"type\":\"FeatureCollection\",\"features\":[\(text)]}".utf8), name: "h.geojson",
      denominators: ["pop"])
    #expect(
      table.records.denominators == [Households.Denominator(name: "Pop", values: [2, 3, nil])])
    #expect(table.records.attributes.names == ["Pop", "pop", "POP"])
  }

  @Test(arguments: ["1,234", "12,345,678.5", "1，234"])
  func `with marks between thousands are told how to be written`(cell: String) throws {
    let thrown = try failure {
      _ = try households(Array("lon,lat,p\n1,2,\n1,3,\"\(cell)\"\n".utf8), denominators: ["p"])
    }
    #expect(thrown?.advice?.contains("without marks between thousands") == true)
  }

  @Test(arguments: [
    ("lon,lat,a,b\n1,2,3,4\n", "«a», «b»"), ("lon,lat,p,p\n1,2,3,4\n", "two columns"),
    ("lon,lat,p\n1,2,\n1,3,x\n", "holds no number"),
  ])
  func `that are not there are named with those that are`(text: String, words: String) throws {
    let thrown = try #require(
      try failure { _ = try households(Array(text.utf8), denominators: ["p"]) })
    #expect(thrown.kind == .unusableInput)
    #expect(thrown.problem.contains(words))
  }
}
