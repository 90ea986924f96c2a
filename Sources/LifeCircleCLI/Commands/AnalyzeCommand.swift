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

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Only households inside are judged; facilities outside still count: a .geojson or .poly file, "
        + "r and the number of a boundary relation, or west,south,east,north.",
      valueName: "area"))
  var study: String?

  @Option(help: "A category file in place of Data/Categories/default.yaml.")
  var categories: String?

  func run() throws {
    try Results.checkTarget(output, overwrite: overwrite)
    var study = Study(network: try network.input())
    study.minutes = minutes
    study.households = households
    study.facilities = facilities
    study.categories = categories
    study.study = try self.study.map { try Area(argument: $0) }
    let results = try study.run()
    try results.write(to: output, overwrite: overwrite)
    print(results.table)
    print(results.notes, terminator: "")
    let setAside = results.setAside.map { "\($0.count) \($0.reason)" }.joined(separator: ", ")
    if !setAside.isEmpty {
      Messages.note("Set aside, as rejected.csv lists: \(setAside).")
    }
    if results.buildingsNotRead > 0 {
      Messages.note("Not read: \(results.buildingsNotRead) buildings outside the study's box.")
    }
  }
}
