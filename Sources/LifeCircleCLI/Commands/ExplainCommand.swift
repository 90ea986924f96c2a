import ArgumentParser
import LifeCircle

/// `lifecircle explain`: one household, for those who ask why.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: Help.explain,
    discussion: Help.explainInputs)

  @OptionGroup var network: NetworkOptions

  @Option(help: .init(Help.household))
  var household: String?

  @Option(parsing: .unconditional, help: .init(Help.at, valueName: "lon,lat"))
  var at: String?

  @Option(help: .init(Help.walksFile))
  var output: String?

  @Flag(help: .init(Help.overwriteFile))
  var overwrite = false

  @OptionGroup var options: StudyOptions

  @OptionGroup var speech: LanguageOptions

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    guard (household == nil) != (at == nil) else {
      throw ValidationError("Give either --household or --at.")
    }
    if let at { _ = try PlaceArgument(at, option: "--at") }
    if overwrite, output == nil {
      throw ValidationError("--overwrite replaces a file: name it by --output.")
    }
  }

  func run() throws {
    if let output { try Explanation.checkTarget(output, overwrite: overwrite) }
    let display = StageDisplay(messages, in: speech.language)
    var study = try options.study(of: try network.input())
    study.network.onProgress = display.report
    let subject =
      try at.map { Study.Subject.place(try PlaceArgument($0, option: "--at").place) }
      ?? .household(household ?? "")
    let explanation = try study.explain(subject)
    if let output { try explanation.writeWalks(to: output, overwrite: overwrite) }
    display.end(work: explanation.work)
    let language = speech.language
    for line in explanation.tables(in: language) { messages.note(line) }
    try Messages.output(explanation.text(in: language))
    messages.tell(explanation.warnings(in: language), in: language)
  }
}
