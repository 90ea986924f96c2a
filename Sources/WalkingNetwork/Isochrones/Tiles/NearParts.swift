/// The parts of the network among the segments of a tile, the longest first, and how near sixteen
/// points are to each.
struct NearParts {
  private struct Part {
    /// The whole part's, steps of 0.01 mm.
    let length: Int64
    let canBeDropped: Bool
  }

  private let rule: JoinRule
  private var parts: [Part] = []
  /// By part: from sixteen points to the nearest of its segments, meters.
  var nearest: [Lanes] = []

  init(_ rule: JoinRule) { self.rule = rule }

  var indices: Range<Int> { parts.indices }

  mutating func removeAll() { parts.removeAll(keepingCapacity: true) }

  /// - Parameter length: Of the part, steps of 0.01 mm.
  mutating func append(length: Int64) {
    let canBeDropped = parts.contains { rule.drops(partOfLength: length, besideOneOf: $0.length) }
    parts.append(Part(length: length, canBeDropped: canBeDropped))
    if nearest.count < parts.count { nearest.append(Lanes()) }
  }

  /// Whether some point of the tile may drop a part for the sake of a longer one.
  @inline(__always)
  func canBeDropped(_ part: Int) -> Bool { parts[part].canBeDropped }

  /// From sixteen points to the nearest segment of the parts for whose sake a part is dropped where
  /// they are within reach.
  func nearestOfLonger(than part: Int) -> Lanes {
    var least = Lanes(repeating: .infinity)
    for other in parts.indices
    where rule.drops(partOfLength: parts[part].length, besideOneOf: parts[other].length) {
      least.replace(with: nearest[other], where: nearest[other] .< least)
    }
    return least
  }
}
