import Exporting
import Foundation
import GapAnalysis
import Geography
import JSONKit
import Parallelism
import TestSupport
import Testing

@Suite("A GeoJSON layer (RFC 7946)")
struct GeoJSONLayerTests {
  private static let places = [
    Coordinate(longitudeE7: -86_123_000, latitudeE7: 411_200_001),
    Coordinate(longitudeE7: 1_214_900_000, latitudeE7: -5),
  ]

  private func write(
    _ places: [Coordinate], threads: Int = 1,
    _ properties: @escaping @Sendable (Int, inout GeoJSONFeature) -> Void = { _, _ in }
  ) throws -> String {
    try TemporaryFolder.with { folder in
      let path = folder.path + "/layer.geojson"
      let layer = GeoJSONLayer(
        path: path, members: [("generator", .string("lifecircle «试»"))],
        boundingBox: BoundingBox(around: places), count: places.count)
      try layer.write(parallel: Parallel(threads: threads)) { index, feature in
        feature.point(places[index])
        properties(index, &feature)
      }
      return try String(contentsOfFile: path, encoding: .utf8)
    }
  }

  @Test func `has a box, and coordinates of seven decimals, longitude first`() throws {
    #expect(
      try write(Self.places) == """
        {"type": "FeatureCollection",
        "generator": "lifecircle «试»",
        "bbox": [-8.6123000, -0.0000005, 121.4900000, 41.1200001],
        "features": [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [-8.6123000, 41.1200001]}, \
        "properties": {}},
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [121.4900000, -0.0000005]}, \
        "properties": {}}
        ]}

        """)
  }

  @Test func `without features has no box`() throws {
    #expect(
      try write([]) == """
        {"type": "FeatureCollection",
        "generator": "lifecircle «试»",
        "features": []}

        """)
  }

  @Test func `holds properties of every kind`() throws {
    let text = try write([Self.places[0]]) { _, feature in
      feature.property("名", "中山区 \"x\"\n" as String?)
      feature.property("none", nil as String?)
      feature.property("count", -3 as Int?)
      feature.property("seconds", 12_345, decimals: 2)
      feature.property("unreachable", nil as Int?, decimals: 2)
      feature.property("weight", 2.5)
      feature.property("joined", true)
      feature.property("missing", ["clinic", "托幼"])
      feature.property("own", json: "[1,{\"a\":1.50}]")
    }
    let root = try JSONDocument(parsing: Array(text.utf8)).root
    let properties = try #require(root["features"]?.elements.first { _ in true }?["properties"])
    #expect(
      properties.jsonText
        == #"{"名":"中山区 \"x\"\u000a","none":null,"count":-3,"seconds":123.45,"#
        + #""unreachable":null,"weight":2.5,"joined":true,"missing":["clinic","托幼"],"#
        + #""own":[1,{"a":1.50}]}"#)
  }

  @Test func `has the same bytes with any number of threads`() throws {
    let places = (0..<5000).map { Coordinate(longitudeE7: Int32($0), latitudeE7: Int32(-$0)) }
    let one = try write(places) { index, feature in feature.property("n", index as Int?) }
    let three = try write(places, threads: 3) { index, feature in
      feature.property("n", index as Int?)
    }
    #expect(one == three)
    #expect(
      try JSONDocument(parsing: Array(one.utf8)).root["features"]!.elements.count { _ in true }
        == 5000)
  }
}

@Suite("Columns of the user in our files")
struct AttributeNameTests {
  private func names(_ names: [String], besides ours: [String]) -> [String] {
    OwnColumns.names(names, besides: ours)
  }

  @Test func `keep their names`() {
    #expect(names(["街道", "floors"], besides: ["id"]) == ["街道", "floors"])
  }

  @Test func `become input_… where the name is ours`() {
    #expect(names(["id", "x"], besides: ["id", "lon"]) == ["input_id", "x"])
  }

  @Test func `never share a name with each other`() {
    #expect(
      names(["nearest_clinic_10", "nearest_clinic_10", "input_nearest_clinic_10"], besides: ["id"])
        == ["nearest_clinic_10", "input_input_nearest_clinic_10", "input_nearest_clinic_10"])
  }

  @Test func `never share a name with ours`() {
    #expect(
      names(["id", "input_id", "input_input_id"], besides: ["id"])
        == ["input_input_input_id", "input_id", "input_input_id"])
  }
}

/// So that tests read well; a writer makes its names once.
extension PropertyName: ExpressibleByStringLiteral {
  package init(stringLiteral name: String) { self.init(name) }
}
