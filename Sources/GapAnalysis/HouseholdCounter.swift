import WalkingNetwork

/// Counts the households that are in reach of one search within the limits; it looks only at those
/// on the streets that the search reached.
struct HouseholdCounter: Sendable {
  private let reachedHouseholds: ReachedPoints
  /// By household.
  private let weights: [WeightSum]
  /// By denominator, then by household; `nil` where it is not known.
  private let amounts: [[WeightSum?]]
  /// By household; `nil` where no group is asked for.
  private let groups: HouseholdGroups?
  /// By limit: the longest walk within it, steps of 0.01 mm.
  private let longestWalks: [Int64]

  /// What was counted.
  struct Counted: Sendable {
    /// By limit.
    var households: [Int]
    var weights: [WeightSum]
    /// By denominator, then by limit.
    var amounts: [[WeightSum]]
    /// Those of which a household is in reach; none where no group is asked for.
    var groups: [ReachedGroup]
  }

  /// The working memory of one thread.
  struct Worker {
    fileprivate var found: ReachedPoints.Found
    fileprivate var groups: ReachedGroups
  }

  /// - Parameters:
  ///   - joins: Of the households; fastest where near ones follow each other.
  ///   - weights: By household.
  ///   - amounts: By denominator, then by household.
  ///   - groups: Those whose reach is asked for.
  init(
    _ network: Network, joins: Joins, weights: [Double], amounts: [[Double?]] = [],
    groups: HouseholdGroups? = nil, limits: [Limit]
  ) {
    reachedHouseholds = ReachedPoints(joins, on: network)
    self.weights = weights.map(WeightSum.init)
    self.amounts = amounts.map { $0.map { $0.map(WeightSum.init) } }
    self.groups = groups
    longestWalks = limits.map { network.pace.longestWalk(centiseconds: $0.centiseconds) }
  }

  func makeWorker() -> Worker {
    Worker(
      found: reachedHouseholds.makeFound(),
      groups: ReachedGroups(count: groups?.count ?? 0, limitCount: longestWalks.count))
  }

  /// - Parameter field: Of one source, of rank 0; it has been run with a limit of at least
  ///   `Pace.reach(centiseconds:)`.
  func count(in field: WalkField, _ worker: inout Worker) -> Counted {
    reachedHouseholds.find(in: field, &worker.found)
    var counted = Counted(
      households: Array(repeating: 0, count: longestWalks.count),
      weights: Array(repeating: WeightSum(), count: longestWalks.count),
      amounts: amounts.map { _ in Array(repeating: WeightSum(), count: longestWalks.count) },
      groups: [])
    for household in worker.found.points {
      let walk = worker.found.walks[Int(household)].length
      add(Int(household), walk: walk, to: &counted)
      if let groups, let limit = longestWalks.firstIndex(where: { walk <= $0 }) {
        worker.groups.reach(groups.groups[Int(household)], limit: Int32(limit))
      }
    }
    counted.groups = worker.groups.take()
    return counted
  }

  private func add(_ household: Int, walk: Int64, to counted: inout Counted) {
    for (limit, longest) in longestWalks.enumerated() where walk <= longest {
      counted.households[limit] += 1
      counted.weights[limit] += weights[household]
      for denominator in amounts.indices {
        guard let amount = amounts[denominator][household] else { continue }
        counted.amounts[denominator][limit] += amount
      }
    }
  }
}
