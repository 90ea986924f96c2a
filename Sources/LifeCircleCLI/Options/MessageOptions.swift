import ArgumentParser
import LifeCircle

/// How much a command says beside its results.
struct MessageOptions: ParsableArguments {
  @Flag(help: .init(Help.quiet))
  var quiet = false

  @Flag(help: .init(Help.verbose))
  var verbose = false

  func validate() throws {
    if quiet, verbose {
      throw ValidationError("--quiet and --verbose exclude each other. Leave one out.")
    }
  }

  /// A remark that is no result; not with `--quiet`.
  func note(_ text: String) {
    if !quiet { Messages.note(text) }
  }

  /// What the data cannot carry.
  func tell(
    _ warnings: [(code: String, count: Int, text: String)], in language: Language
  ) {
    for warning in warnings { note(RemarkTexts.warning(in: language) + warning.text) }
  }

  /// What was asked where the answers cannot say it, what was set aside of points, and which of them
  /// have no answer.
  func tell(_ outcome: PointOutcome, in language: Language) {
    if let heading = outcome.heading(in: language) { note(heading) }
    if let warning = outcome.warning(in: language) {
      note(RemarkTexts.warning(in: language) + warning)
    }
    guard !outcome.setAside.isEmpty else { return }
    note(RemarkTexts.setAside(rows: outcome.setAside)[language])
  }
}
