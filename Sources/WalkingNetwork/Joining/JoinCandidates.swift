import Geography

/// The segments within reach of one point, and which of them it joins; working memory that is used
/// again for the next point.
struct JoinCandidates {
  /// A segment within reach of the point.
  struct Candidate {
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

  private(set) var all: [Candidate] = []
  private var nearest: [NearestInPart] = []

  mutating func removeAll() {
    all.removeAll(keepingCapacity: true)
    nearest.removeAll(keepingCapacity: true)
  }

  /// Adds a segment if it is within reach.
  ///
  /// - Parameter part: Looked up only for one that is.
  mutating func add(
    _ segment: Int32, part: @autoclosure () -> Int32, of network: Network, _ plane: LocalPlane,
    _ rule: JoinRule
  ) {
    let (meters, fraction) = network.nearestPoint(onSegment: Int(segment), to: plane)
    guard meters * 1000 < Double(rule.maxJoin) + 1 else { return }
    let distance = Int32((meters * 1000).rounded())
    guard distance <= rule.maxJoin else { return }
    let part = part()
    all.append(Candidate(segment: segment, part: part, distance: distance, fraction: fraction))
    if let index = nearest.firstIndex(where: { $0.part == part }) {
      nearest[index].distance = min(nearest[index].distance, distance)
    } else {
      nearest.append(NearestInPart(part: part, distance: distance))
    }
  }

  /// Whether segments of a part at this distance, meters, are too far beyond its nearest to be joined.
  func areNeedless(ofPart part: Int32, atMeters meters: Double, _ rule: JoinRule) -> Bool {
    guard let nearest = nearest.first(where: { $0.part == part }) else { return false }
    // A millimeter more: distances are rounded before they are compared.
    return meters * 1000 > Double(nearest.distance + rule.slack) + 1
  }

  /// Keeps what the point joins, sorted by segment: the order in which a grid gave them does not
  /// matter then.
  mutating func keepJoined(_ network: Network, _ rule: JoinRule) {
    dropSmallParts(network, rule)
    let nearest = nearest
    all.removeAll { !Self.isJoined($0, nearest, rule) }
    all.sort { $0.segment < $1.segment }
  }

  /// Parts shorter than `small_part` are dropped where a longer one is among them.
  mutating func dropSmallParts(_ network: Network, _ rule: JoinRule) {
    guard nearest.count > 1 else { return }
    let lengths = network.partLengths
    let longest = nearest.lazy.map { lengths[Int($0.part)] }.max() ?? 0
    nearest.removeAll { rule.drops(partOfLength: lengths[Int($0.part)], besideOneOf: longest) }
  }

  /// Whether the point joins a candidate: nearly as near as the nearest of its part.
  func isJoined(_ candidate: Candidate, _ rule: JoinRule) -> Bool {
    Self.isJoined(candidate, nearest, rule)
  }

  private static func isJoined(
    _ candidate: Candidate, _ nearest: [NearestInPart], _ rule: JoinRule
  ) -> Bool {
    guard let nearest = nearest.first(where: { $0.part == candidate.part }) else { return false }
    return candidate.distance <= nearest.distance + rule.slack
  }
}

extension JoinCandidates.Candidate {
  /// From the beginning of the segment's chain, steps of 0.01 mm on the level.
  func position(_ network: Network) -> Int64 {
    let start = network.positions[Int(segment)]
    let length = Double(network.positions[Int(segment) + 1] - start)
    return start + Int64((fraction * length).rounded())
  }
}
