import Diagnostics
import Geography
import Importing
import TestSupport
import Testing

@Suite("A file of an area")
struct AreaFileTests {
  private func read(
    _ geometries: String..., name: String = "a.geojson"
  ) throws -> AreaPolygons {
    try TemporaryFolder.with { folder in
      let features = geometries.map(feature).joined(separator: ",\n")
      let text = "{\"type\":\"FeatureCollection\",\"features\":[\n\(features)]}"
      return try AreaFile.read(path: try folder.write(text, to: name))
    }
  }

  private static let triangle = "[[0,0],[1,0],[0,1],[0,0]]"
  private static let corners: [Coordinate] = [
    .degrees(0, 0), .degrees(1, 0), .degrees(0, 1), .degrees(0, 0),
  ]

  @Test func `gives all polygons in their order`() throws {
    let far = "[[5,5],[6,5],[5,6],[5,5]]"
    let polygons = try read(
      #"{"type":"Polygon","coordinates":[\#(far),\#(Self.triangle)]}"#, "null",
      #"{"type":"MultiPolygon","coordinates":[[\#(Self.triangle)],[],[\#(far)]]}"#,
      #"{"type":"Point","coordinates":[1,2]}"#,
      """
      {"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":[\(far)]},
        {"type":"GeometryCollection","geometries":[
          {"type":"Polygon","coordinates":[\(Self.triangle)]}]}]}
      """
    ).polygons
    #expect(polygons.map { $0.exterior[0] == .degrees(0, 0) } == [false, true, false, false, true])
    #expect(polygons[0].holes == [Self.corners])
    #expect(polygons[1] == Polygon(exterior: Self.corners))
  }

  @Test func `has its rings closed, and says how many`() throws {
    let area = try read(
      #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,1]]]}"#,
      #"{"type":"MultiPolygon","coordinates":[[\#(Self.triangle),[[5,5],[6,5],[5,6]]]]}"#)
    #expect(area.polygons[0] == Polygon(exterior: Self.corners))
    #expect(area.repairs == AreaRepairs(closedRings: 2))
  }

  @Test(
    arguments: [
      (#"{"type":"Point","coordinates":[1,2]}"#, "no polygon", nil), ("null", "no polygon", nil),
      (#"{"type":"Polygon","coordinates":[]}"#, "no polygon", nil),
      (
        #"{"type":"Polygon","coordinates":[[[500000,0],[1,0],[0,1]]]}"#,
        "[500000,0] is no place on WGS 84",
        2
      ),
    ] as [(String, String, Int?)])
  func `cannot be used`(geometry: String, words: String, line: Int?) throws {
    let thrown = try failure { _ = try read(geometry) }
    #expect(thrown?.kind == .unusableInput)
    #expect(thrown?.problem.contains(words) == true)
    #expect(thrown?.line == line)
  }

  @Test func `is a GeoJSON by its suffix`() throws {
    let thrown = try failure { _ = try read("null", name: "a.csv") }
    #expect(thrown?.advice == "Give one of .geojson, .json, .poly")
  }
}
