import Foundation
import JSONKit
import TestSupport
import Testing

@Suite("lifecircle network")
struct NetworkTests {
  @Test func `prints a table, and how long it took beside it`() throws {
    let run = try Program.run("network", "Data/Samples/beijing-wudaokou-2017.osm")
    #expect(run.code == 0)
    for label in [
      "ways", "  open", "  restricted", "  refused", "edges / junctions", "length in use",
      "parts of the whole file", "open ends", "data area", "not read",
    ] {
      #expect(run.output.split(separator: "\n").contains { $0.hasPrefix(label) }, "\(label)")
    }
    #expect(run.messages.contains(" MB of memory"))
    #expect(!run.output.contains("MB"))
  }

  /// What the diagnosis must name, as paths.
  private static let members = [
    "file", "profile", "ways/total", "ways/by_class/open", "ways/by_class/restricted",
    "ways/by_class/refused", "ways/by_line", "in_use/edges", "in_use/junctions",
    "in_use/length_m", "parts/count", "parts/largest", "in_use/restricted_share",
    "barriers/closed_nodes", "open_ends/missing_node", "open_ends/outside_data_area",
    "not_read/square_relations", "not_read/conditional", "not_read/opening_hours",
    "not_read/locked", "data_area/source", "data_area/box", "values_no_line_names",
    "run/seconds", "run/peak_memory_bytes",
  ]

  @Test func `tells programs everything as JSON`() throws {
    let run = try Program.run("network", "Data/Samples/porto-centre-20200720.osm.pbf", "--json")
    #expect(run.code == 0)
    #expect(run.messages == "")
    let root = try JSONDocument(parsing: Array(run.output.utf8)).root
    for path in Self.members {
      let value = path.split(separator: "/").reduce(Optional(root)) { $0?[String($1)] }
      #expect(value != nil && value?.kind != .null, "\(path)")
    }
    func number(_ path: String...) -> Double {
      path.reduce(Optional(root)) { $0?[$1] }?.double ?? .nan
    }
    let byClass = ["open", "restricted", "refused"].map { number("ways", "by_class", $0) }
    #expect(byClass.reduce(0, +) == number("ways", "total"))
    let byLine = root["ways"]!["by_line"]!.elements.map { $0["ways"]!.double! }
    #expect(byLine.reduce(0, +) == number("ways", "total"))
    #expect(number("parts", "count") == 573)
    let shares = root["parts"]!["largest"]!.elements.map { $0["share"]!.double! }
    #expect(shares.count == 5)
    #expect(shares == shares.sorted(by: >))
    #expect(
      Set(["highway", "access", "foot", "barrier"]).isSuperset(
        of: root["values_no_line_names"]!.elements.map { $0["key"]!.string! }))
  }

  @Test func `writes the streets, and replaces them only if it is told to`() throws {
    try TemporaryFolder.with { folder in
      try folder.write(SampleTown.text(), to: "town.osm")
      let first = try Program.run(
        "network", "town.osm", "--output", "streets.geojson", in: folder)
      #expect(first.code == 0)
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder.path + "/streets.geojson")))
      let streets = Array(try JSONDocument(parsing: bytes).root["features"]!.elements)
      let ways = streets.map { Int($0["properties"]!["way"]!.double!) }
      #expect(ways == ways.sorted())
      #expect(Set(ways) == [1, 2, 3, 4, 5])
      for (street, way) in zip(streets, ways) {
        let properties = street["properties"]!
        #expect(properties["class"]?.string == (way == 4 ? "restricted" : "open"))
        #expect(properties["line"]?.double == (way == 4 ? 8 : 9))
        #expect(properties["steps"]?.boolean == (way == 3))
        #expect(properties["part"]?.double == (way == 5 ? 2 : 1))
        #expect((properties["length_m"]?.double ?? 0) > 0)
        if way == 1 { #expect(properties["name"]?.string == "人民路") }
      }

      let again = try Program.run(
        "network", "town.osm", "--output", "streets.geojson", in: folder)
      #expect(again.code == 73)
      #expect(again.errors.count == 1)
      let over = try Program.run(
        "network", "town.osm", "--output", "streets.geojson", "--overwrite", in: folder)
      #expect(over.code == 0)
      #expect(try folder.tree == ["streets.geojson", "town.osm"])
    }
  }

  @Test func `writes a city file, which stands for the OSM file`() throws {
    try TemporaryFolder.with { folder in
      try folder.write(SampleTown.text(), to: "town.osm")
      let arguments = ["network", "town.osm", "--output", "town.lcn"]
      let written = try Program.run(arguments, in: folder)
      #expect(written.code == 0)
      #expect(written.output == (try Program.run("network", "town.osm", in: folder)).output)
      #expect(written.output == (try Program.run("network", "town.lcn", in: folder)).output)
      #expect(try Program.run(arguments, in: folder).code == 73)
      #expect(try Program.run(arguments + ["--overwrite"], in: folder).code == 0)
      let place = ["explain", "--at=121.4925,31.0002"]
      #expect(
        try Program.run(place + ["town.lcn"], in: folder).output
          == Program.run(place + ["town.osm"], in: folder).output)
      let bytes = try Data(contentsOf: URL(filePath: folder.path(of: "town.lcn")))
      try folder.write(bytes.dropLast(100), to: "torn.lcn")
      for (name, code) in [("torn.lcn", Int32(65)), ("none.lcn", 66)] {
        let refused = try Program.run("analyze", name, "--output", "results", in: folder)
        #expect(refused.code == code)
        #expect(refused.errors.count == 1)
      }
      #expect(try folder.tree == ["torn.lcn", "town.lcn", "town.osm"])
      #expect(try Program.run("network", "town.osm", "--output", "town.txt", in: folder).code == 64)
    }
  }
}
