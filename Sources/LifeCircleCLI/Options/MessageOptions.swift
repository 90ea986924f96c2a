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

  /// What was asked where the answers cannot say it, how tables were read, what is to be warned of,
  /// and what was set aside.
  func tell(_ outcome: PointOutcome, in language: Language) {
    if let heading = outcome.heading(in: language) { note(heading) }
    for line in outcome.tables(in: language) { note(line) }
    tell(outcome.warnings(in: language), in: language)
    guard outcome.setAsideCount > 0 else { return }
    let rows = outcome.setAside(in: language)
    note(RemarkTexts.setAside(outcome.setAsideCount, rows: rows)[language])
  }
}
