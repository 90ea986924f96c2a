import WalkingNetwork

/// Which households can walk to one facility within the limits: a bounded search each, which looks
/// only at the households on the streets that it reached.
struct FacilityReach: Sendable {
  private let network: Network
  private let graph: SearchGraph
  private let householdJoins: Joins
  private let weights: [Double]
  /// By denominator, then by household.
  private let amounts: [[Double?]]
  private let limits: [Limit]
  private let searchLimit: Int64

  // By chain: the joins of households on it are joins[firstJoin[c] ..< firstJoin[c + 1]].
  private let firstJoin: [Int32]
  private let joins: [Int32]
  private let pointOfJoin: [Int32]

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
    /// By household: the best walk to the facility at hand.
    var best: [WalkField.Walk]
    var found: [Int32] = []
    /// By chain: the number of the last facility that looked at it.
    var lastLook: [Int32]
    var look: Int32 = 0
  }

  init(
    network: Network, graph: SearchGraph, households: Households, joins householdJoins: Joins,
    limits: [Limit]
  ) {
    self.network = network
    self.graph = graph
    self.householdJoins = householdJoins
    weights = households.weights
    amounts = households.denominators.map(\.values)
    self.limits = limits
    searchLimit = network.pace.reach(centiseconds: limits.last?.centiseconds ?? 0)
    var first = Array(repeating: Int32(0), count: network.chainCount + 1)
    for chain in householdJoins.chains { first[Int(chain) + 1] += 1 }
    for chain in 0..<network.chainCount { first[chain + 1] += first[chain] }
    var joins = Array(repeating: Int32(0), count: householdJoins.chains.count)
    var points = joins
    var next = first
    for point in 0..<householdJoins.pointCount {
      for join in householdJoins.range(ofPoint: point) {
        let chain = Int(householdJoins.chains[join])
        joins[Int(next[chain])] = Int32(join)
        points[join] = Int32(point)
        next[chain] += 1
      }
    }
    firstJoin = first
    self.joins = joins
    pointOfJoin = points
  }

  func makeWorker() -> Worker {
    Worker(
      field: WalkField(network, graph),
      best: Array(repeating: .none, count: householdJoins.pointCount),
      lastLook: Array(repeating: -1, count: network.chainCount))
  }

  func households(of facility: Int, joins facilityJoins: Joins, _ worker: inout Worker) -> Reached {
    let before = worker.field.counts
    worker.field.run(from: [(facility, 0)], joins: facilityJoins, limit: searchLimit)
    worker.look += 1
    findHouseholds(&worker)
    var reached = Reached(
      counts: Array(repeating: 0, count: limits.count),
      weights: Array(repeating: WeightSum(), count: limits.count),
      amounts: amounts.map { _ in Array(repeating: WeightSum(), count: limits.count) })
    for household in worker.found {
      let time = network.pace.centiseconds(worker.best[Int(household)].length)
      worker.best[Int(household)] = .none
      if let time { add(Int(household), time: time, to: &reached) }
    }
    worker.found.removeAll(keepingCapacity: true)
    reached.searchCounts = worker.field.counts - before
    return reached
  }

  private func add(_ household: Int, time: Int64, to reached: inout Reached) {
    for (limit, bound) in limits.enumerated() where time <= bound.centiseconds {
      reached.counts[limit] += 1
      reached.weights[limit] += weights[household]
      for denominator in amounts.indices {
        guard let amount = amounts[denominator][household] else { continue }
        reached.amounts[denominator][limit] += amount
      }
    }
  }

  private func findHouseholds(_ worker: inout Worker) {
    let field = worker.field
    field.forEachReachedChain { chain in
      guard worker.lastLook[chain] != worker.look else { return }
      worker.lastLook[chain] = worker.look
      for index in Int(firstJoin[chain])..<Int(firstJoin[chain + 1]) {
        let join = Int(joins[index])
        let household = Int(pointOfJoin[join])
        let isNew = worker.best[household] == .none
        field.improve(&worker.best[household], householdJoins, join)
        if isNew, worker.best[household] != .none { worker.found.append(Int32(household)) }
      }
    }
  }
}
