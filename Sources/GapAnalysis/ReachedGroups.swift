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
  /// The position of the shortest limit within which one can.
  package let limit: Int32
}

/// The groups that one search after another has reached: working memory of one thread.
struct ReachedGroups {
  private static let none = Int32.max
  /// By group: the position of the shortest limit.
  private var limits: [Int32]
  private var reached: [Int32] = []

  init(count: Int) { limits = Array(repeating: Self.none, count: count) }

  mutating func reach(_ group: Int32, limit: Int32) {
    let before = limits[Int(group)]
    if before == Self.none { reached.append(group) }
    limits[Int(group)] = min(before, limit)
  }

  /// Those of the search that ends here, ascending.
  mutating func take() -> [ReachedGroup] {
    reached.sort()
    let groups = reached.map { ReachedGroup(group: $0, limit: limits[Int($0)]) }
    for group in reached { limits[Int(group)] = Self.none }
    reached.removeAll(keepingCapacity: true)
    return groups
  }
}
