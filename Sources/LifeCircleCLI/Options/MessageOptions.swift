import ArgumentParser

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
}
