import LifeCircle
import Testing

@Suite("The program says of itself")
struct HelpTests {
  @Test(arguments: [
    ([], ["analyze", "explain", "isochrone", "network", "times", "--version"]),
    (
      ["analyze"],
      [
        "--quiet", "--verbose", "--output", "--overwrite", "--minutes", "--households",
        "--facilities", "--categories",
        "--profile", "--max-join", "--join-slack", "--data-area", "--study", "--threads",
        "--facilities-add", "--crs", "--encoding", "--denominators",
      ]
    ),
    (
      ["explain"],
      [
        "--household", "--at", "--output", "--overwrite", "--minutes", "--households", "--language",
      ]
    ),
    (
      ["network"],
      [
        "--json", "--output", "--overwrite", "--profile", "--data-area", "--threads",
        "--categories",
        "city file",
      ]
    ),
  ])
  func `what each command takes`(_ command: [String], _ words: [String]) throws {
    let help = try Program.run(command + ["--help"])
    #expect(help.code == 0)
    #expect(help.messages == "")
    for word in words { #expect(help.output.contains(word), "\(word)") }
  }

  @Test(arguments: [("en", "city file"), ("zh", "城市文件")])
  func `at once that network writes city files`(_ language: String, _ words: String) throws {
    let help = try Program.run("--help", "--language", language).output
    let beginning = try #require(help.range(of: "\n  network "))
    let end = try #require(help.range(of: "\n  times "))
    let line = help[beginning.upperBound..<end.lowerBound].split(whereSeparator: \.isWhitespace)
    #expect(line.joined(separator: " ").contains(words), "\(line)")
  }

  @Test(arguments: [("isochrone", "fast"), ("analyze", "published")])
  func `how areas are drawn unless it is said`(_ command: String, _ quality: String) throws {
    let words = try Program.run(command, "--help").output.split(whereSeparator: \.isWhitespace)
    #expect(words.joined(separator: " ").contains("fast or published (default: \(quality))"))
  }

  @Test func `its version, and nothing else`() throws {
    let version = try Program.run("--version")
    #expect(version.code == 0)
    #expect(version.output == lifeCircleVersion + "\n")
    #expect(version.messages == "")
  }
}
