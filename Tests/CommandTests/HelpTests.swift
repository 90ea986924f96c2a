import LifeCircle
import Testing

@Suite("The program says of itself")
struct HelpTests {
  @Test(arguments: [
    ([], ["analyze", "explain", "network", "--version"]),
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
      ["--json", "--output", "--overwrite", "--profile", "--data-area", "--threads"]
    ),
  ])
  func `what each command takes`(_ command: [String], _ words: [String]) throws {
    let help = try Program.run(command + ["--help"])
    #expect(help.code == 0)
    #expect(help.messages == "")
    for word in words { #expect(help.output.contains(word), "\(word)") }
  }

  @Test func `its version, and nothing else`() throws {
    let version = try Program.run("--version")
    #expect(version.code == 0)
    #expect(version.output == lifeCircleVersion + "\n")
    #expect(version.messages == "")
  }
}
