import OSMExtract
import Parallelism
import WalkingNetwork

/// The network of an OSM file without its places: what questions to points work on.
struct BareNetwork {
  let profile: WalkingProfile
  let network: Network
  let joiner: Joiner

  init(_ input: NetworkInput) throws {
    profile = try input.walkingProfile()
    let dataArea = try input.chosenDataArea()
    let networkFile = try NetworkFile(input.file)
    try input.parallel.stage(.reading)
    if let ready = try networkFile.network(profile, in: input.dataArea) {
      network = try input.checked(ready.network)
      joiner = Joiner(network, index: ready.index)
      return
    }
    let extract = try networkFile.extract(
      Extract.Wanted(
        profile: profile, relations: input.relations),
      parallel: input.parallel)
    let (network, ready) = try input.network(
      extract, from: networkFile, profile: profile, dataArea: dataArea)
    self.network = network
    joiner = Joiner(network, streets: extract.streets, index: ready?.index)
  }

  func joins(_ reading: PointReading, parallel: Parallel) throws -> Joins {
    try joiner.joins(reading.points.coordinates, parallel: parallel)
  }

  /// What was worked through to make it.
  var work: [WorkCount] { [WorkCount(.segments, network.diagnosis.inUse.segments)] }
}
