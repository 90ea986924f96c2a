import Diagnostics
import JSONKit
import LifeCircle
import TestSupport
import Testing

/// The same square round the western part of the sample town, 121.489 to 121.509, in every way in
/// which an area can be named.
private enum WesternPart: String, CaseIterable, CustomTestStringConvertible {
  case box, geoJSON, poly, relation

  var testDescription: String { rawValue }

  static let members = """
    <node id="901" lon="121.489" lat="30.98"/><node id="902" lon="121.509" lat="30.98"/>
    <node id="903" lon="121.509" lat="31.02"/><node id="904" lon="121.489" lat="31.02"/>
    <way id="901"><nd ref="901"/><nd ref="902"/><nd ref="903"/></way>
    <way id="902"><nd ref="903"/><nd ref="904"/><nd ref="901"/></way>
    """
  static let boundary = """
    <relation id="900"><member type="way" ref="901" role="outer"/>
    <member type="way" ref="902" role="outer"/><member type="node" ref="901" role="label"/>
    <tag k="type" v="boundary"/><tag k="boundary" v="administrative"/></relation>
    """

  func area(in folder: TemporaryFolder) throws -> Area {
    let corners = ["121.489,30.98", "121.509,30.98", "121.509,31.02", "121.489,31.02"]
    let closed = corners + [corners[0]]
    switch self {
    case .box: return try Area(argument: "121.489,30.98,121.509,31.02")
    case .relation: return try Area(argument: "r900")
    case .geoJSON:
      let ring = closed.map { "[\($0)]" }.joined(separator: ",")
      return try Area(
        argument: folder.write(
          """
          {"type":"Feature","properties":{},
          "geometry":{"type":"Polygon","coordinates":[[\(ring)]]}}
          """, to: "west.geojson"))
    case .poly:
      let lines = closed.map { $0.replacing(",", with: " ") }.joined(separator: "\n")
      return try Area(argument: folder.write("west\n1\n\(lines)\nEND\nEND\n", to: "west.poly"))
    }
  }
}

@Suite("The area of a study")
struct StudyAreaTests {
  /// The sample town with a boundary in it.
  private func study(
    in folder: TemporaryFolder, with elements: String = WesternPart.members + WesternPart.boundary
  ) throws -> Study {
    let text = SampleTown.text().replacing("</osm>", with: elements + "</osm>")
    return Study(network: .tested(try folder.write(text, to: "town.osm")))
  }

  /// By id: the line of a household.
  private func rows(_ outputs: Outputs) -> [String: [String]] {
    let rows = outputs.households.rows.map { ($0[0], $0) }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  @Test(arguments: WesternPart.allCases)
  private func `judges those inside as without it, whichever way it is named`(
    _ part: WesternPart
  ) throws {
    try TemporaryFolder.with { folder in
      var study = try study(in: folder)
      let whole = rows(try study.outputs())
      study.study = try part.area(in: folder)
      let outputs = try study.outputs()
      let judged = rows(outputs)
      #expect(Set(judged.keys) == ["w20", "w21", "w22", "w24"])
      for (id, row) in judged { #expect(whole[id] == row) }
      // Two supermarkets and the kindergarten lie outside.
      #expect(outputs.table("coverage.csv").column("covered").contains { $0 != "0" })
      #expect(
        try outputs.features("facilities.geojson").compactMap { $0["properties"]?["id"]?.string }
          == ["n101", "n102", "n103", "n104", "w27"])

      let summary = try outputs.json("summary.json")
      let area = summary["study"]
      #expect(
        area?["source"]?.string == (part == .geoJSON || part == .poly ? "file" : part.rawValue))
      #expect(area?["relation"]?.string == (part == .relation ? "r900" : nil))
      #expect(area?["box"]?.jsonText.filter { $0 != " " } == "[121.489,30.98,121.509,31.02]")
      // Two of them lie outside the data area, too.
      #expect(area?["buildings_not_read"]?.double == 4)
      let roles = summary["inputs"]?.elements.compactMap { $0["role"]?.string }
      #expect(roles?.contains("study") == (part == .geoJSON || part == .poly))
    }
  }

