import WalkingNetwork

/// Counts the households that are in reach of one search within the limits; it looks only at those
/// on the streets that the search reached.
struct HouseholdCounter: Sendable {
  private let reachedHouseholds: ReachedPoints
  /// By household.
  private let weights: [WeightSum]
  /// By denominator, then by household; `nil` where it is not known.
  private let amounts: [[WeightSum?]]
  /// By limit: the longest walk within it, steps of 0.01 mm.
  private let longestWalks: [Int64]

  /// What was counted.
  struct Counted: Sendable {
    /// By limit.
    var households: [Int]
    var weights: [WeightSum]
    /// By denominator, then by limit.
    var amounts: [[WeightSum]]
  }

  /// - Parameters:
  ///   - joins: Of the households; fastest where near ones follow each other.
  ///   - weights: By household.
  ///   - amounts: By denominator, then by household.
  init(
    _ network: Network, joins: Joins, weights: [Double], amounts: [[Double?]] = [],
    limits: [Limit]
  ) {
    reachedHouseholds = ReachedPoints(joins, on: network)
    self.weights = weights.map(WeightSum.init)
    self.amounts = amounts.map { $0.map { $0.map(WeightSum.init) } }
    longestWalks = limits.map { network.pace.longestWalk(centiseconds: $0.centiseconds) }
  }

  /// The working memory of one thread.
  func makeFound() -> ReachedPoints.Found { reachedHouseholds.makeFound() }

  /// - Parameter field: Of one source, of rank 0; it has been run with a limit of at least
  ///   `Pace.reach(centiseconds:)`.
  func count(in field: WalkField, _ found: inout ReachedPoints.Found) -> Counted {
    reachedHouseholds.find(in: field, &found)
    var counted = Counted(
      households: Array(repeating: 0, count: longestWalks.count),
      weights: Array(repeating: WeightSum(), count: longestWalks.count),
      amounts: amounts.map { _ in Array(repeating: WeightSum(), count: longestWalks.count) })
    for household in found.points {
      add(Int(household), walk: found.walks[Int(household)].length, to: &counted)
    }
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
