import GapAnalysis
import Importing
import OSMExtract
import Parallelism
import WalkingNetwork

/// The network of an OSM file without its places: what questions to points work on.
struct BareNetwork {
  let profile: WalkingProfile
  let network: Network
  let joiner: Joiner
  /// Whether a remark in the file says that the download broke off with an error.
  let isDownloadIncomplete: Bool

  init(_ input: NetworkInput) throws {
    profile = try input.walkingProfile()
    let dataArea = try input.chosenDataArea()
    let networkFile = try NetworkFile(input.file)
    if let ready = try networkFile.network(profile, in: input.dataArea, parallel: input.parallel) {
      network = try input.checked(ready.network)
      joiner = Joiner(network, index: ready.index)
      isDownloadIncomplete = try networkFile.isDownloadIncomplete() ?? false
      return
    }
    let extract = try networkFile.extract(
      Extract.Wanted(
        profile: profile, relations: input.relations),
      parallel: input.parallel)
    let (network, ready) = try input.network(
      extract, from: networkFile, profile: profile, dataArea: dataArea)
    self.network = network
    isDownloadIncomplete = extract.isIncomplete
    joiner = Joiner(network, streets: extract.streets, index: ready?.index)
  }

  func joins(_ reading: PointReading, parallel: Parallel) throws -> Joins {
    try joiner.joins(reading.points.coordinates, parallel: parallel)
  }

  /// What is to be warned of.
  ///
  /// - Parameters:
  ///   - points: The origins first.
  ///   - tables: All that were read.
  func warnings(
    _ question: PointQuestion, of points: [AskedPoints], tables: [TableSource]
  ) -> [Warning] {
    PointWarnings(
      question, of: points, network: network, isDownloadIncomplete: isDownloadIncomplete,
      unshifted: tables.unshifted
    ).warnings
  }

  /// What was worked through to make it.
  var work: [WorkCount] { [WorkCount(.segments, network.diagnosis.inUse.segments)] }
}
