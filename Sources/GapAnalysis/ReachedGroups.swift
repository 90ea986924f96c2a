/// To which group, of some into which all households are divided, each household belongs.
package struct HouseholdGroups: Sendable {
  package let count: Int
  /// By household: below `count`.
  package let groups: [Int32]

  package init(count: Int, groups: [Int32]) {
    self.count = count
    self.groups = groups
  }
}

/// A group of which at least one household can walk somewhere.
package struct ReachedGroup: Hashable, Sendable {
  package let group: Int32
  /// The positions of the limits within which one can.
  package let limits: Range<Int32>

  /// The same where so many limits come first.
  func behind(_ count: Int) -> ReachedGroup {
    let first = Int32(count)
    return ReachedGroup(
      group: group, limits: limits.lowerBound + first..<limits.upperBound + first)
  }
}

/// The groups that one search after another has reached: working memory of one thread.
struct ReachedGroups {
  /// By group: the position of the shortest limit within which it is reached; behind all limits where
  /// it is not.
  private var limits: [Int32]
  private let limitCount: Int32
  private var reached: [Int32] = []

  init(count: Int, limitCount: Int) {
    self.limitCount = Int32(limitCount)
    limits = Array(repeating: self.limitCount, count: count)
  }

  mutating func reach(_ group: Int32, limit: Int32) {
    let before = limits[Int(group)]
    if before == limitCount { reached.append(group) }
    limits[Int(group)] = min(before, limit)
  }

  /// Those of the search that ends here, ascending.
  mutating func take() -> [ReachedGroup] {
    reached.sort()
    let groups = reached.map {
      ReachedGroup(group: $0, limits: limits[Int($0)]..<limitCount)
    }
    for group in reached { limits[Int(group)] = limitCount }
    reached.removeAll(keepingCapacity: true)
    return groups
  }
}
