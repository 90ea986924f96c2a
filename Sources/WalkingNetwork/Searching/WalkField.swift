/// The least walk between some facilities and any place of the network, by one search from all of
/// them.
///
/// Belongs to one thread while it is `run`; afterwards it is a value that threads may share.
package struct WalkField: Sendable {
  /// A walk to the nearest of the facilities, with its rank; of equal walks the least rank.
  package struct Walk: Hashable, Sendable {
    /// Steps of 0.01 mm on the level, legs included.
    package let length: Int64
    package let rank: Int32

    package static let none = Walk(length: WalkLength.unreachable, rank: .max)

    func isBetter(than other: Walk) -> Bool {
      length < other.length || (length == other.length && rank < other.rank)
    }
  }

  private let graph: SearchGraph
  private let network: Network
  private var search: Search
  private var sources = ChainSources()

  package init(_ network: Network, _ graph: SearchGraph) {
    self.network = network
    self.graph = graph
    search = Search(nodeCount: graph.nodeCount)
  }

  package var counts: Search.Counts { search.counts }

  /// Searches from facilities, anew.
  ///
  /// - Parameters:
  ///   - facilities: Each with its place among `joins` and its rank.
  ///   - limit: The longest walk that matters, in steps of 0.01 mm.
  package mutating func run(
    from facilities: [(point: Int, rank: Int32)], joins: Joins, limit: Int64
  ) {
    sources = ChainSources(facilities, joins)
    var starts: [Search.Source] = []
    for (point, rank) in facilities {
      for join in joins.range(ofPoint: point) {
        addStarts(joins, join, rank: rank, to: &starts)
      }
    }
    search.run(graph, from: starts, limit: limit)
  }

  /// Searches from the junctions at which the data ends, anew.
  package mutating func run(fromOpenEndsWithin limit: Int64) {
    sources = ChainSources()
    var starts: [Search.Source] = []
    for junction in 0..<network.junctionCount where network.isOpenEnd[junction] {
      let nodes = [graph.openNodes[junction], graph.restrictedNodes[junction]]
      for node in nodes where node >= 0 {
        starts.append(Search.Source(node: node, cost: 0, rank: 0))
      }
    }
    search.run(graph, from: starts, limit: limit)
  }

  /// From a join to both ends of its chain, as far as directions allow.
  private func addStarts(
    _ joins: Joins, _ join: Int, rank: Int32, to starts: inout [Search.Source]
  ) {
    let chain = Int(joins.chains[join])
    let cost = joins.legSteps(join)
    let fromTail = joins.positions[join]
    let fromHead = network.walkLength(ofChain: chain) - fromTail
    let nodes = network.isRestricted[chain] ? graph.restrictedNodes : graph.openNodes
    if isOpen(chain, towardsTail: graph.direction == .fromSources) {
      starts.append(
        Search.Source(
          node: nodes[Int(network.tails[chain])], cost: cost + fromTail, rank: rank))
    }
    if isOpen(chain, towardsTail: graph.direction == .toSources) {
      starts.append(
        Search.Source(
          node: nodes[Int(network.heads[chain])], cost: cost + fromHead, rank: rank))
    }
  }

  private func isOpen(_ chain: Int, towardsTail: Bool) -> Bool {
    towardsTail ? network.isOpenBackward[chain] : network.isOpenForward[chain]
  }

  /// The least walk between a point and the facilities; `nil` if there is none within the limit of
  /// the search.
  package func walk(of point: Int, joins: Joins) -> Walk? {
    var best = Walk.none
    for join in joins.range(ofPoint: point) { improve(&best, joins, join) }
    return best.length == WalkLength.unreachable ? nil : best
  }

  /// The walk by way of one join, if it is better.
  package func improve(_ best: inout Walk, _ joins: Joins, _ join: Int) {
    let chain = Int(joins.chains[join])
    let position = joins.positions[join]
    let leg = joins.legSteps(join)
    let towardsHead = isOpen(chain, towardsTail: graph.direction == .fromSources)
    let towardsTail = isOpen(chain, towardsTail: graph.direction == .toSources)
    if towardsTail {
      improve(&best, chain, junction: Int(network.tails[chain]), leg + position)
    }
    if towardsHead {
      let toHead = network.walkLength(ofChain: chain) - position
      improve(&best, chain, junction: Int(network.heads[chain]), leg + toHead)
    }
    sources.improve(
      &best, chain: joins.chains[join], segment: joins.segments[join], position: position,
      leg: leg, towardsHead: towardsHead, towardsTail: towardsTail)
  }

  private func improve(_ best: inout Walk, _ chain: Int, junction: Int, _ length: Int64) {
    if network.isRestricted[chain] {
      let node = Int(graph.restrictedNodes[junction])
      improve(&best, node: node, length)
      improve(&best, node: node + 1, length)
    } else {
      improve(&best, node: Int(graph.openNodes[junction]), length)
    }
  }

  private func improve(_ best: inout Walk, node: Int, _ length: Int64) {
    let cost = search.costs[node]
    guard cost != WalkLength.unreachable else { return }
    let walk = Walk(length: cost + length, rank: search.ranks[node])
    if walk.isBetter(than: best) { best = walk }
  }

  /// Calls `body` once or more with every chain on which the last search found a walk.
  package func forEachReachedChain(_ body: (Int) -> Void) {
    for chain in sources.chains { body(Int(chain)) }
    for node in search.reached {
      for arc in Int(graph.firstArc[Int(node)])..<Int(graph.firstArc[Int(node) + 1]) {
        let chain = graph.chains[arc]
        if chain >= 0 { body(Int(chain)) }
      }
    }
  }
}
