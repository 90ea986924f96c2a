import Diagnostics
import GapAnalysis
import Importing
import TestSupport
import Testing

@Suite("Names of columns")
struct ColumnNamesTests {
  @Test(arguments: [
    "id,lon,lat,weight", "编号,经度,纬度,权重", "ID,Longitude,Latitude,Weight", "编号,lng,lat,weight",
    "编号,经度（WGS84）,纬度（WGS84）,权重", "编号,经度(WGS84),纬度(WGS84),权重",
    "编号,WGS84经度,WGS84纬度,权重", "编号,lon_wgs84,lat_wgs84,权重",
  ])
  func `may be English or Chinese`(header: String) throws {
    let read = try households("\(header)\nh1,113.5,22.2,3\n").households
    #expect(read.ids == ["h1"])
    #expect(read.weights == [3])
    #expect(read.coordinates == [.degrees(113.5, 22.2)])
    #expect(read.attributes.names.isEmpty)
  }

  @Test func `of one role count in the order of the list, the others stay the user's`() throws {
    let read = try households("编号,id,lon,lat,户数,人口\n7,a,1,2,30,80\n").households
    #expect(read.ids == ["a"])
    #expect(read.weights == [1])
    #expect(read.attributes.names == ["编号", "户数", "人口"])
  }

  @Test func `are the same for properties`() throws {
    let read = try features(point(#"{"编号":"甲","权重":4}"#)).households
    #expect(read.ids == ["甲"])
    #expect(read.weights == [4])
  }

  @Test(arguments: [
    "clinic", "Clinic", "社区卫生服务", "CLINIC", "社区卫生服务; 托幼", "clinic;Child care",
    "社区卫生服务；托幼", "clinic、托幼；",
  ])
  func `of categories may be ids or names`(cell: String) throws {
    let read = try facilities("编号,名称,类别,经度,纬度\nf,站,\(cell),1,2\n").facilities
    #expect(read.names == ["站"])
    #expect(read.categories == [cell.contains { ";；、".contains($0) } ? [0, 2] : [0]])
  }

  @Test(arguments: [
    ("ＣＬＩＮＩＣ", [0]), ("社区 卫生服务", [0]), ("诊所（门诊）", [0]), ("诊所(门诊)", [0]), ("child  care", [2]),
  ])
  func `of categories differ in more than blanks and width`(cell: String, positions: [Int]) throws {
    let read = try facilities("编号,名称,类别,经度,纬度\nf,站,\(cell),1,2\n").facilities
    #expect(read.categories == [positions])
  }

  @Test func `of categories may be those of several`() throws {
    let text = "id,category,lon,lat\n1,一贯制学校,1,2\n2,小学,1,2\n3,middle,1,2\n4,小学；middle,1,2\n"
    let reading = try TemporaryFolder.with { folder in
      try FacilityTable.read(
        .tested(try folder.write(text, to: "f.csv")),
        categories: [
          CategoryNames(id: "primary", names: ["小学", "一贯制学校", "middle"]),
          CategoryNames(id: "middle", names: ["初中", "一贯制学校"]), CategoryNames(id: "none"),
        ])
    }
    // An id means its own category, whatever others are called.
    #expect(reading.table.records.categories == [[0, 1], [0], [1], [0, 1]])
    #expect(reading.named == [0, 1])
    #expect(reading.lost.isEmpty)
  }

  @Test func `of categories that nobody asks for leave the others of a cell`() throws {
    let text = """
      id,category,lon,lat
      1,clinic;market,1,2
      2,market,1,2
      3,nursery,,
      4,clinc,1,2
      5,market;clinc,1,2
      1,clinic,1,2

      """
    let reading = try TemporaryFolder.with { folder in
      try FacilityTable.read(
        .tested(try folder.write(text, to: "f.csv")),
        categories: [CategoryNames(id: "clinic"), CategoryNames(id: "nursery")],
        others: [CategoryNames(id: "market")])
    }
    #expect(reading.table.records.categories == [[0]])
    #expect(
      reading.table.rejected.map(\.reason) == [
        .unusedCategory, .noCoordinates, .unknownCategory, .unknownCategory, .duplicateId,
      ])
    #expect(reading.named == [0, 1])
    // A nursery may be missing, and a clinic that only has the id of another.
    #expect(reading.lost == [0, 1])
  }

  @Test func `of categories and facilities may be those that bureaus use`() throws {
    for header in ["编号,名称,类型", "编号,设施名称,设施类型", "编号,机构名称,类别"] {
      let read = try facilities("\(header),经度,纬度\nf,站,clinic,1,2\n").facilities
      #expect(read.names == ["站"])
      #expect(read.categories == [[0]])
    }
    // The first of the list counts, the other stays the user's.
    let both = try facilities("类型,类别,经度,纬度\n乙级,clinic,1,2\n").facilities
    #expect(both.categories == [[0]])
    #expect(both.attributes.names == ["类型"])
  }

  // MARK: The file

  private static let rules = """
    lon_lat: [[lon, lat]]
    x_y: [[x, y]]
    id: [id, 编号]
    weight: [weight]
    category: [category]
    name: [name]
    indicator: [indicator]
    value: [value]
    area: [area]
    total_rows: [合计, total]
    """

  private func read(_ text: String) throws {
    try TemporaryFolder.with { folder in
      _ = try ColumnNames(fileAt: try folder.write(text, to: "Columns.yaml"))
    }
  }

  @Test func `are a file that may be changed`() throws {
    try read(Self.rules)
  }

  @Test(
    arguments: [
      ("[id, 编号]", "[id, ID]", 3, "second time"), ("[weight]", "[lon]", 4, "second time"),
      ("[name]", "[category]", 6, "second time"), ("[[x, y]]", "[[x, lat]]", 2, "second time"),
      ("[[lon, lat]]", "[[lon, lat, z]]", 1, "a pair"), ("[[lon, lat]]", "[[lon, lon]]", 1, "pair"),
      ("[category]", "category", 5, "a list"), ("name:", "nome:", 6, "not known"),
      ("weight: [weight]\n", "", nil, "missing"), ("[name]", "[\" \"]", 6, "second time"),
      ("[合计, total]", "[合计, 合 计]", 10, "second time"), ("[合计, total]", "合计", 10, "a list"),
      ("[合计, total]", "[合计, [total]]", 10, "a text"),
      ("\ntotal_rows: [合计, total]", "", nil, "missing"),
    ] as [(String, String, Int?, String)])
  func `that cannot be are refused with their line`(
    old: String, new: String, line: Int?, words: String
  ) throws {
    let thrown = try #require(
      try failure { try read(Self.rules.replacing(old, with: new)) })
    #expect(thrown.kind == .unusableInput)
    if let line { #expect(thrown.line == line) }
    #expect(thrown.problem.contains(words), "\(thrown)")
  }
}
