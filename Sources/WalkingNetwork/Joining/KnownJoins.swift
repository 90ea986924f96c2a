import Geography

/// Joins that were found before, by where their points lie: for places that are asked for again and
/// again.
package struct KnownJoins: Sendable {
  package let rule: JoinRule
  /// Ascending, each once.
  package let points: [Coordinate]
  /// Of each point.
  package let joins: Joins

  /// - Parameter points: Ascending, each once.
  init(_ rule: JoinRule, points: [Coordinate], joins: Joins) {
    self.rule = rule
    self.points = points
    self.joins = joins
  }

  /// Joins that were stored.
  ///
  /// - Parameters: Of any content.
  /// - Returns: `nil` if they contradict each other or the network.
  package init?(
    _ rule: JoinRule, points: [Coordinate], firstJoin: [Int32], segments: [Int32],
    positions: [Int64], legs: [Int32], of network: Network
  ) {
    var joins = Joins()
    joins.firstJoin = firstJoin
    joins.segments = segments
    joins.positions = positions
    joins.legs = legs
    let chains = network.chainOfVertex
    let isSegment = segments.allSatisfy {
      network.ways.indices.contains(Int($0)) && network.ways[Int($0)] >= 0
    }
    guard isSegment, positions.count == segments.count, legs.count == segments.count,
      firstJoin.count == points.count + 1, firstJoin.first == 0,
      Int(firstJoin[points.count]) == segments.count,
      zip(firstJoin, firstJoin.dropFirst()).allSatisfy({ $0 <= $1 }),
      legs.allSatisfy({ $0 >= 0 }), rule.maxJoin >= 0, rule.slack >= 0
    else { return nil }
    for (segment, position) in zip(segments, positions) {
      let segment = Int(segment)
      guard (network.positions[segment]...network.positions[segment + 1]).contains(position) else {
        return nil
      }
    }
    joins.chains = segments.map { chains[Int($0)] }
    self.init(rule, points: points, joins: joins)
  }

  /// The place of a point among `points`; `nil` if it is none of them.
  func position(of point: Coordinate) -> Int? {
    let key = Self.key(point)
    let position = points.indices.partitioningIndex { Self.key(points[$0]) >= key }
    return position < points.count && points[position] == point ? position : nil
  }

  /// By which points ascend.
  static func key(_ point: Coordinate) -> Int64 {
    Int64(point.latitudeE7) << 32 | Int64(UInt32(bitPattern: point.longitudeE7))
  }
}
