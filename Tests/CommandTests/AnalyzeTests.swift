import Foundation
import TestSupport
import Testing

@Suite("lifecircle analyze")
struct AnalyzeTests {
  private static let files = [
    "coverage.csv", "facilities.geojson", "gaps.geojson", "households.csv", "households.geojson",
    "isochrones.geojson", "rejected.csv", "summary.json",
  ]

  @Test func `writes a town's results, prints the table and keeps its remarks apart`() throws {
    try TemporaryFolder.with { folder in
      let out = folder.path + "/new/beijing"
      let run = try Program.run(
        "analyze", "Data/Samples/beijing-wudaokou-2017.osm", "--output", out)
      #expect(run.code == 0)
      #expect(try folder.tree == ["new", "new/beijing"] + Self.files.map { "new/beijing/" + $0 })

      let households = CSVRecords(
        try Data(contentsOf: URL(filePath: out + "/households.csv")))
      // As many as the independent program judged (Tests/Expected).
      #expect(households.rows.count == 474)
      let lines = run.output.split(separator: "\n")
      #expect(lines.first?.contains("474 residential buildings") == true)
      for category in ["clinic", "supermarket", "childcare", "elderly_station"] {
        let rows = lines.filter { $0.hasPrefix("\(category) ") }
        #expect(rows.count { !$0.contains("(facilities: ") } == 2, "\(category) at two limits")
        #expect(rows.count { $0.contains("(facilities: ") } == 1, "\(category)'s note")
      }
      let messages = run.messages.split(separator: "\n")
      #expect(messages.last == "Set aside, as rejected.csv lists: 5 outsideDataArea.")
      #expect(messages.dropLast().allSatisfy { $0.hasPrefix("warning: ") })
    }
  }

  @Test func `replaces its own results only if it is told to`() throws {
    try TemporaryFolder.with { folder in
      try folder.write(SampleTown.text(), to: "town.osm")
      #expect(try Program.run("analyze", "town.osm", "--output", "out", in: folder).code == 0)
      let tree = try folder.tree

      let again = try Program.run("analyze", "town.osm", "--output", "out", in: folder)
      #expect(again.code == 73)
      #expect(again.errors.count == 1)
      #expect(again.messages.contains("--overwrite"))
      #expect(try folder.tree == tree)

      let over = try Program.run(
        "analyze", "town.osm", "--output", "out", "--overwrite", "--minutes", "7.5", in: folder)
      #expect(over.code == 0)
      #expect(try folder.tree == tree)
      let table = try Data(contentsOf: URL(filePath: folder.path + "/out/coverage.csv"))
      #expect(Set(CSVRecords(table).column("minutes")) == ["7.5"])
    }
  }

