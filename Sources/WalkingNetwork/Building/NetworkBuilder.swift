import Geography
import OSMExtract
import Parallelism

/// Makes a network from the streets of a file: segments, parts, pockets, what is in use, chains.
package struct NetworkBuilder {
  let streets: Streets
  private let rules: StreetRules
  private let pace: Pace
  private let parallel: Parallel
  /// The box of the nodes of walkable ways.
  package let streetsBox: BoundingBox?

  /// - Parameter streetsBox: The box of the nodes of walkable ways, if it is known.
  package init(
    streets: Streets, profile: WalkingProfile, streetsBox: BoundingBox? = nil, parallel: Parallel
  ) {
    self.streets = streets
    self.streetsBox = streetsBox ?? Self.box(around: streets)
    rules = profile.streets
    pace = Pace(profile)
    self.parallel = parallel
  }

  package func network(dataArea: DataArea) throws -> Network {
    try parallel.stage(.building, of: streets.wayCount)
    let segments = try Segments(streets, parallel: parallel)
    let parts = Parts(segments, streets)
    let isInside = try dataArea.contains(streets.nodeCoordinates, parallel: parallel)
    let use = SegmentUse(segments, isInside: isInside)
    var network = Network(pace: pace, parameters: rules.parameters, dataArea: dataArea)
    network.partLengths = parts.lengths
    ChainBuilder(segments: segments, streets: streets, parts: parts, use: use, pace: pace)
      .build(&network)
    network.diagnosis = diagnosis(segments, parts, use, dataArea)
    return network
  }

  private static func box(around streets: Streets) -> BoundingBox? {
    var isWalkable = Array(repeating: false, count: streets.nodeIDs.count)
    for node in streets.references { isWalkable[Int(node)] = streets.nodeIsPresent[Int(node)] }
    let walkable = isWalkable.indices.filter { isWalkable[$0] }
    return BoundingBox(around: walkable.map { streets.nodeCoordinates[$0] })
  }
}
