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
    var extract: Extract?
    try self.init(NetworkReading(input), &extract)
  }

  /// The streets as each of some profiles walks them, which have the same street rules: an OSM file is
  /// read once.
  static func walked(
    _ input: NetworkInput, as profiles: [WalkingProfile]
  ) throws -> [BareNetwork] {
    let reading = try NetworkReading(input)
    var extract: Extract?
    return try profiles.enumerated().map { index, profile in
      try BareNetwork(reading.walked(as: profile, isSilent: index > 0), &extract)
    }
  }

  /// - Parameter extract: What was read of an OSM file before; it is set if it is read now.
  private init(_ reading: NetworkReading, _ extract: inout Extract?) throws {
    let input = reading.input
    profile = reading.profile
    if let ready = try reading.file.readyNetwork(
      profile, in: input.dataArea, parallel: input.parallel)
    {
      network = try input.checked(ready.network)
      joiner = Joiner(network, index: ready.index)
      isDownloadIncomplete = try reading.file.isDownloadIncomplete() ?? false
      return
    }
    let read = try extract ?? reading.file.extract(reading.wanted, parallel: input.parallel)
    extract = read
    let (network, ready) = try reading.network(read)
    self.network = network
    isDownloadIncomplete = read.isIncomplete
    joiner = Joiner(network, streets: read.streets, index: ready?.index)
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
