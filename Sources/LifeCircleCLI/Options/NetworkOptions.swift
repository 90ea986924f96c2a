import ArgumentParser
import Foundation
import LifeCircle

/// The street network and how it is walked: what every command asks.
struct NetworkOptions: ParsableArguments {
  @Argument(help: "An OSM file: .osm.pbf, .osm, .osm.gz or .osm.bz2.")
  var file: String

  @Option(help: "Who walks: planning, adult, elderly, or the path of a profile.")
  var profile = "planning"

  @Option(help: "How far a point joins streets, in meters (default: the profile's 100).")
  var maxJoin: Double?

  @Option(help: "How much farther than its nearest street it joins others, in meters (10).")
  var joinSlack: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Where the data is complete: a .geojson or .poly file, r and the number of a boundary "
        + "relation, west,south,east,north, or none (default: the box in the file's header).",
      valueName: "area"))
  var dataArea: String?

  @Option(help: "How many threads work (default: all cores).")
  var threads: Int?

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads takes a whole number from 1 to 1024.")
    }
  }

  func input() throws -> NetworkInput {
    var input = NetworkInput(file: file, rules: try DataFolder.find())
    input.profile = profile
    input.maxJoin = maxJoin
    input.joinSlack = joinSlack
    if let dataArea { input.dataArea = try DataAreaChoice(argument: dataArea) }
    input.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    return input
  }
}
