import Foundation
import TestSupport
import Testing

@Suite("A run that cannot be")
struct FailureTests {
  /// A launch that fails: its arguments, the exit code, and words of its message.
  struct Case: Sendable, CustomTestStringConvertible {
    let arguments: String
    let code: Int32
    let words: [String]

    init(_ arguments: String, _ code: Int32, _ words: String...) {
      self.arguments = arguments
      self.code = code
      self.words = words
    }

    var testDescription: String { arguments }
  }

  /// Files to fail with.
  private func fill(_ folder: TemporaryFolder) throws {
    try folder.write(SampleTown.text(), to: "town.osm")
    try folder.write(String(SampleTown.text().prefix(900)), to: "torn.osm")
    try folder.write("<osmChange version=\"0.6\"/>", to: "changes.osm")
    try folder.write(SampleTown.text(), to: "wrong.osm.pbf")
    try folder.write("{\"type\":\"FeatureCollection\",\"features\":[]}", to: "area.geojson")
    try folder.write("编号,经度,纬度\n甲,31.0002,121.4925\n", to: "swapped.csv")
    try folder.write("mine", to: "file")
    try folder.write("mine", to: "mine.geojson")
    try folder.write(
      """
      id: mine
      title: {en: Mine, zh: 我的}
      categories:
        - id: Clinic!
          name: {en: Clinic, zh: 诊所}
          note: {en: None., zh: 无。}
          rules: []
      """, to: "categories.yaml")
    let manager = FileManager.default
    for (name, file) in [("theirs", "notes.txt"), ("folder.geojson", "x")] {
      try manager.createDirectory(
        atPath: folder.path + "/" + name, withIntermediateDirectories: false)
      try folder.write("mine", to: "\(name)/\(file)")
    }
    try manager.createDirectory(
      atPath: folder.path + "/empty", withIntermediateDirectories: false)
    try manager.createSymbolicLink(
      atPath: folder.path + "/link.geojson", withDestinationPath: "nowhere")
  }

  /// Where a case runs: in an empty folder if it names files above it.
  private func place(of failing: Case, in folder: TemporaryFolder) -> String {
    folder.path + (failing.arguments.contains("../") ? "/empty" : "")
  }

  @Test(arguments: [
    // Wrong usage.
    Case("analyze town.osm --output out --nonsense", 64, "--nonsense"),
    Case("analyze town.osm", 64, "--output"),
    Case("analyze town.osm --output out --minutes 10,ten", 64, "\"ten\"", "--minutes"),
    Case("analyze town.osm --output out --minutes 0.0001", 64, "\"0.0001\""),
    Case("analyze town.osm --output out --minutes 10081", 64, "\"10081\"", "at most 10080"),
    Case("network town.osm --output streets.shp", 64, ".geojson"),
    Case("analyze town.osm --output out --facilities-add", 64, "--facilities-add", "--facilities"),
    Case("analyze town.osm --output out --crs gcj02", 64, "--crs", "--households"),
    Case(
      "analyze town.osm --output out --households swapped.csv --crs EPSG:0", 64, "«EPSG:0»"),
    // Input that cannot be used.
    Case("analyze town.txt --output out", 65, "town.txt", ".osm.pbf", ".lcn"),
    Case("network area.geojson", 65, "area.geojson", ".osm.pbf"),
    Case("analyze torn.osm --output out", 65, "torn.osm"),
    Case("analyze town.osm --output out --data-area area.geojson", 65, "area.geojson"),
    Case("analyze changes.osm --output out", 65, "changes.osm", "osmChange", "apply-changes"),
    Case("network wrong.osm.pbf", 65, "by its name it is PBF, by its content XML"),
    Case("analyze town.osm --output out --study area.geojson", 65, "area.geojson", "no polygon"),
    Case("analyze town.osm --output out --study r50", 65, "r50", "do not make closed rings"),
    Case(
      "analyze town.osm --output out --categories categories.yaml", 65, "categories.yaml:4:9",
      "Clinic!"),
    Case(
      "analyze town.osm --output out --households swapped.csv", 65, "swapped.csv:2", "«经度»",
      "exchanged"),
    Case(
      "analyze town.osm --output out --households swapped.csv --encoding swapped.csv=utf-16", 65,
      "swapped.csv:1", "UTF-16"),
    // Input that is not there.
    Case("analyze none.osm --output out", 66, "none.osm"),
    Case("analyze town.osm --output out --profile nobody", 66, "nobody", "planning"),
    Case("network town.osm --data-area r7", 66, "town.osm", "relation r7 is not in the file"),
    // Output that may not or cannot be.
    Case("analyze town.osm --output file", 73, "file"),
    Case("analyze town.osm --output theirs --overwrite", 73, "theirs"),
    Case("analyze town.osm --output file/out", 73, "file/out"),
    Case("analyze ../town.osm --output .", 73, "that you are in"),
    Case("analyze town.osm --output /proc/new/out", 73, "/proc/new/out:", "cannot be created"),
    Case("network town.osm --output /proc/s.geojson", 73, "/proc/s.geojson:"),
    Case("network town.osm --output link.geojson", 73, "link.geojson", "link"),
    Case("network town.osm --output mine.geojson --overwrite", 73, "mine.geojson"),
    Case("network town.osm --output folder.geojson --overwrite", 73, "folder.geojson"),
    Case("network town.osm --output file/s.geojson", 73, "file/s.geojson:"),
  ])
  func `says once why, with its exit code, and leaves nothing behind`(_ failing: Case) throws {
    try TemporaryFolder.with { folder in
      try fill(folder)
      let before = try folder.tree
      let arguments = failing.arguments.split(separator: " ").map(String.init)
      let run = try Program.run(arguments, at: place(of: failing, in: folder))
      #expect(run.code == failing.code)
      #expect(run.output == "")
      #expect(run.errors.count == 1, "\(run.messages)")
      for word in failing.words {
        #expect(run.messages.contains(word), "«\(word)» is not in: \(run.messages)")
      }
      #expect(try folder.tree == before)
    }
  }

