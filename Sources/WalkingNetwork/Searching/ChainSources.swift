/// Facilities by the place on a chain where they join it: for walks that stay on one chain.
struct ChainSources: Sendable {
  // By source, in the order of chains and then of positions along them.
  private(set) var chains: [Int32] = []
  private var positions: [Int64] = []
  /// The source itself.
  private var walks: [WalkField.Walk] = []
  /// The best of the sources up to this one: its leg less its position.
  private var bestBehind: [WalkField.Walk] = []
  /// The best of the sources from this one on: its leg plus its position.
  private var bestAhead: [WalkField.Walk] = []

  init() {}

  init(_ facilities: [(point: Int, rank: Int32)], _ joins: Joins) {
    var sources: [(chain: Int32, position: Int64, walk: WalkField.Walk)] = []
    for (point, rank) in facilities {
      for join in joins.range(ofPoint: point) {
        let walk = WalkField.Walk(length: joins.legSteps(join), rank: rank)
        sources.append((joins.chains[join], joins.positions[join], walk))
      }
    }
    sources.sort {
      ($0.chain, $0.position, $0.walk.length, $0.walk.rank)
        < ($1.chain, $1.position, $1.walk.length, $1.walk.rank)
    }
    chains = sources.map(\.chain)
    positions = sources.map(\.position)
    walks = sources.map(\.walk)
    bestBehind = sources.map {
      WalkField.Walk(length: $0.walk.length - $0.position, rank: $0.walk.rank)
    }
    bestAhead = sources.map {
      WalkField.Walk(length: $0.walk.length + $0.position, rank: $0.walk.rank)
    }
    for index in chains.indices.dropFirst() where chains[index] == chains[index - 1] {
      if bestBehind[index - 1].isBetter(than: bestBehind[index]) {
        bestBehind[index] = bestBehind[index - 1]
      }
    }
    for index in chains.indices.dropLast().reversed() where chains[index] == chains[index + 1] {
      if bestAhead[index + 1].isBetter(than: bestAhead[index]) {
        bestAhead[index] = bestAhead[index + 1]
      }
    }
  }

  /// The walk along the chain from a position to the best source on it, if it is better.
  func improve(
    _ best: inout WalkField.Walk, chain: Int32, position: Int64, leg: Int64, towardsHead: Bool,
    towardsTail: Bool
  ) {
    // The sources of the chain at the position and beyond.
    let ahead = firstSource(chain: chain, position: position)
    if towardsHead, ahead < chains.count, chains[ahead] == chain {
      let walk = bestAhead[ahead]
      consider(walk.length - position + leg, walk.rank, &best)
    }
    // A source at the very position needs no direction.
    var index = ahead
    while index < chains.count, chains[index] == chain, positions[index] == position {
      consider(walks[index].length + leg, walks[index].rank, &best)
      index += 1
    }
    if towardsTail, index > 0, chains[index - 1] == chain {
      let walk = bestBehind[index - 1]
      consider(walk.length + position + leg, walk.rank, &best)
    }
  }

  private func consider(_ length: Int64, _ rank: Int32, _ best: inout WalkField.Walk) {
    let walk = WalkField.Walk(length: length, rank: rank)
    if walk.isBetter(than: best) { best = walk }
  }

  var leastLeg: Int64? { walks.lazy.map(\.length).min() }

  /// Calls `body` with the position and the leg of every source on a chain.
  func forEachSource(onChain chain: Int32, _ body: (_ position: Int64, _ leg: Int64) -> Void) {
    var source = firstSource(chain: chain, position: .min)
    while source < chains.count, chains[source] == chain {
      body(positions[source], walks[source].length)
      source += 1
    }
  }

  /// Whether a source stands between two positions of a chain, neither included.
  func standsBetween(_ start: Int64, _ end: Int64, onChain chain: Int32) -> Bool {
    let first = firstSource(chain: chain, position: start + 1)
    return first < chains.count && chains[first] == chain && positions[first] < end
  }

  /// The first source that does not stand before a position of a chain.
  private func firstSource(chain: Int32, position: Int64) -> Int {
    chains.indices.partitioningIndex {
      (chains[$0], positions[$0]) >= (chain, position)
    }
  }
}
