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
    let reading = try NetworkReading(input)
    profile = reading.profile
    if let ready = try reading.file.readyNetwork(
      profile, in: input.dataArea, parallel: input.parallel)
    {
      network = try input.checked(ready.network)
      joiner = Joiner(network, index: ready.index)
      isDownloadIncomplete = try reading.file.isDownloadIncomplete() ?? false
      return
    }
    let extract = try reading.file.extract(reading.wanted, parallel: input.parallel)
    let (network, ready) = try reading.network(extract)
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
