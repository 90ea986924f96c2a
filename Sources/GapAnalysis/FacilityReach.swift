import WalkingNetwork

/// Which households can walk to one facility within the limits: a bounded search each, which looks
/// only at the households on the streets that it reached.
struct FacilityReach: Sendable {
  private let network: Network
  private let graph: SearchGraph
  private let reachedHouseholds: ReachedPoints
  /// By household.
  private let weights: [WeightSum]
  /// By denominator, then by household; `nil` where it is not known.
  private let amounts: [[WeightSum?]]
  /// By limit: the longest walk within it, steps of 0.01 mm.
  private let longestWalks: [Int64]
  private let searchLimit: Int64

  /// What one facility has in reach.
  struct Reached: Sendable {
    /// By limit.
    var counts: [Int]
    var weights: [WeightSum]
    /// By denominator, then by limit.
    var amounts: [[WeightSum]]
    var searchCounts = Search.Counts()
  }

  /// The working memory of one thread.
  struct Worker {
    var field: WalkField
    var found: ReachedPoints.Found
  }

  /// - Parameters:
  ///   - householdJoins: Fastest where near households follow each other.
  ///   - weights: By household.
  ///   - amounts: By denominator, then by household.
  init(
    network: Network, graph: SearchGraph, joins householdJoins: Joins, weights: [Double],
    amounts: [[Double?]], limits: [Limit]
  ) {
    self.network = network
    self.graph = graph
    reachedHouseholds = ReachedPoints(householdJoins, on: network)
    self.weights = weights.map(WeightSum.init)
    self.amounts = amounts.map { $0.map { $0.map(WeightSum.init) } }
    longestWalks = limits.map { network.pace.longestWalk(centiseconds: $0.centiseconds) }
    searchLimit = network.pace.reach(centiseconds: limits.last?.centiseconds ?? 0)
  }

  func makeWorker() -> Worker {
    Worker(field: WalkField(network, graph), found: reachedHouseholds.makeFound())
  }

  func households(of facility: Int, joins facilityJoins: Joins, _ worker: inout Worker) -> Reached {
    let before = worker.field.counts
    worker.field.run(from: [(facility, 0)], joins: facilityJoins, limit: searchLimit)
    reachedHouseholds.find(in: worker.field, &worker.found)
    var reached = Reached(
      counts: Array(repeating: 0, count: longestWalks.count),
      weights: Array(repeating: WeightSum(), count: longestWalks.count),
      amounts: amounts.map { _ in Array(repeating: WeightSum(), count: longestWalks.count) })
    for household in worker.found.points {
      add(
        Int(household), walk: worker.found.walks[Int(household)].length, to: &reached)
    }
    reached.searchCounts = worker.field.counts - before
    return reached
  }

  private func add(_ household: Int, walk: Int64, to reached: inout Reached) {
    for (limit, longest) in longestWalks.enumerated() where walk <= longest {
      reached.counts[limit] += 1
      reached.weights[limit] += weights[household]
      for denominator in amounts.indices {
        guard let amount = amounts[denominator][household] else { continue }
        reached.amounts[denominator][limit] += amount
      }
    }
  }
}
