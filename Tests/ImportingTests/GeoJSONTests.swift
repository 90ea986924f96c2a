import Diagnostics
import GapAnalysis
import Geography
import Importing
import TestSupport
import Testing

@Suite("A GeoJSON of households")
struct GeoJSONHouseholdTests {
  @Test func `has properties as columns, with what each feature has in its order`() throws {
    let (read, rejected) = try features(
      point(#"{"b":1.50,"id":"x","weight":2}"#),
      point(#"{"a":[1, {"k": null}],"b":"t","c":true,"weight":null}"#),
      point(#"{"c":null,"lon":5,"name":""}"#))
    #expect(rejected.isEmpty)
    #expect(read.ids == ["x", "2", "3"])
    #expect(read.weights == [2, 1, 1])
    #expect(read.attributes.names == ["b", "a", "c", "lon", "name"])
    #expect(
      read.attributes.byColumn == [
        [.json("1.50"), .text("t"), nil], [nil, .json(#"[1,{"k":null}]"#), nil],
        [nil, .json("true"), .null], [nil, nil, .json("5")], [nil, nil, .text("")],
      ])
    #expect(
      (0..<3).map(read.attributes.names(ofRecord:)) == [
        ["b"], ["a", "b", "c"], ["c", "lon", "name"],
      ])
  }

  @Test func `of which each has properties of its own takes no more room than they`() throws {
    let count = 300
    let list = (0..<count).map { feature in
      let own = (0..<10).map { "\"k\(feature)_\($0)\":\($0)" }.joined(separator: ",")
      return point("{\"weight\":1,\(own),\"shared\":null}")
    }
    let read = try households(
      "{\"type\":\"FeatureCollection\",\"features\":[\(list.joined(separator: ","))]}",
      name: "h.geojson"
    ).households
    #expect(read.attributes.count == count)
    #expect(read.attributes.names.count == count * 10 + 1)
    #expect(read.attributes.values.count == count * 11)
    #expect(read.attributes.names(ofRecord: count - 1).last == "shared")
  }

  @Test func `keeps what belongs to the features that are used`() throws {
    let (read, _) = try features(
      point(#"{"a":1}"#), feature("null"), point(#"{"b":2,"weight":-1}"#), point(#"{"b":3,"a":4}"#))
    #expect(read.ids == ["1", "4"])
    #expect(read.attributes.names == ["a", "b"])
    #expect(read.attributes.byColumn == [[.json("1"), .json("4")], [nil, .json("3")]])
    #expect(read.attributes.names(ofRecord: 1) == ["b", "a"])
  }

  @Test(arguments: [
    (#"{"id":"a"}"#, #""id":"b","#, "a"), (#"{"id":7.0}"#, "", "7.0"), ("{}", #""id":"b","#, "b"),
    (#"{"id":null}"#, #""id":12345678901234567890,"#, "12345678901234567890"), ("{}", "", "1"),
    (#"{"id":""}"#, #""id":null,"#, "1"), ("null", "", "1"), (#"{"ID":"big"}"#, "", "big"),
  ])
  func `takes the id of the properties, of the feature, or the number`(
    properties: String, id: String, expected: String
  ) throws {
    #expect(try features(point(properties, id: id)).households.ids == [expected])
  }

  @Test func `finds a name in any case, also if features differ`() throws {
    let read = try features(
      point(#"{"Id":"a","Weight":2,"floors":3}"#), point(#"{"weight":3,"ID":"b"}"#),
      point(#"{" WEIGHT ":4,"Floors":5,"id":"c"}"#), point("{}")
    ).households
    #expect(read.ids == ["a", "b", "c", "4"])
    #expect(read.weights == [2, 3, 4, 1])
    #expect(read.attributes.names == ["floors", "Floors"])
  }

  @Test(arguments: [
    (#""Weight":1,"weight":2"#, "weight"), (#""id":1,"ID":1"#, "ID"),
    (#""weight":1,"weight":1"#, "weight"),
    (#""P":1,"p":2"#, "p"),
  ])
  func `may not have a name twice that is needed`(properties: String, name: String) throws {
    let text =
      "{\"type\":\"FeatureCollection\",\"features\":[\n\(point(#"{"p":1}"#)),\n"
      + "\(point("{\(properties)}"))\n]}"
    let thrown = try failure {
      _ = try households(Array(text.utf8), name: "h.geojson", denominators: ["p"])
    }
    #expect(thrown?.kind == .unusableInput)
    #expect(thrown?.line == 3)
    #expect(thrown?.file?.hasSuffix("h.geojson") == true)
    #expect(thrown?.problem.contains("«\(name)»") == true)
  }

  @Test func `may have a name twice that is not needed`() throws {
    let read = try features(point(#"{"A":1,"a":2}"#), point(#"{"name":3,"Name":4}"#)).households
    #expect(read.attributes.names == ["A", "a", "name", "Name"])
    #expect(read.attributes.values == ["1", "2", "3", "4"].map { .json($0) })
  }

  @Test func `takes the last of properties with one name`() throws {
    let read = try features(point(#"{"a":1,"b":2,"a":3}"#), point(#"{"a":4}"#)).households
    #expect(read.attributes.names == ["a", "b"])
    #expect(read.attributes.byColumn == [[.json("3"), .json("4")], [.json("2"), nil]])
  }

  @Test(arguments: ["-1", #""3""#, "true", "[]", #""""#])
  func `sets aside weights that are no numbers from 0 on`(weight: String) throws {
    let (read, rejected) = try features(
      point(#"{"weight":\#(weight)}"#), point(#"{"weight":0}"#))
    #expect(read.weights == [0])
    #expect(
      rejected == [
        RejectedRecord(subject: .household, file: "h.geojson", row: 1, id: "1", reason: .badWeight)
      ])
  }

  @Test func `sets aside repeated ids`() throws {
    let rejected = try features(point(#"{"id":1}"#), point(#"{"id":"1"}"#)).rejected
    #expect(rejected.map(\.reason) == [.duplicateId])
    #expect(rejected.map(\.row) == [2])
  }

  @Test func `may be a single feature, or have none`() throws {
    #expect(try households(point("{}"), name: "h.json").households.count == 1)
    #expect(try features().households.count == 0)
  }
}

@Suite("A geometry of GeoJSON")
struct GeoJSONGeometryTests {
  static let square = "[[0,0],[2,0],[2,2],[0,2],[0,0]]"

  @Test(arguments: [
    #"{"type":"Point","coordinates":[1.5,2.5]}"#, #"{"type":"Point","coordinates":[1.5,2.5,99]}"#,
    #"{"coordinates":[[1.5,2.5]],"type":"MultiPoint"}"#,
    #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1.5,2.5]}]}"#,
    """
    {"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":[
      {"type":"MultiPoint","coordinates":[[1.5,2.5]]}]}]}
    """,
  ])
  func `is a point`(geometry: String) throws {
    #expect(try features(feature(geometry)).households.coordinates == [.degrees(1.5, 2.5)])
  }

  @Test(arguments: [
    #"{"type":"Polygon","coordinates":[\#(square)]}"#,
    #"{"type":"Polygon","coordinates":[[[0,0,5],[2,0,5],[2,2,5],[0,2,5]]]}"#,
    #"{"type":"MultiPolygon","coordinates":[[],[\#(square)]]}"#,
    #"{"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":[\#(square)]}]}"#,
  ])
  func `is a polygon with a point inside`(geometry: String) throws {
    let place = try features(feature(geometry)).households.coordinates[0]
    #expect(place.longitude > 0 && place.longitude < 2 && place.latitude > 0 && place.latitude < 2)
  }

  @Test func `has its point outside of its holes`() throws {
    let geometry =
      #"{"type":"Polygon","coordinates":[\#(Self.square),[[0,0],[1.9,0],[1.9,2],[0,2],[0,0]]]}"#
    let place = try features(feature(geometry)).households.coordinates[0]
    #expect(place.longitude > 1.9)
  }

  @Test(arguments: [
    ("null", RejectedRecord.Reason.noCoordinates),
    (#"{"type":"Point","coordinates":[]}"#, .noCoordinates),
    (#"{"type":"Point"}"#, .noCoordinates),
    (#"{"type":"Point","coordinates":null}"#, .noCoordinates),
    (#"{"type":"Point","coordinates":[1]}"#, .noCoordinates),
    (#"{"type":"Point","coordinates":["1","2"]}"#, .noCoordinates),
    (#"{"type":"Point","coordinates":[180.5,2]}"#, .noCoordinates),
    (#"{"type":"Point","coordinates":[1,-91]}"#, .noCoordinates),
    (#"{"type":"MultiPoint","coordinates":[]}"#, .noCoordinates),
    (#"{"type":"Polygon","coordinates":[]}"#, .noCoordinates),
    (#"{"type":"Polygon","coordinates":[[]]}"#, .noCoordinates),
    (#"{"type":"MultiPolygon","coordinates":[]}"#, .noCoordinates),
    (#"{"type":"Polygon","coordinates":[[[0,0],[500,0],[500,1],[0,0]]]}"#, .noCoordinates),
    (#"{"type":"LineString","coordinates":[]}"#, .noCoordinates),
    (#"{"type":"GeometryCollection","geometries":[]}"#, .noCoordinates),
    (#"{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}"#, .noPoint),
    (#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#, .noPoint),
    (#"{"type":"Circle","coordinates":[1,2]}"#, .noPoint), ("7", .noPoint),
    (
      """
      {"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},
        {"type":"Point","coordinates":[1,2]}]}
      """, .noPoint
    ),
    (#"{"type":"Polygon","coordinates":[[[0,0],[1,1]]]}"#, .brokenPolygon),
    (#"{"type":"Polygon","coordinates":[[[0,0]]]}"#, .brokenPolygon),
    (#"{"type":"Polygon","coordinates":[\#(square),[[1,1],[1,1.5]]]}"#, .brokenPolygon),
  ])
  func `that gives no point is set aside`(
    geometry: String, reason: RejectedRecord.Reason
  ) throws {
    let (read, rejected) = try features(feature(geometry), point("{}"))
    #expect(read.ids == ["2"])
    #expect(
      rejected == [
        RejectedRecord(subject: .household, file: "h.geojson", row: 1, id: "1", reason: reason)
      ])
  }
}

@Suite("The system of a GeoJSON")
struct GeoJSONSystemTests {
  private func read(crs: String) throws -> Int {
    try households(
      "{\"type\":\"FeatureCollection\",\n\"features\":[\(point("{}"))],\n\"crs\":\(crs)}",
      name: "h.geojson"
    ).households.count
  }

  @Test(arguments: [
    "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84", "CRS84",
    "EPSG:4326", "epsg:4326", "urn:ogc:def:crs:EPSG::4326", "urn:ogc:def:crs:EPSG:9.8.15:4326",
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "http://www.opengis.net/def/crs/EPSG/0/4326",
    "http://www.opengis.net/gml/srs/epsg.xml#4326", "urn:ogc:def:crs:OGC::CRS84h", "WGS 84",
  ])
  func `may be WGS 84 in any usual spelling`(name: String) throws {
    #expect(try read(crs: #"{"type":"name","properties":{"name":"\#(name)"}}"#) == 1)
  }

  @Test func `may be null`() throws {
    #expect(try read(crs: "null") == 1)
    #expect(try read(crs: #"{"type":"EPSG","properties":{"code":4326}}"#) == 1)
  }

  @Test(arguments: [
    (#"{"type":"name","properties":{"name":"EPSG:999999"}}"#, "EPSG:999999"),
    (#"{"type":"name","properties":{"name":""}}"#, "names no system"),
    (#"{"type":"EPSG","properties":{"code":14326}}"#, "EPSG:14326"),
    (#"{"type":"link","properties":{"href":"x"}}"#, "href"), (#""EPSG:3857""#, "EPSG:3857"),
  ])
  func `is refused by its name if nobody knows it`(crs: String, name: String) throws {
    let thrown = try failure { _ = try read(crs: crs) }
    #expect(thrown?.kind == .unusableInput)
    #expect(thrown?.line == 3)
    #expect(thrown?.problem.contains(name) == true)
    #expect(thrown?.advice?.contains("--crs") == true)
  }
}

@Suite("A GeoJSON that cannot be used")
struct GeoJSONFailureTests {
  @Test(arguments: [
    ("", 1, "not JSON"), ("{\"type\":\n\"FeatureCollection\",\n}", 3, "not JSON"),
    ("{\"type\":\"Feature\",\n\"weight\":NaN}", 2, "NaN"), ("\n[]", 2, "root is not an object"),
    ("{}", 1, "no type"), ("\n{\"type\":\"Topology\"}", 2, "«Topology»"),
    ("{\"type\":\"FeatureCollection\"}", 1, "no list of features"),
    ("{\"type\":\"FeatureCollection\",\n\"features\":{}}", 2, "no list of features"),
    ("{\"type\":\"FeatureCollection\",\"features\":[\n{},\n7]}", 3, "not an object"),
  ])
  func `is named with its line`(text: String, line: Int, words: String) throws {
    let thrown = try failure { _ = try households(text, name: "h.geojson") }
    #expect(thrown?.kind == .unusableInput)
    #expect(thrown?.line == line)
    #expect(thrown?.problem.contains(words) == true)
    #expect(thrown?.file?.hasSuffix("h.geojson") == true)
  }

  @Test func `has features of which none is left`() throws {
    let thrown = try failure {
      _ = try features(
        feature("null"), feature(#"{"type":"LineString","coordinates":[[1,2]]}"#),
        feature(#"{"type":"LineString","coordinates":[[1,2]]}"#))
    }
    #expect(thrown?.problem.contains("noPoint") == true)
    #expect(thrown?.line == 2)
  }
}
