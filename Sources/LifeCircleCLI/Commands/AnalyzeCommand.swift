import ArgumentParser
import LifeCircle

/// `lifecircle analyze`: the main job.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: Help.analyze,
    discussion: Help.analyzeInputs)

  @OptionGroup var network: NetworkOptions

  @Option(help: .init(Help.resultsFolder))
  var output: String

  @Flag(help: .init(Help.overwriteFolder))
  var overwrite = false

  @Option(help: .init(Help.minutes))
  var minutes = "10,15"

  @OptionGroup var tables: TableOptions

  @Option(parsing: .unconditional, help: .init(Help.study, valueName: "area"))
  var study: String?

  @Option(help: .init(Help.categories))
  var categories: String?

  @Flag(help: .init(Help.sensitivity))
  var sensitivity = false

  @OptionGroup var speech: LanguageOptions

  func run() throws {
    try Results.checkTarget(output, overwrite: overwrite)
    var study = Study(network: try network.input())
    study.minutes = minutes
    tables.apply(to: &study)
    study.categories = categories
    study.study = try self.study.map { try Area(argument: $0) }
    study.findsSensitivity = sensitivity
    let results = try study.run()
    try results.write(to: output, overwrite: overwrite)
    let language = speech.language
    for line in results.tables(in: language) { Messages.note(line) }
    print(results.table(in: language))
    print(results.conclusions(in: language))
    if sensitivity { print(results.sensitivityTable(in: language)) }
    print(results.notes(in: language), terminator: "")
    for warning in results.warnings(in: language) {
      Messages.note(Messages.warning(in: language) + warning.text)
    }
    let setAside = results.setAside.map { "\($0.count) \($0.reason)" }.joined(separator: ", ")
    if !setAside.isEmpty {
      Messages.note(Messages.setAside(setAside)[language])
    }
    if results.buildingsNotRead > 0 {
      Messages.note(Messages.notRead(results.buildingsNotRead)[language])
    }
  }
}
