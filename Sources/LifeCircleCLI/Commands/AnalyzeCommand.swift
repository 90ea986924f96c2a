import ArgumentParser
import LifeCircle

/// `lifecircle analyze`: the main job.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Judge every household: covered, not covered and why, or unknown.",
    discussion: """
      Households and facilities come from tables, or, without them, from the OSM file: its \
      residential buildings, and the facilities that the category file describes.
      """)

  @OptionGroup var network: NetworkOptions

  @Option(help: "The folder for the results.")
  var output: String

  @Flag(help: "Replace results of an earlier run in that folder.")
  var overwrite = false

  @Option(help: "Time limits in minutes, separated by commas.")
  var minutes = "10,15"

  @OptionGroup var tables: TableOptions

  @Option(help: "A category file in place of Data/Categories/default.yaml.")
  var categories: String?

  @Flag(help: "Judge again with other speeds, limits and joins, and say how much changes.")
  var sensitivity = false

  @OptionGroup var speech: LanguageOptions

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try Results.checkTarget(output, overwrite: overwrite)
    let display = StageDisplay(messages, in: speech.language)
    var study = Study(network: try network.input())
    study.network.onProgress = display.report
    study.minutes = minutes
    tables.apply(to: &study)
    study.categories = categories
    study.findsSensitivity = sensitivity
    let results = try study.run()
    try results.write(to: output, overwrite: overwrite)
    display.end(work: results.work)
    for line in results.tables { messages.note(line) }
    let language = speech.language
    let texts = [
      results.table(in: language), results.conclusions(in: language),
      sensitivity ? results.sensitivityTable(in: language) : nil, results.notes(in: language),
    ]
    try Messages.output(texts.compactMap { $0 }.joined(separator: "\n"))
    for warning in results.warnings(in: language) {
      messages.note("\(Messages.warning(in: language)) \(warning.text)")
    }
    let setAside = results.setAside.map { "\($0.count) \($0.reason)" }.joined(separator: ", ")
    if !setAside.isEmpty {
      messages.note("Set aside, as rejected.csv lists: \(setAside).")
    }
  }
}
