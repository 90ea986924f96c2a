import Foundation
import TestSupport
import Testing

@Suite("--language zh")
struct LanguageTests {
  /// Lines with no word of Chinese, of those that have letters at all.
  private func foreignLines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
      .filter { $0.contains(/[a-zA-Z]/) && !$0.contains(/\p{Han}/) }
  }

  @Test(arguments: [
    ["analyze", "--language", "zh", "--help"], ["analyze", "--help", "--language=zh"],
    ["network", "--language=zh", "--help"], ["network", "--help", "--language", "zh"],
    ["help", "explain", "--language", "zh"], ["--language", "zh", "help", "times"],
    ["help", "--language=zh"], ["--help", "--language", "zh"],
  ])
  func `makes the help Chinese wherever it stands`(_ arguments: [String]) throws {
    let command = arguments.filter { ["analyze", "network", "explain", "times"].contains($0) }
    let (help, english) = (
      try Program.run(arguments), try Program.run(command + ["--help"])
    )
    #expect(help.code == 0)
    #expect(help.messages == "")
    #expect(!english.output.contains(/\p{Han}/))
    let (entries, englishEntries) = (self.entries(help.output), self.entries(english.output))
    #expect(entries.map(\.name) == englishEntries.map(\.name))
    // The parser's own stay as they are.
    for entry in entries where !["--version", "-h,"].contains(entry.name) {
      #expect(entry.text.contains(/\p{Han}/), "\(entry)")
    }
  }

  /// What stands in a help: arguments and options by their first word, with all lines of each.
  private func entries(_ help: String) -> [(name: String, text: String)] {
    var entries: [(name: String, text: String)] = []
    for line in help.split(separator: "\n") {
      if line.hasPrefix("  <") || line.hasPrefix("  -") {
        entries.append((String(line.split(separator: " ")[0]), String(line)))
      } else if line.hasPrefix("   "), !entries.isEmpty {
        entries[entries.count - 1].text += line
      }
    }
    return entries
  }

  @Test func `of help is held to what there is`() throws {
    let run = try Program.run("help", "analyze", "--language", "fr")
    #expect(run.code == 64)
    #expect(run.output == "")
    #expect(run.errors.count == 1)
  }

  @Test func `is not taken from the environment`() throws {
    try TemporaryFolder.with { folder in
      let help = try Program.run(
        ["analyze", "--help"], in: folder, environment: ["LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN"])
      #expect(!help.output.contains(/\p{Han}/))
    }
  }

  @Test func `makes table, sentences, warnings and remarks Chinese, and no error`() throws {
    try TemporaryFolder.with { folder in
      try folder.write(SampleTown.text(box: ""), to: "town.osm")
      let run = try Program.run(
        "analyze", "town.osm", "--output", "out", "--sensitivity", "--language", "zh", in: folder)
      #expect(run.code == 0)
      #expect(run.output.contains("结论改变的比例"))
      #expect(foreignLines(run.output) == [])
      #expect(foreignLines(run.messages) == [])
      #expect(
        run.messages.split(separator: "\n").last
          == "已剔除（清单见 rejected.csv）：多边形破损 1 条（brokenPolygon）。")
      let again = try Program.run(
        "analyze", "town.osm", "--output", "out", "--language", "zh", in: folder)
      #expect(again.code == 73)
      #expect(!again.messages.contains(/\p{Han}/))
    }
  }

  @Test func `makes the diagnosis of a network Chinese`() throws {
    let run = try Program.run(
      "network", "Data/Samples/beijing-wudaokou-2017.osm", "--language", "zh")
    #expect(run.code == 0)
    // Keys of OpenStreetMap and boxes have no other name.
    let keys = ["opening_hours", "locked", "highway", "access", "foot", "barrier"]
    #expect(
      foreignLines(run.output).filter { line in
        !keys.contains { line.hasPrefix("  \($0)") }
      } == [])
    #expect(run.output.contains("取自文件头"))
    #expect(foreignLines(run.messages) == [])
  }
}
