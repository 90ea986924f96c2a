import Foundation
import TestSupport
import Testing

@Suite("The program says")
struct MessageTests {
  private static let beijing = Checkout.root
    .appending(path: "Data/Samples/beijing-wudaokou-2017.osm").path

  @Test func `nothing beside results with --quiet`() throws {
    try TemporaryFolder.with { folder in
      let run = try Program.run(
        "analyze", Self.beijing, "--output", "out", "--quiet", in: folder)
      #expect(run.code == 0)
      #expect(run.messages == "")
      #expect(run.output.contains("474 residential buildings"))
      let network = try Program.run("network", Self.beijing, "--quiet", in: folder)
      #expect(network.code == 0)
      #expect(network.messages == "")
    }
  }

  @Test func `errors also with --quiet, and refuses it beside --verbose`() throws {
    try TemporaryFolder.with { folder in
      let run = try Program.run("network", "none.osm", "--quiet", in: folder)
      #expect(run.code == 66)
      #expect(run.errors.count == 1)
      let both = try Program.run("network", Self.beijing, "--quiet", "--verbose", in: folder)
      #expect(both.code == 64)
    }
  }

  @Test func `stages, counted work and memory with --verbose, and the same results`() throws {
    try TemporaryFolder.with { folder in
      let run = try Program.run(
        "analyze", Self.beijing, "--output", "out", "--verbose", in: folder)
      #expect(run.code == 0)
      let lines = run.messages.split(separator: "\n")
      let stages = [
        "reading streets and places", "sorting ", "building the network of ", "joining 474 ",
        "searching from ", "judging 474 ", "in reach of ", "checksums of ", "writing 474 ",
      ]
      let places = stages.map { stage in
        lines.firstIndex { $0.contains(" s  ") && $0.contains(stage) }
      }
      #expect(!places.contains(nil), "\(run.messages)")
      #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
      let work = try #require(lines.first { $0.hasPrefix("work: ") })
      for name in ["segments ", "joins ", "nodes settled ", "arcs scanned ", "households 474"] {
        #expect(work.contains(name))
      }
      #expect(lines.contains { $0.hasPrefix("peak memory: ") && $0.hasSuffix(" MB") })
      #expect(!run.messages.contains("\u{1B}"))
    }
  }

  @Test(arguments: [
    ("analyze --output out", "head -n 1"), ("network --json", "head -c 10"),
  ])
  func `nothing when its reader goes away, and is done`(command: String, reader: String) throws {
    try TemporaryFolder.with { folder in
      let run = try Program.shell(
        """
        set -o pipefail
        "$LIFECIRCLE" \(command) --quiet "\(Self.beijing)" | { sleep 0.1; \(reader); }
        "$LIFECIRCLE" \(command.replacing(" out", with: " two")) --quiet "\(Self.beijing)" | true
        """, in: folder)
      #expect(run.code == 0)
      #expect(run.messages == "")
      #expect(!run.output.isEmpty)
      for name in ["out", "two"] where command.contains("--output") {
        #expect(try folder.tree.contains("\(name)/summary.json"))
        #expect(try folder.tree.count { $0.hasPrefix("\(name)/") } == 8)
      }
    }
  }
}
