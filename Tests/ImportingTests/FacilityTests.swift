import Diagnostics
import GapAnalysis
import Geography
import Importing
import Testing

@Suite("A CSV of facilities")
struct CSVFacilityTests {
  @Test func `gives names and categories in the order of the category file`() throws {
    let (read, rejected) = try facilities(
      """
      id,name,category,lon,lat,weight
      f1,Dr. Li, childcare; clinic ;clinic;,1,2,9
      f2,,supermarket,3,4,
      """)
    #expect(read.ids == ["f1", "f2"])
    #expect(read.names == ["Dr. Li", nil])
    #expect(read.categories == [[0, 2], [1]])
    #expect(read.rules == [[], []])
    #expect(read.coordinates == [.degrees(1, 2), .degrees(3, 4)])
    #expect(read.attributes.names == ["weight"])
    #expect(rejected.isEmpty)
  }

  @Test(arguments: ["pub", "clinic;pub", "", ";"])
  func `sets rows aside whose category is not known`(category: String) throws {
    let (read, rejected) = try facilities(
      "id,category,lon,lat\na,\(category),1,2\nb,clinic,1,2\n")
    #expect(read.ids == ["b"])
    #expect(
      rejected == [
        RejectedRecord(subject: .facility, file: "f.csv", row: 2, id: "a", reason: .unknownCategory)
      ])
  }

  @Test func `may be cut at semicolons if lists of categories are quoted`() throws {
    let read = try facilities("id;category;lon;lat\na;\"clinic;childcare\";1,5;2\n").facilities
    #expect(read.categories == [[0, 2]])
    #expect(read.coordinates == [.degrees(1.5, 2)])
  }

  @Test func `needs a column of categories`() throws {
    let thrown = try failure { _ = try facilities("id,kind,lon,lat\na,clinic,1,2\n") }
    #expect(thrown?.kind == .unusableInput)
    #expect(thrown?.line == 1)
    #expect(thrown?.problem.contains("«category»") == true)
    #expect(thrown?.problem.contains("«kind»") == true)
  }

  @Test func `without rows is valid`() throws {
    #expect(try facilities("id,category,lon,lat\n").facilities.count == 0)
  }
}

@Suite("A GeoJSON of facilities")
struct GeoJSONFacilityTests {
  private func read(
    _ features: String...
  ) throws -> (facilities: Facilities, rejected: [RejectedRecord]) {
    try facilities(
      #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#,
      name: "f.geojson")
  }

  @Test(arguments: [
    (#""clinic""#, [0]), (#""childcare; clinic""#, [0, 2]), (#"["supermarket","clinic"]"#, [0, 1]),
    (#"[" clinic "]"#, [0]),
  ])
  func `takes a text or a list of texts as categories`(
    category: String, positions: [Int]
  ) throws {
    let read = try read(point(#"{"category":\#(category)}"#)).facilities
    #expect(read.categories == [positions])
    #expect(read.ids == ["1"])
  }

  @Test(arguments: ["null", "7", "[]", "[1]", #"["clinic",null]"#, #"{"clinic":1}"#, #""pub""#])
  func `sets others aside`(category: String) throws {
    let (read, rejected) = try read(
      point(#"{"category":\#(category)}"#), point(#"{"category":"clinic","name":"N","n":1}"#))
    #expect(read.ids == ["2"])
    #expect(read.names == ["N"])
    #expect(read.attributes.names == ["n"])
    #expect(read.attributes.byColumn == [[.json("1")]])
    #expect(rejected.map(\.reason) == [.unknownCategory])
    #expect(rejected.map(\.row) == [1])
  }

  @Test func `needs the property, unless there is no feature`() throws {
    let thrown = try failure { _ = try read(point(#"{"kind":"clinic"}"#)) }
    #expect(thrown?.kind == .unusableInput)
    #expect(thrown?.problem.contains("«kind»") == true)
    #expect(thrown?.file?.hasSuffix("f.geojson") == true)
    #expect(try read().facilities.count == 0)
  }
}
