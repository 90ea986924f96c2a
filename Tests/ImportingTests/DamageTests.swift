import Diagnostics
import Foundation
import GapAnalysis
import Importing
import TestSupport
import Testing

/// Every byte that a table may hold can be wrong; that is told or set aside and never a crash.
@Suite("A damaged table")
struct DamageTests {
  static let csv = Array(
    "\u{FEFF}id;lon;lat;weight;名称;\r\na;113,5;22,2;1;\"甲 \"\"x\"\"\";\r\n;1;2;3\r\nb;1;2;;y;;z\r\n"
      .utf8)
  static let geoJSON = Array(
    """
    {"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:4326"}},"features":[
    \(point(#"{"id":1,"weight":2.5,"a":["x"],"b":null}"#)),
    \(feature(#"{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,0]]]}"#)),
    \(feature(#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}"#))]}
    """.utf8)

  @Test(arguments: [("h.csv", csv), ("h.geojson", geoJSON)])
  func `may be cut anywhere`(name: String, bytes: [UInt8]) throws {
    try TemporaryFolder.with { folder in
      for length in 0...bytes.count {
        try read(Array(bytes.prefix(length)), name, in: folder)
      }
    }
  }

  @Test(arguments: [("h.csv", csv), ("h.geojson", geoJSON)], 0..<4)
  func `may have any bytes changed`(file: (name: String, bytes: [UInt8]), seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let marks = Array("\"\";,\t\r\n[]{}:\\-.0e".utf8)
    try TemporaryFolder.with { folder in
      for _ in 0..<150 {
        var bytes = file.bytes
        for _ in 0..<Int.random(in: 1...5, using: &random) {
          let byte =
            Bool.random(using: &random)
            ? UInt8.random(in: 0...255, using: &random) : marks.randomElement(using: &random)!
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = byte
        }
        try read(bytes, file.name, in: folder)
      }
    }
  }

  @Test(arguments: [
    "porto-facilities.csv", "helsinki-facilities.csv", "beijing-facilities.csv",
  ])
  func `of the expected results may be damaged in any way`(file: String) throws {
    let sound = [UInt8](
      try Data(contentsOf: Checkout.root.appending(path: "Tests/Expected/\(file)")))
    try TemporaryFolder.with { folder in
      for bytes in Damage.copies(of: sound, count: 96, seed: 1) {
        try read(bytes, file, in: folder)
      }
    }
  }

  @Test(arguments: [("h.csv", csv), ("h.geojson", geoJSON)])
  func `may be damaged in any way`(name: String, bytes: [UInt8]) throws {
    try TemporaryFolder.with { folder in
      for copy in Damage.copies(of: bytes, count: 320, seed: 2) {
        try read(copy, name, in: folder)
      }
    }
  }

  /// GB18030, coordinates in GCJ-02, Chinese names of columns and categories: as seen from the bytes,
  /// and where the user insists.
  @Test(
    arguments: ["households.csv", "facilities.csv"],
    [nil, EncodingChoice(named: "GB18030"), EncodingChoice(named: "UTF-16")])
  func `of a Chinese bureau may be damaged in any way`(
    file: String, encoding: EncodingChoice?
  ) throws {
    let sound = [UInt8](
      try Data(contentsOf: Checkout.root.appending(path: "Data/Samples/demo-town/\(file)")))
    try TemporaryFolder.with { folder in
      for bytes in Damage.copies(of: sound, count: 48, seed: 3) {
        try read(bytes, file, system: .ofAllTables(.gcj02), encoding: encoding, in: folder)
      }
    }
  }

  private func read(
    _ bytes: [UInt8], _ name: String, system: DeclaredSystem? = nil,
    encoding: EncodingChoice? = nil, in folder: TemporaryFolder
  ) throws {
    let path = try folder.write(bytes, to: name)
    let input = try TableInput.tested(path, system: system, encoding: encoding)
    do {
      let read = try HouseholdTable.read(input).records
      let counts = [read.coordinates.count, read.weights.count, read.attributes.count]
      #expect(counts.allSatisfy { $0 == read.ids.count })
      #expect(Set(read.ids).count == read.ids.count)
    } catch {
      #expect(error.kind == .unusableInput)
      #expect(error.file == path)
    }
    do {
      let (read, _) = try FacilityTable.read(input, categories: testedCategories)
      let counts = [read.records.coordinates.count, read.records.categories.count]
      #expect(counts.allSatisfy { $0 == read.records.ids.count })
    } catch {
      #expect(error.kind == .unusableInput)
      #expect(error.file == path)
    }
    _ = try? AreaFile.read(path: path)
  }
}