  @Test func `for want of rules says how to find them`() throws {
    try TemporaryFolder.with { folder in
      try folder.write(SampleTown.text(), to: "town.osm")
      let none = try Program.run(
        ["network", "town.osm"], in: folder, environment: ["LIFECIRCLE_DATA": folder.path])
      #expect(none.code == 66)
      #expect(none.messages.contains("LIFECIRCLE_DATA"))
    }
  }

  /// PROJ is opened when it is needed; here its place is taken by what is no library.
  @Test func `for want of PROJ ends only what needs it`() throws {
    try TemporaryFolder.with { folder in
      try folder.write(SampleTown.text(), to: "town.osm")
      try folder.write("id,lon,lat\n1,500000,3320113\n", to: "homes.csv")
      try folder.write("", to: "libproj.so.25")
      #expect(try Program.run("network", "town.osm", "--output", "town.lcn", in: folder).code == 0)
      func run(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(
          arguments, in: folder, environment: ["LD_LIBRARY_PATH": folder.path])
      }
      #expect(
        try run("isochrone", "town.lcn", "--at", "121.4925,31.0002", "--output", "a.geojson").code
          == 0)
      // Segments of over 500 m, and a table on another system.
      for failing in [
        try run("isochrone", "town.osm", "--at", "121.4925,31.0002", "--output", "b.geojson"),
        try run(
          "analyze", "town.lcn", "--households", "homes.csv", "--crs", "EPSG:4549", "--output",
          "out"),
      ] {
        #expect(failing.code == 66)
        #expect(failing.errors.count == 1, "\(failing.messages)")
        #expect(failing.messages.contains("libproj.so.25"))
      }
    }
  }

  @Test func `becomes one with the rules that LIFECIRCLE_DATA names`() throws {
    try TemporaryFolder.with { folder in
      let rules = folder.path + "/rules"
      try FileManager.default.copyItem(
        at: Checkout.root.appending(path: "Data"), to: URL(filePath: rules))
      try folder.write(
        """
        id: runner
        title: {en: Runner, zh: 跑步者}
        speed_kmh: 12
        steps_speed_kmh: 6
        streets: Streets/walking.yaml
        """, to: "rules/Profiles/runner.yaml")
      try folder.write(SampleTown.text(), to: "town.osm")
      let arguments = ["analyze", "town.osm", "--output", "out", "--profile", "runner"]
      #expect(try Program.run(arguments, in: folder).code == 66)
      let run = try Program.run(arguments, in: folder, environment: ["LIFECIRCLE_DATA": rules])
      #expect(run.code == 0)
      #expect(run.output.contains("12 km/h (profile runner"))
    }
  }
}
