import Diagnostics
import GEOSKit
import Geography
import Importing
import TestSupport
import Testing

/// An area is drawn by hand or cut by other programs; whatever is wrong with its file is told, and
/// what is read can be asked where it lies.
@Suite("A damaged area", .timeLimit(.minutes(1)))
struct DamagedAreaTests {
  /// Two rings, one of them with a hole, one not closed; a third that crosses itself.
  static let poly = Array(
    """
    示例镇
    1
       1.172000E+02   3.180000E+01
       1.172317E+02   3.180000E+01
       1.172317E+02   3.182250E+01
       1.172000E+02   3.182250E+01
       1.172000E+02   3.180000E+01
    END
    !2
       117.21 31.81
       117.22 31.81
       117.22 31.815
    END
    3
       117.24 31.80
       117.26 31.82
       117.26 31.80
       117.24 31.82
       117.24 31.80
    END
    END

    """.utf8)
  /// A polygon with a hole, a multipolygon, a collection, and what is no area.
  static let layer = Array(
    """
    {"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:4326"}},"features":[
    {"type":"Feature","properties":{"name":"河北"},"geometry":{"type":"Polygon","coordinates":[
      [[117.2,31.8],[117.23,31.8],[117.23,31.82],[117.2,31.82],[117.2,31.8]],
      [[117.21,31.81],[117.22,31.81],[117.22,31.815],[117.21,31.81]]]}},
    {"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[
      [[[117.24,31.8,5],[117.26,31.82,5],[117.26,31.8,5],[117.24,31.82,5]]]]}},
    {"type":"Feature","properties":null,"geometry":{"type":"GeometryCollection","geometries":[
      {"type":"Point","coordinates":[1,2]},
      {"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,0]]]}]}},
    {"type":"Feature","geometry":null}]}
    """.utf8)
  static let files = [("a.poly", poly), ("a.geojson", layer)]

  @Test(arguments: files)
  func `is read while it is sound`(name: String, bytes: [UInt8]) throws {
    try TemporaryFolder.with { folder in
      let area = try AreaFile.read(path: try folder.write(bytes, to: name))
      #expect(try isInside(area, 117.205, 31.805))
      #expect(try !isInside(area, 117.2175, 31.812), "the hole")
      #expect(try isInside(area, 117.242, 31.81), "a half of the ring that crosses itself")
      #expect(try !isInside(area, 117.25, 31.802))
    }
  }

  @Test(arguments: files)
  func `may be cut anywhere`(name: String, bytes: [UInt8]) throws {
    try TemporaryFolder.with { folder in
      for length in 0...bytes.count {
        try read(Array(bytes.prefix(length)), name, in: folder)
      }
    }
  }

  @Test(arguments: files, 0..<4 as Range<UInt64>)
  func `may be damaged in any way`(file: (name: String, bytes: [UInt8]), seed: UInt64) throws {
    try TemporaryFolder.with { folder in
      for copy in Damage.copies(of: file.bytes, count: 160, seed: seed) {
        try read(copy, file.name, in: folder)
      }
    }
  }

  @Test(arguments: ["(", "[", "{\"type\":\"GeometryCollection\",\"geometries\":["])
  func `may be nested deeply`(beginning: String) throws {
    try TemporaryFolder.with { folder in
      let text = String(repeating: beginning, count: 100_000)
      try read(Array(text.utf8), "a.geojson", in: folder)
      try read(Array(text.utf8), "a.poly", in: folder)
    }
  }

  private func isInside(
    _ area: AreaPolygons, _ longitude: Double, _ latitude: Double
  ) throws -> Bool {
    try PreparedArea(area.polygons).contains(.degrees(longitude, latitude))
  }

  private func read(_ bytes: [UInt8], _ name: String, in folder: TemporaryFolder) throws {
    let path = try folder.write(bytes, to: name)
    do {
      let area = try AreaFile.read(path: path)
      #expect(!area.polygons.isEmpty)
      #expect(area.repairs.closedRings >= 0)
      _ = try isInside(area, 117.205, 31.805)
    } catch let error as Failure {
      #expect(error.kind == .unusableInput, "\(error)")
      #expect(error.file == path)
    } catch is GEOSError {
      // Of polygons without an area; a study says so with the file's name.
    }
  }
}
