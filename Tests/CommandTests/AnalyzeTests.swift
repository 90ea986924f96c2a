import Foundation
import TestSupport
import Testing

@Suite("lifecircle analyze")
struct AnalyzeTests {
  private static let files = [
    "coverage.csv", "facilities.geojson", "gaps.geojson", "households.csv", "households.geojson",
    "rejected.csv", "summary.json",
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
      #expect(run.messages == "Set aside, as rejected.csv lists: 5 outsideDataArea.\n")
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
