import ArgumentParser
import LifeCircle

/// `lifecircle explain`: one household, for those who ask why.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why the verdicts on one household are as they are, and write its walks.",
    discussion: """
      Takes the options of the run that is to be explained, and one household by its id, or a \
      place.
      """)

  @OptionGroup var network: NetworkOptions

  @Option(help: "The id of a household, as households.csv has it.")
  var household: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("A place in place of a household, in degrees.", valueName: "lon,lat"))
  var at: String?

  @Option(help: "Write the walks to this .geojson file.")
  var output: String?

  @Flag(help: "Replace a file of an earlier run.")
  var overwrite = false

  @Option(help: "Time limits in minutes, separated by commas.")
  var minutes = "10,15"

  @OptionGroup var tables: TableOptions

  @Option(help: "A category file in place of Data/Categories/default.yaml.")
  var categories: String?

  @OptionGroup var speech: LanguageOptions

  func validate() throws {
    guard (household == nil) != (at == nil) else {
      throw ValidationError("Give either --household or --at.")
    }
    if let at { _ = try Self.place(at) }
  }

  private static func place(_ text: String) throws -> Study.Subject {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in Double(part.drop { $0 == " " }) }
    guard parts.count == 2, numbers.count == 2 else {
      throw ValidationError("--at takes longitude,latitude in degrees, such as -8.61,41.15.")
    }
    return .place(longitude: numbers[0], latitude: numbers[1])
  }

  func run() throws {
    if let output { try Explanation.checkTarget(output, overwrite: overwrite) }
    var study = Study(network: try network.input())
    study.minutes = minutes
    tables.apply(to: &study)
    study.categories = categories
    let subject = try at.map(Self.place) ?? .household(household ?? "")
    let explanation = try study.explain(subject)
    if let output { try explanation.writeWalks(to: output, overwrite: overwrite) }
    print(explanation.text(in: speech.language), terminator: "")
  }
}
