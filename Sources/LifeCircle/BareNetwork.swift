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
    let extract = try Extract(
      fileAt: input.file,
      wanted: Extract.Wanted(
        profile: profile, relations: [input.dataArea.area?.relation].compactMap(\.self)),
      parallel: input.parallel)
    network = try input.network(extract, profile: profile, dataArea: dataArea)
    joiner = Joiner(network, streets: extract.streets)
  }

  func joins(_ reading: PointReading, parallel: Parallel) throws -> Joins {
    try joiner.joins(reading.points.coordinates, parallel: parallel)
  }

  /// What was worked through to make it.
  var work: [WorkCount] { [WorkCount(.segments, network.diagnosis.inUse.segments)] }
}
