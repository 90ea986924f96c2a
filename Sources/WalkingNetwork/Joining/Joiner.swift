import Geography
import OSMExtract
import Parallelism

/// Finds where points join a network.
package struct Joiner: Sendable {
  private let network: Network
  let index: SegmentIndex
  /// By segment.
  let chainOfSegment: [Int32]
  private(set) var rule: JoinRule
  private let known: KnownJoins?

  /// - Parameters:
  ///   - streets: The streets that the network was made from.
  ///   - index: Of the network's segments, if there is one.
  ///   - known: Of some points on the network, found by any rule.
  package init(
    _ network: Network, streets: Streets, index: SegmentIndex? = nil, known: KnownJoins? = nil
  ) {
    self.init(
      network, index: index ?? SegmentIndex(network, streets: streets), known: known)
  }

  /// - Parameter index: Of the network's segments.
  package init(_ network: Network, index: SegmentIndex, known: KnownJoins? = nil) {
    self.network = network
    self.index = index
    self.known = known
    chainOfSegment = network.chainOfVertex
    let parameters = network.parameters
    rule = JoinRule(
      maxJoin: JoinRule.millimeters(parameters.maxJoin),
      slack: JoinRule.millimeters(parameters.joinSlack),
      smallPart: WalkLength.steps(meters: parameters.smallPart))
  }

  /// The same with another `max_join`, meters.
  package func reachingOut(toMeters meters: Double) -> Joiner {
    var joiner = self
    joiner.rule.maxJoin = JoinRule.millimeters(meters)
    return joiner
  }

  /// The same with another `join_slack`, meters.
  package func joining(withSlack meters: Double) -> Joiner {
    var joiner = self
    joiner.rule.slack = JoinRule.millimeters(meters)
    return joiner
  }

  package func joins(_ points: [Coordinate], parallel: Parallel) throws -> Joins {
    let known = known.flatMap { $0.rule == rule ? $0 : nil }
    let ranges = Parallel.ranges(of: points.count, size: 512)
    let parts = try parallel.map(count: ranges.count, makeWorker: { makeWorker() }) {
      worker, part in
      var joins = Joins()
      let before = worker.measuredSegments
      for point in points[ranges[part]] {
        if let known, let position = known.position(of: point) {
          joins.append(point: position, of: known.joins)
        } else {
          join(point, &worker, into: &joins)
        }
      }
      joins.measuredSegments = worker.measuredSegments - before
      return joins
    }
    return parts.reduce(into: Joins()) { $0.append($1) }
  }

  /// Finds the joins of points, to be known later.
  package func knownJoins(of points: [Coordinate], parallel: Parallel) throws -> KnownJoins {
    let sorted = Set(points).sorted { KnownJoins.key($0) < KnownJoins.key($1) }
    return KnownJoins(rule, points: sorted, joins: try joins(sorted, parallel: parallel))
  }

  /// The working memory of one thread.
  private struct Worker {
    var candidates = JoinCandidates()
    /// By segment: the number of the last point that looked at it.
    var lastLook: [Int32]
    var look: Int32 = 0
    var measuredSegments = 0
  }

  private func makeWorker() -> Worker {
    Worker(lastLook: Array(repeating: 0, count: network.vertices.count))
  }

  private func join(_ point: Coordinate, _ worker: inout Worker, into joins: inout Joins) {
    findCandidates(of: point, &worker)
    worker.candidates.keepJoined(network, rule)
    for candidate in worker.candidates.all {
      joins.chains.append(chainOfSegment[Int(candidate.segment)])
      joins.segments.append(candidate.segment)
      joins.positions.append(candidate.position(network))
      joins.legs.append(candidate.distance)
    }
    joins.firstJoin.append(Int32(joins.chains.count))
  }

  private func findCandidates(of point: Coordinate, _ worker: inout Worker) {
    worker.candidates.removeAll()
    worker.look += 1
    let plane = LocalPlane(at: point)
    // Half a millimeter more: distances are rounded before they are compared.
    let meters = rule.maxJoinMeters + 0.0005
    index.forEachSegment(
      within: meters, of: plane,
      unless: { worker.candidates.areNeedless(ofPart: $0, atMeters: $1, rule) }
    ) { segment in
      guard worker.lastLook[Int(segment)] != worker.look else { return }
      worker.lastLook[Int(segment)] = worker.look
      worker.measuredSegments += 1
      worker.candidates.add(
        segment, part: network.parts[Int(chainOfSegment[Int(segment)])], of: network, plane, rule)
    }
  }
}
