import Diagnostics
import Foundation
import Geography
import JSONKit
import LifeCircle
import TestSupport
import Testing

@Suite("How tables are to be understood")
struct TableSettingTests {
  /// Places of the sample town: beside the clinic, far from it, on the island.
  private static let places = [(121.4925, 31.0002), (121.512, 31.0003), (121.502, 30.9942)]

  /// "编号,经度,纬度" in GB 2312.
  private static let header: [UInt8] = [
    0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xBE, 0xAD, 0xB6, 0xC8, 0x2C, 0xCE, 0xB3, 0xB6, 0xC8, 0x0A,
  ]

  private func rows(_ place: (Double, Double) -> (Double, Double) = { ($0, $1) }) -> String {
    Self.places.enumerated().map { index, plain in
      let moved = place(plain.0, plain.1)
      return "h\(index),\(moved.0),\(moved.1)\n"
    }.joined()
  }

  private func gcj02(_ longitude: Double, _ latitude: Double) -> (Double, Double) {
    GCJ02.fromWGS84(longitude: longitude, latitude: latitude)
  }

  private func failure(_ change: (inout Study, TemporaryFolder) throws -> Void) throws -> Failure {
    try TemporaryFolder.with { folder in
      var study = try Study.ofSampleTown(in: folder)
      study.households = try folder.write("id,lon,lat\n" + rows(), to: "h.csv")
      try change(&study, folder)
      do {
        _ = try study.run()
        throw Failure(.internalFault, "nothing was thrown")
      } catch let failure as Failure {
        return failure
      }
    }
  }

  @Test func `changes nothing of the answers, and is said in the summary`() throws {
    try TemporaryFolder.with { folder in
      var plain = try Study.ofSampleTown(in: folder)
      plain.households = try folder.write("id,lon,lat\n" + rows(), to: "plain.csv")
      var study = plain
      study.households = try folder.write(
        Self.header + Array(rows(gcj02).utf8), to: "households.csv")
      study.facilities = try folder.write(
        "id,lon,lat,category\nc,121.492,31.0001,clinic\n", to: "facilities.csv")
      plain.facilities = study.facilities
      study.crs = ["households.csv=gcj02"]
      let results = try study.run()
      #expect(results.tables() == ["households.csv was read as CSV, GB18030, gcj02."])
      #expect(try plain.run().tables() == [])
      let (expected, found) = (try plain.outputs(), try study.outputs())
      #expect(found.files["households.csv"] == expected.files["households.csv"])
      #expect(found.files["coverage.csv"] == expected.files["coverage.csv"])
      let inputs = Array(try found.json("summary.json")["inputs"]!.elements)
      func texts(_ role: String) -> [String?] {
        let input = inputs.first { $0["role"]?.string == role }
        return ["format", "encoding", "system"].map { input?[$0]?.string }
      }
      #expect(texts("households") == ["CSV", "GB18030", "gcj02"])
      #expect(texts("facilities") == ["CSV", "UTF-8", "WGS 84"])
      #expect(texts("columns") == [nil, nil, nil])
      #expect(inputs.contains { $0["role"]?.string == "columns" })
    }
  }

  @Test(arguments: [
    ["gcj02"], ["WGS84", "h.csv=gcj02"], ["gcj02", "f.csv=EPSG:4326"], ["PATH=gcj02"],
  ])
  func `is for all tables or for one`(crs: [String]) throws {
    try TemporaryFolder.with { folder in
      var study = try Study.ofSampleTown(in: folder)
      let path = try folder.write("id,lon,lat\n" + rows(gcj02), to: "h.csv")
      study.households = path
      study.facilities = try folder.write(
        "id,lon,lat,category\nc,121.492,31.0001,clinic\n", to: "f.csv")
      study.crs = crs.map { $0.replacing("PATH", with: path) }
      let outputs = try study.outputs()
      let places = Self.places.map { Coordinate(longitude: $0.0, latitude: $0.1)! }
      for (row, place) in places.enumerated() {
        #expect(outputs.households[row, "lon"] == format(place.longitudeE7))
      }
      let facility = try outputs.features("facilities.geojson")[0]["geometry"]!["coordinates"]!
      let longitude = facility.elements.first { _ in true }?.double
      #expect((longitude == 121.492) == (crs != ["gcj02"]))
    }
  }

  private func format(_ degreesE7: Int32) -> String {
    let text = String(degreesE7)
    return text.dropLast(7) + "." + text.suffix(7)
  }

  @Test func `may be a system with = in it`() throws {
    try TemporaryFolder.with { folder in
      var study = try Study.ofSampleTown(in: folder)
      study.households = try folder.write("id,lon,lat\n" + rows(), to: "h.csv")
      for crs in ["+proj=longlat +datum=WGS84", "h.csv=+proj=longlat +datum=WGS84"] {
        study.crs = [crs]
        #expect(try study.run().tables().count == 1)
      }
    }
  }

  @Test(arguments: [
    (["x.csv=gcj02"], "names no table"), (["gcj02", "bd09"], "twice for all tables"),
    (["h.csv=gcj02", "h.csv=bd09"], "twice for"), (["EPSG:0"], "EPSG:0"),
  ])
  func `that cannot be is wrong usage`(crs: [String], words: String) throws {
    let failure = try failure { study, _ in study.crs = crs }
    #expect(failure.kind == .wrongUsage)
    #expect(failure.problem.contains(words))
  }

  @Test func `needs the path where two tables have one name`() throws {
    let failure = try failure { study, folder in
      try FileManager.default.createDirectory(
        atPath: folder.path(of: "other"), withIntermediateDirectories: false)
      study.facilities = try folder.write(
        "id,lon,lat,category\nc,121.492,31.0001,clinic\n", to: "other/h.csv")
      study.crs = ["h.csv=gcj02"]
    }
    #expect(failure.kind == .wrongUsage)
    #expect(failure.problem.contains("two tables are called h.csv"))
  }

  @Test func `says nothing without a table`() throws {
    for change in [{ $0.crs = ["gcj02"] }, { $0.encoding = ["gbk"] }] as [(inout Study) -> Void] {
      let failure = try failure { study, _ in
        study.households = nil
        change(&study)
      }
      #expect(failure.kind == .wrongUsage)
      #expect(failure.problem.contains("no table"))
    }
  }

  @Test(arguments: [(["latin"], Failure.Kind.wrongUsage), (["h.csv=utf-16"], .unusableInput)])
  func `of encodings is held to what is known and fits`(
    encoding: [String], kind: Failure.Kind
  ) throws {
    #expect(try failure { study, _ in study.encoding = encoding }.kind == kind)
  }

  @Test(arguments: ["households", "facilities"])
  func `cannot help a table that is elsewhere`(table: String) throws {
    let failure = try failure { study, folder in
      let path = try folder.write("id,lon,lat,category\na,2.35,48.85,clinic\n", to: "paris.csv")
      if table == "households" { study.households = path } else { study.facilities = path }
    }
    #expect(failure.kind == .unusableInput)
    #expect(failure.file?.hasSuffix("paris.csv") == true)
    #expect(failure.problem.contains("more than 10 km from the streets"))
  }
}
