/// Where points step onto the network: flat columns over all points (walking-rule, 3).
package struct Joins: Sendable {
  // By point: its joins are firstJoin[p] ..< firstJoin[p + 1]; none if it is off the network.
  package internal(set) var firstJoin: [Int32] = [0]

  // By join.
  package internal(set) var chains: [Int32] = []
  /// The segment of the chain, named by the vertex at which it begins.
  package internal(set) var segments: [Int32] = []
  /// From the chain's tail, in steps of 0.01 mm on the level.
  package internal(set) var positions: [Int64] = []
  /// From the point to the street, millimeters.
  package internal(set) var legs: [Int32] = []

  /// The segments whose distance to a point was measured to find these, for those who measure.
  package internal(set) var measuredSegments = 0

  /// Of no points.
  package init() {}

  package var pointCount: Int { firstJoin.count - 1 }

  package func range(ofPoint point: Int) -> Range<Int> {
    Int(firstJoin[point])..<Int(firstJoin[point + 1])
  }

  package func isJoined(_ point: Int) -> Bool { firstJoin[point] < firstJoin[point + 1] }

  /// The leg to a join, in steps of 0.01 mm.
  package func legSteps(_ join: Int) -> Int64 {
    Int64(legs[join]) * WalkLength.stepsPerMillimeter
  }

  mutating func append(_ other: Joins) {
    let offset = Int32(chains.count)
    firstJoin += other.firstJoin.dropFirst().map { $0 + offset }
    chains += other.chains
    segments += other.segments
    positions += other.positions
    legs += other.legs
    measuredSegments += other.measuredSegments
  }

  /// Adds the joins of a point of others.
  mutating func append(point: Int, of other: Joins) {
    let range = other.range(ofPoint: point)
    chains += other.chains[range]
    segments += other.segments[range]
    positions += other.positions[range]
    legs += other.legs[range]
    firstJoin.append(Int32(chains.count))
  }
}
