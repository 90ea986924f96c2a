import Foundation
import JSONKit
import TestSupport
import Testing

/// Rules of the user's own that ask for what city files do not usually hold.
@Suite("A city file and rules that ask for more than it holds") struct CityRuleTests {
  private func fill(_ folder: TemporaryFolder) throws {
    let more = """
      <node id="801" lat="31.0002" lon="121.4926"><tag k="power" v="tower"/></node>
      <node id="802" lat="31.0002" lon="121.4921"/><node id="803" lat="31.0012" lon="121.4921"/>
      <way id="801"><nd ref="802"/><nd ref="803"/><tag k="route" v="ferry"/></way>
      """
    try folder.write(SampleTown.text().replacing("</osm>", with: more + "</osm>"), to: "town.osm")
    try folder.write(
      """
      id: power
      title: {en: Power, zh: 电力}
      categories:
        - id: tower
          name: {en: Tower, zh: 电塔}
          note: {en: Towers., zh: 电塔。}
          rules: [{tag: power=tower, wiki: w}, {tag: amenity=clinic, wiki: w}]
      """, to: "power.yaml")
    let rules = try Checkout.text("Data/Profiles/Streets/walking.yaml")
    let lines = """
      lines:
        - {line: 1, class: refused, unless: {highway: ["*"], route: [ferry]}}
        - {line: 9, class: open}
      """
    let rest = try #require(rules.range(of: "\n# Ways that are steps"))
    try folder.write(lines + "\n" + rules[rest.lowerBound...], to: "ferries.yaml")
    try folder.write(
      """
      id: sailor
      title: {en: Sailor, zh: 水手}
      speed_kmh: 4
      steps_speed_kmh: 2
      streets: ferries.yaml
      """, to: "sailor.yaml")
  }

  /// All files of a run, without the name and the checksum of the network's file.
  private func files(
    of network: String, _ options: [String], in folder: TemporaryFolder,
    environment: [String: String] = [:]
  ) throws -> [String: String] {
    let run = try Program.run(
      ["analyze", network, "--output", "out", "--overwrite"] + options, in: folder,
      environment: environment)
    #expect(run.code == 0, "\(run.messages)")
    func text(_ name: String) throws -> String {
      try String(contentsOfFile: folder.path(of: "out/\(name)"), encoding: .utf8)
    }
    let summary = try JSONDocument(parsing: Array(try text("summary.json").utf8)).root
    let hash = try #require(summary["inputs"]?.elements.first { _ in true }?["sha256"]?.string)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "out"))
    return try Dictionary(
      uniqueKeysWithValues: names.map { name in
        let plain = try text(name).replacing(network, with: "NETWORK")
        return (name, plain.replacing(hash, with: "HASH"))
      })
  }

  /// By the options of a run: the tag that is not held, and what asks for it.
  @Test(arguments: [
    (["--categories", "power.yaml"], "power=tower, for which power.yaml asks"),
    (["--profile", "sailor.yaml"], "route=ferry, for which ferries.yaml asks"),
    (["--profile", "./sailor.yaml", "--categories", "power.yaml"], "route=ferry"),
  ])
  func `is refused with the command that writes one which holds it`(
    _ options: [String], _ words: String
  ) throws {
    try TemporaryFolder.with { folder in
      try fill(folder)
      let first = try Program.run("network", "town.osm", "--output", "town.lcn", in: folder)
      #expect(first.code == 0)
      let refused = try Program.run(
        ["analyze", "town.lcn", "--output", "out"] + options, in: folder)
      #expect(refused.code == 65)
      #expect(refused.errors.count == 1)
      #expect(refused.messages.contains("town.lcn: "))
      #expect(refused.messages.contains(words), "\(refused.messages)")

      let command = try #require(refused.messages.firstMatch(of: /lifecircle (network .*)\.\n/))
      let remedy = command.1.replacing("OSM-FILE", with: "town.osm").split(separator: " ")
      let again = try Program.run(remedy.map(String.init), in: folder)
      #expect(again.code == 0, "\(again.messages)")
      let expected = try files(of: "town.osm", options, in: folder)
      #expect(try files(of: "town.lcn", options, in: folder) == expected)
      // What any city file holds, this one holds, too.
      #expect(try files(of: "town.lcn", [], in: folder) == files(of: "town.osm", [], in: folder))
    }
  }

