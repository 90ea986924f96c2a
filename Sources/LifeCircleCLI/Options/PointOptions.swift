import ArgumentParser
import LifeCircle

/// What the commands share that answer for one point after the other: tables, where the answers go,
/// and what is said beside them.
struct PointOptions: ParsableArguments {
  @OptionGroup var understanding: UnderstandingOptions

  @Option(help: .init(Help.pointFile))
  var output: String

  @Flag(help: .init(Help.overwriteFile))
  var overwrite = false

  @OptionGroup var speech: LanguageOptions

  @OptionGroup var messages: MessageOptions

  /// `nil` is standard output.
  var path: String? { output == "-" ? nil : output }

  func validate() throws {
    if overwrite, path == nil {
      throw ValidationError("--overwrite replaces a file, and - is standard output. Leave one out.")
    }
  }

  /// Answers, and says beside it what is to be said.
  ///
  /// - Parameter answer: Writes the answers of a network to `path`.
  func run(
    on network: NetworkOptions, _ answer: (NetworkInput) throws -> PointOutcome
  ) throws {
    let display = StageDisplay(messages, in: speech.language)
    var input = try network.input()
    input.onProgress = display.report
    let outcome = try answer(input)
    display.end(work: outcome.work)
    messages.tell(outcome, in: speech.language)
  }
}
