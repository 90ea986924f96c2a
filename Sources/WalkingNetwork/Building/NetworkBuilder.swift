import Geography
import OSMExtract
import Parallelism

/// Makes a network from the streets of a file: segments, parts, pockets, what is in use, chains.
package struct NetworkBuilder {
  private let streets: Streets
  private let rules: StreetRules
  private let pace: Pace
  private let parallel: Parallel
  /// The box of the nodes of walkable ways.
  private let streetsBox: BoundingBox?

  package init(streets: Streets, profile: WalkingProfile, parallel: Parallel) {
    self.streets = streets
    streetsBox = Self.box(around: streets)
    rules = profile.streets
    pace = Pace(profile)
    self.parallel = parallel
  }

  /// The data area that the header's boxes give.
  package func dataArea(headerBoxes: [BoundingBox]) -> DataArea {
    DataArea(
      header: headerBoxes, streets: streetsBox, margin: rules.parameters.boxMargin,
      factor: rules.parameters.implausibleBoxFactor)
  }

  package func network(dataArea: DataArea) throws -> Network {
    let segments = try Segments(streets, parallel: parallel)
    let parts = Parts(segments, streets)
    let isInside = try dataArea.contains(streets.nodeCoordinates, parallel: parallel)
    let use = SegmentUse(segments, isInside: isInside)
    var network = Network(pace: pace, parameters: rules.parameters, dataArea: dataArea)
    network.partLengths = parts.lengths
    ChainBuilder(segments: segments, streets: streets, parts: parts, use: use, pace: pace)
      .build(&network)
    network.diagnosis = diagnosis(segments, parts, use)
    return network
  }

  private static func box(around streets: Streets) -> BoundingBox? {
    var isWalkable = Array(repeating: false, count: streets.nodeIDs.count)
    for node in streets.references { isWalkable[Int(node)] = streets.nodeIsPresent[Int(node)] }
    let walkable = isWalkable.indices.filter { isWalkable[$0] }
    return BoundingBox(around: walkable.map { streets.nodeCoordinates[$0] })
  }

  private func diagnosis(
    _ segments: Segments, _ parts: Parts, _ use: SegmentUse
  ) -> NetworkDiagnosis {
    var diagnosis = NetworkDiagnosis()
    diagnosis.streetsBox = streetsBox
    var isPartInUse = Array(repeating: false, count: parts.lengths.count)
    for segment in 0..<segments.count where !segments.isGate(segment) {
      diagnosis.wholeFile.add(segments.lengths[segment])
      guard use.isInUse[segment] else { continue }
      isPartInUse[Int(parts.ofSegment[segment])] = true
      diagnosis.add(segment, segments, streets, isRestricted: parts.isRestricted[segment])
    }
    diagnosis.partsInUse = isPartInUse.count { $0 }
    var isCut = Array(repeating: false, count: use.isInside.count)
    for point in 0..<segments.pointCount where segments.isCutAtMissingNode[point] {
      isCut[Int(segments.pointNodes[point])] = true
    }
    for (node, isUsed) in use.isNodeInUse.enumerated() where isUsed {
      diagnosis.nodesInUse += 1
      switch streets.nodeBarriers[node] {
      case .open: break
      case .restricted: diagnosis.restrictedNodes += 1
      case .closed: diagnosis.closedNodes += 1
      }
      if isCut[node] {
        diagnosis.openEndsAtMissingNodes += 1
      } else if !use.isInside[node] {
        diagnosis.openEndsOutsideArea += 1
      }
    }
    return diagnosis
  }
}

extension NetworkDiagnosis.Extent {
  fileprivate mutating func add(_ length: Int64) {
    segments += 1
    self.length += length
  }
}

extension NetworkDiagnosis {
  fileprivate mutating func add(
    _ segment: Int, _ segments: Segments, _ streets: Streets, isRestricted: Bool
  ) {
    let way = Int(segments.ways[segment])
    let length = segments.lengths[segment]
    inUse.add(length)
    if streets.isSteps[way] { stepsLength += length }
    if !streets.isJoinable[way] { notJoinedLength += length }
    if streets.classes[way] == .restricted {
      restrictedByTagsLength += length
    } else if isRestricted {
      pocketLength += length
    }
    if streets.isClosedForward[way] != streets.isClosedBackward[way] { oneWaySegments += 1 }
  }
}

/// Which segments are in use: those not wholly outside the data area (walking-rule, 1).
struct SegmentUse {
  /// By node of `Streets`.
  let isInside: [Bool]
  /// By segment.
  let isInUse: [Bool]
  /// By node of `Streets`: whether a street in use touches it.
  private(set) var isNodeInUse: [Bool]

  init(_ segments: Segments, isInside: [Bool]) {
    self.isInside = isInside
    let ends = [segments.tails, segments.heads]
    var isInUse = (0..<segments.count).map { segment in
      !segments.isGate(segment)
        && ends.contains { isInside[Int(segments.pointNodes[Int($0[segment])])] }
    }
    // A gate goes with the one street that it ties to its node, also where the node is outside.
    var isPointInUse = Array(repeating: false, count: segments.pointCount)
    for segment in 0..<segments.count where isInUse[segment] {
      for points in ends { isPointInUse[Int(points[segment])] = true }
    }
    for segment in 0..<segments.count where segments.isGate(segment) {
      isInUse[segment] = isPointInUse[Int(segments.tails[segment])]
    }
    self.isInUse = isInUse
    isNodeInUse = Array(repeating: false, count: isInside.count)
    for segment in 0..<segments.count where isInUse[segment] && !segments.isGate(segment) {
      isNodeInUse[Int(segments.pointNodes[Int(segments.tails[segment])])] = true
      isNodeInUse[Int(segments.pointNodes[Int(segments.heads[segment])])] = true
    }
  }
}
