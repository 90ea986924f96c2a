import Geography
import OSMExtract
import Parallelism

/// Finds where points join a network.
package struct Joiner: Sendable {
  private let network: Network
  private let index: SegmentIndex
  private let known: KnownJoins?
  private let chainOfSegment: [Int32]
  private var maxJoin: Int32
  private var slack: Int32
  private let smallPart: Int64

  /// - Parameters:
  ///   - streets: The streets that the network was made from.
  ///   - index: Of the network's segments, if there is one.
  ///   - known: Of some points on the network, found by any rule.
  package init(
    _ network: Network, streets: Streets, index: SegmentIndex? = nil, known: KnownJoins? = nil
  ) {
    self.network = network
    self.index = index ?? SegmentIndex(network, streets: streets)
    self.known = known
    chainOfSegment = network.chainOfVertex
    let parameters = network.parameters
    maxJoin = Self.millimeters(parameters.maxJoin)
    slack = Self.millimeters(parameters.joinSlack)
    smallPart = WalkLength.steps(meters: parameters.smallPart)
  }

  private static func millimeters(_ meters: Double) -> Int32 { Int32((meters * 1000).rounded()) }

  /// The same with another `max_join`, meters.
  package func reachingOut(toMeters meters: Double) -> Joiner {
    var joiner = self
    joiner.maxJoin = Self.millimeters(meters)
    return joiner
  }

  /// The same with another `join_slack`, meters.
  package func joining(withSlack meters: Double) -> Joiner {
    var joiner = self
    joiner.slack = Self.millimeters(meters)
    return joiner
  }

  package func joins(_ points: [Coordinate], parallel: Parallel) throws -> Joins {
    let known = known.flatMap { $0.rule == rule ? $0 : nil }
    let ranges = Parallel.ranges(of: points.count, size: 512)
    let parts = try parallel.map(count: ranges.count, makeWorker: { makeWorker() }) {
      worker, part in
      var joins = Joins()
      for point in points[ranges[part]] {
        if let known, let position = known.position(of: point) {
          joins.append(point: position, of: known.joins)
        } else {
          join(point, &worker, into: &joins)
        }
      }
      return joins
    }
    return parts.reduce(into: Joins()) { $0.append($1) }
  }

  /// Finds the joins of points, to be known later.
  package func knownJoins(of points: [Coordinate], parallel: Parallel) throws -> KnownJoins {
    let sorted = Set(points).sorted { KnownJoins.key($0) < KnownJoins.key($1) }
    return KnownJoins(rule, points: sorted, joins: try joins(sorted, parallel: parallel))
  }

  private var rule: KnownJoins.Rule {
    KnownJoins.Rule(maxJoin: maxJoin, slack: slack, smallPart: smallPart)
  }

  /// The working memory of one thread.
  private struct Worker {
    var candidates: [Candidate] = []
    var nearest: [NearestInPart] = []
    /// By segment: the number of the last point that looked at it.
    var lastLook: [Int32]
    var look: Int32 = 0
  }

  /// A segment within reach of a point.
  private struct Candidate {
    let segment: Int32
    let part: Int32
    /// Millimeters.
    let distance: Int32
    /// Where along the segment, 0 to 1.
    let fraction: Double
  }

  private struct NearestInPart {
    let part: Int32
    var distance: Int32
  }

  private func makeWorker() -> Worker {
    Worker(lastLook: Array(repeating: 0, count: network.vertices.count))
  }

  private func join(_ point: Coordinate, _ worker: inout Worker, into joins: inout Joins) {
    findCandidates(of: point, &worker)
    dropSmallParts(&worker)
    for candidate in worker.candidates {
      guard let nearest = worker.nearest.first(where: { $0.part == candidate.part }),
        candidate.distance <= nearest.distance + slack
      else { continue }
      let segment = Int(candidate.segment)
      let start = network.positions[segment]
      let length = Double(network.positions[segment + 1] - start)
      joins.chains.append(chainOfSegment[segment])
      joins.segments.append(candidate.segment)
      joins.positions.append(start + Int64((candidate.fraction * length).rounded()))
      joins.legs.append(candidate.distance)
    }
    joins.firstJoin.append(Int32(joins.chains.count))
  }

  private func findCandidates(of point: Coordinate, _ worker: inout Worker) {
    worker.candidates.removeAll(keepingCapacity: true)
    worker.nearest.removeAll(keepingCapacity: true)
    worker.look += 1
    let plane = LocalPlane(at: point)
    // Half a millimeter more: distances are rounded before they are compared.
    index.forEachSegment(within: Double(maxJoin) / 1000 + 0.0005, of: plane) { segment in
      guard worker.lastLook[Int(segment)] != worker.look else { return }
      worker.lastLook[Int(segment)] = worker.look
      let (meters, fraction) = nearestPoint(on: Int(segment), plane)
      guard meters * 1000 < Double(maxJoin) + 1 else { return }
      let distance = Int32((meters * 1000).rounded())
      guard distance <= maxJoin else { return }
      let part = network.parts[Int(chainOfSegment[Int(segment)])]
      worker.candidates.append(
        Candidate(segment: segment, part: part, distance: distance, fraction: fraction))
      if let index = worker.nearest.firstIndex(where: { $0.part == part }) {
        worker.nearest[index].distance = min(worker.nearest[index].distance, distance)
      } else {
        worker.nearest.append(NearestInPart(part: part, distance: distance))
      }
    }
    // The order in which cells gave them depends on the grid; that of the segments does not.
    worker.candidates.sort { $0.segment < $1.segment }
  }

  /// The distance from the plane's origin to a segment, meters, and where along it the nearest
  /// point lies.
  private func nearestPoint(on segment: Int, _ plane: LocalPlane) -> (Double, Double) {
    let (first, last) = (network.vertices[segment], network.vertices[segment + 1])
    let start = plane.offset(to: first)
    // From the start on, so that a segment over the meridian opposite the point stays in one piece.
    let x = Double(first.eastwardE7(to: last)) * plane.metersPerStepEast
    let y = Double(Int64(last.latitudeE7) - Int64(first.latitudeE7)) * plane.metersPerStepNorth
    let square = x * x + y * y
    let along = square > 0 ? -(start.east * x + start.north * y) / square : 0
    let fraction = min(max(along, 0), 1)
    let (east, north) = (start.east + fraction * x, start.north + fraction * y)
    return ((east * east + north * north).squareRoot(), fraction)
  }

  /// Parts shorter than `small_part` are dropped where a longer one is among them.
  private func dropSmallParts(_ worker: inout Worker) {
    guard worker.nearest.count > 1 else { return }
    func millimeters(_ part: Int32) -> Int64 {
      WalkLength.millimeters(network.partLengths[Int(part)])
    }
    let longest = worker.nearest.lazy.map { millimeters($0.part) }.max() ?? 0
    worker.nearest.removeAll {
      network.partLengths[Int($0.part)] < smallPart && millimeters($0.part) < longest
    }
  }
}