  @Test func `of a place or a point is refused alike`() throws {
    try TemporaryFolder.with { folder in
      try fill(folder)
      #expect(try Program.run("network", "town.osm", "--output", "town.lcn", in: folder).code == 0)
      let at = ["town.lcn", "--at", "121.4925,31.0002"]
      for arguments in [
        ["isochrone"] + at + ["--profile", "sailor.yaml", "--output", "-"],
        ["explain"] + at + ["--categories", "power.yaml"],
        ["network", "town.lcn", "--profile", "sailor.yaml"],
        // What the OSM file had is not in this one.
        ["network", "town.lcn", "--categories", "power.yaml", "--output", "other.lcn"],
      ] {
        let run = try Program.run(arguments, in: folder)
        #expect(run.code == 65, "\(arguments)")
        #expect(run.output == "")
        #expect(run.messages.contains("lifecircle network OSM-FILE --"), "\(run.messages)")
      }
      #expect(try !folder.tree.contains("other.lcn"))
    }
  }

  @Test func `takes several category files, and is written anew with them from itself`() throws {
    try TemporaryFolder.with { folder in
      try fill(folder)
      let text = try String(contentsOfFile: folder.path(of: "power.yaml"), encoding: .utf8)
      try folder.write(text.replacing("power=tower", with: "route=ferry"), to: "ferry.yaml")
      let both = ["--categories", "ferry.yaml", "--categories", "power.yaml"]
      for (from, to) in [("town.osm", "town.lcn"), ("town.lcn", "again.lcn")] {
        let run = try Program.run(["network", from, "--output", to] + both, in: folder)
        #expect(run.code == 0, "\(run.messages)")
      }
      let bytes = try ["town.lcn", "again.lcn"].map {
        try Data(contentsOf: URL(filePath: folder.path(of: $0)))
      }
      #expect(bytes[0] == bytes[1])
      for file in ["ferry.yaml", "power.yaml"] {
        let options = ["--categories", file]
        #expect(
          try files(of: "town.lcn", options, in: folder)
            == files(of: "town.osm", options, in: folder))
      }
    }
  }

  /// Files of the folder of rules, and what makes a run ask by them.
  @Test(arguments: [
    ("default.yaml", []), ("standards.yaml", ["--categories", "rules/Categories/standards.yaml"]),
  ])
  func `holds what the rules ask with which it was written`(
    _ file: String, _ options: [String]
  ) throws {
    try TemporaryFolder.with { folder in
      try fill(folder)
      let manager = FileManager.default
      try manager.copyItem(
        at: Checkout.root.appending(path: "Data"), to: URL(filePath: folder.path(of: "rules")))
      try manager.removeItem(atPath: folder.path(of: "rules/Categories/\(file)"))
      try manager.copyItem(
        atPath: folder.path(of: "power.yaml"),
        toPath: folder.path(of: "rules/Categories/\(file)"))
      let rules = ["LIFECIRCLE_DATA": folder.path(of: "rules")]
      let written = try Program.run(
        ["network", "town.osm", "--output", "town.lcn"], in: folder, environment: rules)
      #expect(written.code == 0, "\(written.messages)")
      #expect(
        try files(of: "town.lcn", options, in: folder, environment: rules)
          == files(of: "town.osm", options, in: folder, environment: rules))
    }
  }

  @Test func `is not begun with a category file that is none`() throws {
    try TemporaryFolder.with { folder in
      try fill(folder)
      let run = try Program.run(
        "network", "town.osm", "--output", "town.lcn", "--categories", "town.osm", in: folder)
      #expect(run.code == 65)
      #expect(run.messages.contains("town.osm"))
      #expect(try !folder.tree.contains("town.lcn"))
    }
  }
}
