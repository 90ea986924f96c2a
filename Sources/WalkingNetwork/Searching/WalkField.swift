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

  let graph: SearchGraph
  let network: Network
  private(set) var search: Search
  /// The facilities' joins by their chains.
  private(set) var sources = ChainSources()
  /// By chain: most have none, and need no look among the sources.
  private var isSourceChain: [Bool]

  /// The facilities of the search, for walks that are traced.
  struct Origins: Sendable {
    let facilities: [(point: Int, rank: Int32)]
    let joins: Joins
  }
  /// `nil` without facilities, and where walks are not traced.
  private(set) var origins: Origins?
  private let tracesWalks: Bool

  /// - Parameter tracesWalks: Whether walks will be asked for by `trace`, beside their lengths.
  package init(_ network: Network, _ graph: SearchGraph, tracesWalks: Bool = false) {
    self.network = network
    self.graph = graph
    self.tracesWalks = tracesWalks
    isSourceChain = Array(repeating: false, count: network.chainCount)
    search = Search(nodeCount: graph.nodeCount, recordsPredecessors: tracesWalks)
  }

  package var counts: Search.Counts { search.counts }

  /// Whether the limit of the last search kept it from no junction: then all walks are the least
  /// ones, also those that are longer than the limit. Takes a look at all arcs that were scanned.
  package var isComplete: Bool { search.isComplete(graph) }

  /// Searches from facilities, anew.
  ///
  /// - Parameters:
  ///   - facilities: Each with its place among `joins` and its rank.
  ///   - limit: The longest walk that matters, in steps of 0.01 mm.
  package mutating func run(
    from facilities: [(point: Int, rank: Int32)], joins: Joins, limit: Int64
  ) {
    set(ChainSources(facilities, joins))
    origins = tracesWalks ? Origins(facilities: facilities, joins: joins) : nil
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
    set(ChainSources())
    origins = nil
    var starts: [Search.Source] = []
    for junction in 0..<network.junctionCount where network.isOpenEnd[junction] {
      let nodes = [graph.openNodes[junction], graph.restrictedNodes[junction]]
      for node in nodes where node >= 0 {
        starts.append(Search.Source(node: node, cost: 0, rank: 0))
      }
    }
    search.run(graph, from: starts, limit: limit)
  }

  private mutating func set(_ sources: ChainSources) {
    for chain in self.sources.chains { isSourceChain[Int(chain)] = false }
    for chain in sources.chains { isSourceChain[Int(chain)] = true }
    self.sources = sources
  }

  /// Whether a facility joins the chain.
  func hasSources(chain: Int) -> Bool { isSourceChain[chain] }

  /// From a join to both ends of its chain, as far as directions allow.
  private func addStarts(
    _ joins: Joins, _ join: Int, rank: Int32, to starts: inout [Search.Source]
  ) {
    let chain = Int(joins.chains[join])
    let ends = ends(ofChain: chain, position: joins.positions[join])
    for end in [ends.tail, ends.head] where end.isOpenFromSources || end.distance == 0 {
      starts.append(
        Search.Source(
          node: node(at: end, chain), cost: joins.legSteps(join) + end.distance, rank: rank))
    }
  }

  /// An end of a chain as it is seen from a place on it.
  struct End {
    let junction: Int
    /// Steps of 0.01 mm on the level.
    let distance: Int64
    /// Whether the stretch to this end may be walked, if the place is where the search begins, and
    /// if it is where the search arrives.
    let isOpenFromSources: Bool
    let isOpenToPlaces: Bool
  }

  func ends(ofChain chain: Int, position: Int64) -> (tail: End, head: End) {
    let (along, against) = (network.isOpenForward[chain], network.isOpenBackward[chain])
    let isAgainstTravel = graph.direction == .toSources
    return (
      End(
        junction: Int(network.tails[chain]), distance: position,
        isOpenFromSources: isAgainstTravel ? along : against,
        isOpenToPlaces: isAgainstTravel ? against : along),
      End(
        junction: Int(network.heads[chain]),
        distance: network.walkLength(ofChain: chain) - position,
        isOpenFromSources: isAgainstTravel ? against : along,
        isOpenToPlaces: isAgainstTravel ? along : against)
    )
  }

  /// The graph's node for a walk that begins or ends on a chain and comes by this end: on the
  /// chain's own kind of streets. A place at the very junction may begin with any of its streets.
  func node(at end: End, _ chain: Int) -> Int32 {
    let restricted = graph.restrictedNodes[end.junction]
    let isRestricted = network.isRestricted[chain] || (end.distance == 0 && restricted >= 0)
    return isRestricted ? restricted : graph.openNodes[end.junction]
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
    improve(
      &best, chain: joins.chains[join], position: joins.positions[join],
      leg: joins.legSteps(join))
  }

  /// The walk to a place on a chain and on by a leg, if it is better.
  func improve(_ best: inout Walk, chain: Int32, position: Int64, leg: Int64) {
    let ends = ends(ofChain: Int(chain), position: position)
    improve(&best, Int(chain), ends.tail, leg)
    improve(&best, Int(chain), ends.head, leg)
    guard hasSources(chain: Int(chain)) else { return }
    sources.improve(
      &best, chain: chain, position: position, leg: leg,
      towardsHead: ends.head.isOpenToPlaces, towardsTail: ends.tail.isOpenToPlaces)
  }

  private func improve(_ best: inout Walk, _ chain: Int, _ end: End, _ leg: Int64) {
    guard end.isOpenToPlaces || end.distance == 0 else { return }
    let node = node(at: end, chain)
    improve(&best, node: Int(node), leg + end.distance)
    if node == graph.restrictedNodes[end.junction] {
      improve(&best, node: Int(node) + 1, leg + end.distance)
    }
  }

  private func improve(_ best: inout Walk, node: Int, _ length: Int64) {
    let cost = search.costs[node]
    guard cost != WalkLength.unreachable else { return }
    let walk = Walk(length: cost + length, rank: search.ranks[node])
    if walk.isBetter(than: best) { best = walk }
  }

  /// The least walk between the facilities and a place where the data ends, steps of 0.01 mm on the
  /// level; `nil` if there is none within the limit of the search.
  package var openEndWalk: Int64? {
    search.reached.lazy.filter { network.isOpenEnd[Int(graph.junctions[Int($0)])] }
      .map { search.costs[Int($0)] }.min()
  }

  /// Calls `body`, once or more, with every chain of which some place may have a walk.
  package func forEachReachedChain(_ body: (Int) -> Void) {
    for chain in sources.chains { body(Int(chain)) }
    for node in search.reached {
      let junction = Int(graph.junctions[Int(node)])
      for index in Int(graph.firstChain[junction])..<Int(graph.firstChain[junction + 1]) {
        body(Int(graph.chains[index]))
      }
    }
  }
}
