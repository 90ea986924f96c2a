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

  @Option(help: "A table of households: CSV or GeoJSON with id, lon, lat, weight.")
  var households: String?

  @Option(help: "A table of facilities: CSV or GeoJSON with id, lon, lat, category.")
  var facilities: String?

  @Option(help: "A category file in place of Data/Categories/default.yaml.")
  var categories: String?

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try Results.checkTarget(output, overwrite: overwrite)
    let display = StageDisplay(messages)
    var study = Study(network: try network.input())
    study.network.onProgress = display.report
    study.minutes = minutes
    study.households = households
    study.facilities = facilities
    study.categories = categories
    let results = try study.run()
    try results.write(to: output, overwrite: overwrite)
    display.end(work: results.work)
    try Messages.output(results.table + "\n" + results.notes)
    let setAside = results.setAside.map { "\($0.count) \($0.reason)" }.joined(separator: ", ")
    if !setAside.isEmpty {
      messages.note("Set aside, as rejected.csv lists: \(setAside).")
    }
  }
}