  /// The same options are for a run and for the explanation of one of its households.
  @Test func `judges by --meters beside --minutes, and explains by them`() throws {
    try TemporaryFolder.with { folder in
      try folder.write(SampleTown.text(), to: "town.osm")
      let options = ["--meters", "500,300", "--minutes", "10"]
      let run = try Program.run(
        ["analyze", "town.osm", "--output", "out"] + options, in: folder)
      #expect(run.code == 0)
      let lines = run.output.split(separator: "\n")
      #expect(lines[1].hasPrefix("category         min / m  covered "))
      #expect(
        lines.filter { $0.hasPrefix("clinic ") && !$0.contains("(facilities") }
          .map { $0.split(separator: " ")[1] } == ["10", "300m", "500m"])
      let households = CSVRecords(
        try Data(contentsOf: URL(filePath: folder.path(of: "out/households.csv"))))
      let columns = ["10", "300m", "500m"].flatMap { ["clinic_\($0)", "clinic_\($0)_reason"] }
      #expect(
        households.names.filter { $0.hasPrefix("clinic_") }
          == ["clinic_seconds", "clinic_facility"] + columns)
      let explained = try Program.run(
        ["explain", "town.osm", "--household", households[0, "id"]] + options, in: folder)
      #expect(explained.code == 0)
      for (limit, name) in [("10 min", "10"), ("300 m", "300m"), ("500 m", "500m")] {
        let verdict = households[0, "clinic_\(name)"]
        #expect(explained.output.contains("  \(limit): \(verdict)"), "\(explained.output)")
      }
    }
  }

  /// The row is that of a real node, whose place the OSM file says.
  @Test func `takes a table as a bureau in China sends it: GBK, on the system of its maps`() throws
  {
    try TemporaryFolder.with { folder in
      // "编号,经度,纬度,人口" and the node n290600874 on GCJ-02.
      let header: [UInt8] = [
        0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xBE, 0xAD, 0xB6, 0xC8, 0x2C, 0xCE, 0xB3, 0xB6, 0xC8, 0x2C,
        0xC8, 0xCB, 0xBF, 0xDA, 0x0A,
      ]
      try folder.write(
        header + Array("n290600874,116.335143,39.992484,12\n".utf8), to: "places.csv")
      let out = folder.path + "/out"
      let run = try Program.run(
        "analyze", "Data/Samples/beijing-wudaokou-2017.osm", "--output", out, "--households",
        folder.path + "/places.csv", "--crs", "gcj02", "--denominators", "人口")
      #expect(run.code == 0)
      let messages = run.messages.split(separator: "\n")
      #expect(messages.first == "places.csv was read as CSV, GB18030, gcj02.")
      // The file has no clinic and no elderly station.
      #expect(messages.count == 3 && messages.dropFirst().allSatisfy { $0.contains("has none") })
      let households = CSVRecords(
        try Data(contentsOf: URL(filePath: out + "/households.csv")))
      // The table has six decimals.
      #expect(abs((Double(households[0, "lon"]) ?? 0) - 116.3289966) < 1e-6)
      #expect(abs((Double(households[0, "lat"]) ?? 0) - 39.9911674) < 1e-6)
      let coverage = CSVRecords(try Data(contentsOf: URL(filePath: out + "/coverage.csv")))
      #expect(coverage[2, "denominator"] == "人口")
      #expect(coverage[2, "total"] == "12")
    }
  }

  @Test func `leaves the earlier results as they are when a later run fails`() throws {
    try TemporaryFolder.with { folder in
      try folder.write(SampleTown.text(), to: "town.osm")
      try folder.write("<osm version=\"0.6\"><way id=", to: "torn.osm")
      #expect(try Program.run("analyze", "town.osm", "--output", "out", in: folder).code == 0)
      let before = try Data(contentsOf: URL(filePath: folder.path + "/out/summary.json"))
      let tree = try folder.tree
      let failed = try Program.run(
        "analyze", "torn.osm", "--output", "out", "--overwrite", in: folder)
      #expect(failed.code == 65)
      #expect(try folder.tree == tree)
      #expect(try Data(contentsOf: URL(filePath: folder.path + "/out/summary.json")) == before)
    }
  }

  @Test(arguments: [
    ["--data-area", "-8.62,41.12,-8.6,41.15"], ["--data-area=-8.62,41.12,-8.6,41.15"],
  ])
  func `takes a box with negative numbers, after a blank as after =`(_ area: [String]) throws {
    try TemporaryFolder.with { folder in
      let run = try Program.run(
        ["analyze", "Data/Samples/porto-centre-20200720.osm.pbf"] + area
          + ["--minutes", "10", "--output", folder.path + "/out"])
      #expect(run.code == 0)
      let households = CSVRecords(
        try Data(contentsOf: URL(filePath: folder.path + "/out/households.csv")))
      #expect(!households.rows.isEmpty)
      #expect(
        households.column("lon").allSatisfy { (-8.62 ... -8.6).contains(Double($0) ?? .nan) })
      #expect(
        households.column("lat").allSatisfy { (41.12...41.15).contains(Double($0) ?? .nan) })
    }
  }

  @Test func `judges a part of the town by --study, and says what it left out`() throws {
    try TemporaryFolder.with { folder in
      try folder.write(SampleTown.text(), to: "town.osm")
      let run = try Program.run(
        "analyze", "town.osm", "--output", "out", "--study", "121.5,30.9,121.52,31.02", in: folder)
      #expect(run.code == 0)
      let table = CSVRecords(
        try Data(contentsOf: URL(filePath: folder.path + "/out/households.csv")))
      #expect(table.column("id") == ["w21", "w22", "w23", "w24", "w28"])
      #expect(run.messages.contains("Not read: 3 buildings outside the study's box.\n"))
    }
  }
}