  @Test func `sets households of a table aside, but first those outside the data area`() throws {
    try TemporaryFolder.with { folder in
      var study = try study(in: folder)
      study.households = try folder.write(
        """
        id,lon,lat
        inside,121.4925,31.0002
        east,121.512,31.0003
        beyond,121.533,31.0003
        border,121.509,31
        nowhere,,
        """, to: "households.csv")
      study.study = .relation(900)
      let outputs = try study.outputs()
      #expect(outputs.households.column("id") == ["inside", "border"])
      #expect(
        outputs.table("rejected.csv").columns(["row", "id", "reason"]).filter { $0[0] != "" } == [
          ["6", "nowhere", "noCoordinates"], ["4", "beyond", "outsideDataArea"],
          ["3", "east", "outsideStudy"],
        ])
      let households = try outputs.json("summary.json")["households"]
      #expect(households?["read"]?.double == 5)
      #expect(households?["set_aside"]?["outsideStudy"]?.double == 1)
      #expect(try outputs.json("summary.json")["study"]?["buildings_not_read"]?.double == 0)
    }
  }

  @Test func `may be where nobody lives`() throws {
    try TemporaryFolder.with { folder in
      var study = try study(in: folder)
      study.study = .box(west: 10, south: 10, east: 11, north: 11)
      let outputs = try study.outputs()
      #expect(outputs.households.rows.isEmpty)
      // All nine, the relation that cannot be built among them.
      #expect(try outputs.json("summary.json")["study"]?["buildings_not_read"]?.jsonText == "9")
    }
  }

  @Test func `is the same on a real city as the households that lie in it`() throws {
    try TemporaryFolder.with { folder in
      var study = City.porto.study()
      let (west, south, east, north) = (-8.62, 41.14, -8.605, 41.15)
      study.study = .file(
        try folder.write(
          "half\n1\n\(west) \(south)\n\(east) \(south)\n\(west) \(north)\nEND\nEND\n", to: "p.poly")
      )
      let outputs = try study.outputs()
      let whole = try City.porto.outputs.households
      // Below the line from southeast to northwest; none lies on it.
      func isInside(_ longitude: Double, _ latitude: Double) -> Bool {
        longitude >= west && latitude >= south
          && (longitude - west) / (east - west) + (latitude - south) / (north - south) <= 1
      }
      let expected = whole.rows.filter { isInside(Double($0[1])!, Double($0[2])!) }
      #expect(expected.count > 500)
      #expect(outputs.households.rows == expected)
      let read = try outputs.json("summary.json")["study"]?["buildings_not_read"]?.double ?? 0
      let rejected = outputs.table("rejected.csv").column("reason")
      #expect(read > 5000)
      #expect(rejected.contains("outsideStudy"))
    }
  }

  @Test func `may be the data area, too`() throws {
    try TemporaryFolder.with { folder in
      var study = try study(in: folder)
      study.network.dataArea = .area(.relation(900))
      study.study = .relation(900)
      let outputs = try study.outputs()
      #expect(rows(outputs).count == 4)
      let dataArea = try outputs.json("summary.json")["network"]?["data_area"]
      #expect(dataArea?["source"]?.string == "given")
      #expect(dataArea?["relation"]?.string == "r900")
      #expect(dataArea?["box"]?.jsonText.filter { $0 != " " } == "[121.489,30.98,121.509,31.02]")
    }
  }

  /// What is wrong, and the words for it.
  private static let faults: [(String, Failure.Kind, String)] = [
    ("", .missingInput, "relation r900 is not in the file"),
    (
      WesternPart.members + WesternPart.boundary.replacing("boundary\"/>", with: "route\"/>"),
      .unusableInput, "relation r900 is no area"
    ),
    (
      WesternPart.members
        + WesternPart.boundary.replacing("ref=\"902\"", with: "ref=\"77\""),
      .unusableInput, "of its 2 ways 1 are not in the file"
    ),
    (
      WesternPart.members.replacing("<nd ref=\"904\"/>", with: "<nd ref=\"905\"/>")
        + WesternPart.boundary, .unusableInput, "of its 2 ways 1 lack nodes"
    ),
    (
      WesternPart.members.replacing("<nd ref=\"904\"/><nd ref=\"901\"/>", with: "<nd ref=\"904\"/>")
        + WesternPart.boundary, .unusableInput, "do not make closed rings"
    ),
  ]

  @Test(arguments: faults)
  func `stops a run if the relation is no whole area`(
    _ elements: String, kind: Failure.Kind, words: String
  ) throws {
    try TemporaryFolder.with { folder in
      var study = try study(in: folder, with: elements)
      for isStudy in [true, false] {
        study.study = isStudy ? .relation(900) : nil
        study.network.dataArea = isStudy ? .header : .area(.relation(900))
        let failure = #expect(throws: Failure.self) { try study.run() }
        #expect(failure?.kind == kind)
        #expect(failure?.description.contains("town.osm") == true)
        #expect(failure?.problem.contains(words) == true, "\(failure?.problem ?? "")")
        #expect(failure?.advice != nil)
      }
    }
  }

  @Test(arguments: [
    ("1,2,3", Failure.Kind.wrongUsage), ("7", .wrongUsage), ("10,0,5,1", .wrongUsage),
    ("0,1,1,0", .wrongUsage), ("0,0,200,1", .wrongUsage), ("r12x", .unusableInput),
    ("none.geojson", .missingInput), ("none.poly", .missingInput), ("none", .unusableInput),
  ])
  func `cannot be`(_ argument: String, kind: Failure.Kind) throws {
    try TemporaryFolder.with { folder in
      var study = try study(in: folder)
      let failure = #expect(throws: Failure.self) {
        study.study = try Area(argument: argument)
        _ = try study.run()
      }
      #expect(failure?.kind == kind, "\(failure?.description ?? "")")
    }
  }

  @Test(arguments: [
    ("116.3,39.9,116.4,39.9x", "39.9x"), ("w,39.9,116.4,40", "w"), ("1,,2,3", ""),
    ("0,0,0x10,1", "0x10"),
    ("0,0,1e1000,1", "1e1000"),
  ])
  func `is a box with a slip where some of four parts are numbers`(
    _ argument: String, _ bad: String
  ) throws {
    let failure = #expect(throws: Failure.self) { try Area(argument: argument) }
    #expect(failure?.kind == .wrongUsage)
    #expect(failure?.problem.contains("\"\(bad)\"") == true, "\(failure?.problem ?? "")")
  }

  /// The OSM file is torn, so that reading it would be the fault that is told.
  @Test func `is judged before the OSM file is read`() throws {
    try TemporaryFolder.with { folder in
      var network = NetworkInput.tested(try folder.write("<osm version='0.6'><node", to: "t.osm"))
      for (area, kind) in [
        (Area.box(west: 2, south: 1, east: 1, north: 0), Failure.Kind.wrongUsage),
        (.file(folder.path(of: "none.geojson")), .missingInput),
      ] {
        network.dataArea = .area(area)
        let ofNetwork = #expect(throws: Failure.self) { try NetworkResult(network) }
        #expect(ofNetwork?.kind == kind)
        let ofStudy = #expect(throws: Failure.self) { try Study(network: network).run() }
        #expect(ofStudy?.kind == kind)
      }
    }
  }

  @Test func `is read from what a user writes`() throws {
    #expect(try Area(argument: "1 , 2,3,4 ") == .box(west: 1, south: 2, east: 3, north: 4))
    #expect(try Area(argument: "a,b,c,d") == .file("a,b,c,d"))
    #expect(try Area(argument: "./1,2,3,d") == .file("./1,2,3,d"))
    #expect(try Area(argument: "1,2,d") == .file("1,2,d"))
    #expect(try Area(argument: "r-5") == .relation(-5))
    #expect(
      try Area(argument: "177, -19,-179,-16") == .box(west: 177, south: -19, east: -179, north: -16)
    )
    #expect(try Area(argument: "riverside.poly") == .file("riverside.poly"))
    #expect(try DataAreaChoice(argument: "none") == .none)
    #expect(try DataAreaChoice(argument: "r5") == .area(.relation(5)))
  }
}
