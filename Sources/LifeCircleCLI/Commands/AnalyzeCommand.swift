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

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Only households inside are judged; facilities outside still count: a .geojson or .poly file, "
        + "r and the number of a boundary relation, or west,south,east,north.",
      valueName: "area"))
  var study: String?

  @Option(help: "A category file in place of Data/Categories/default.yaml.")
  var categories: String?

  @Flag(help: "Judge again with other speeds, limits and joins, and say how much changes.")
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
    for line in results.tables { Messages.note(line) }
    let language = speech.language
    print(results.table(in: language))
    print(results.conclusions(in: language))
    if sensitivity { print(results.sensitivityTable(in: language)) }
    print(results.notes(in: language), terminator: "")
    for warning in results.warnings(in: language) {
      Messages.note("\(Messages.warning(in: language)) \(warning.text)")
    }
    let setAside = results.setAside.map { "\($0.count) \($0.reason)" }.joined(separator: ", ")
    if !setAside.isEmpty {
      Messages.note("Set aside, as rejected.csv lists: \(setAside).")
    }
    if results.buildingsNotRead > 0 {
      Messages.note("Not read: \(results.buildingsNotRead) buildings outside the study's box.")
    }
  }
}
