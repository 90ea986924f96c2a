/// The network as a search sees it, in one direction of travel.
///
/// A walk is a restricted stretch, then an open one, then a restricted one (walking-rule, 1,
/// "Restricted"). The graph holds this rule in its shape, so that a search is plain Dijkstra: the
/// restricted streets stand in it twice, as *first* stretch and as *last* stretch, and arcs of
/// length 0 lead at each junction from the first copy to the open streets and from these to the
/// last copy, never back. So a path through the graph is a walk that the rule allows, and each
/// such walk is a path. Restricted streets are a small share of a city's.
package struct SearchGraph: Sendable {
  /// Which way the walk goes, seen from the sources of the search.
  package enum Direction: Sendable {
    /// From everywhere to the sources: against the direction of travel.
    case toSources
    case fromSources
  }

  package let direction: Direction

  // By junction: its nodes; -1 where it has none.
  /// On open streets.
  let openNodes: [Int32]
  /// On restricted streets of the first stretch; the next number is that of the last stretch.
  let restrictedNodes: [Int32]

  /// By node on restricted streets: the node on open streets at the same junction; else -1.
  let openNodesBeside: [Int32]

  // By node: its arcs are firstArc[n] ..< firstArc[n + 1].
  let firstArc: [Int32]
  let heads: [Int32]
  /// Steps of 0.01 mm on the level.
  let costs: [Int64]
  /// The chain an arc stands for; -1 for those within a junction.
  let chains: [Int32]

  package var nodeCount: Int { firstArc.count - 1 }
  package var arcCount: Int { heads.count }

  package init(_ network: Network, direction: Direction) {
    self.direction = direction
    (openNodes, restrictedNodes) = Self.nodes(network)
    let nodeCount = max(openNodes.max() ?? -1, (restrictedNodes.max() ?? -2) + 1) + 1
    var first = Array(repeating: Int32(0), count: Int(nodeCount) + 1)
    let (open, restricted) = (openNodes, restrictedNodes)
    Self.forEachArc(network, direction, open, restricted) { tail, _, _, _ in
      first[Int(tail) + 1] += 1
    }
    for node in 0..<Int(nodeCount) { first[node + 1] += first[node] }
    let arcCount = Int(first[Int(nodeCount)])
    var heads = Array(repeating: Int32(0), count: arcCount)
    var costs = Array(repeating: Int64(0), count: arcCount)
    var chains = Array(repeating: Int32(0), count: arcCount)
    var next = first
    Self.forEachArc(network, direction, open, restricted) { tail, head, cost, chain in
      let arc = Int(next[Int(tail)])
      next[Int(tail)] += 1
      heads[arc] = head
      costs[arc] = cost
      chains[arc] = chain
    }
    var beside = Array(repeating: Int32(-1), count: Int(nodeCount))
    for junction in 0..<network.junctionCount where restricted[junction] >= 0 {
      beside[Int(restricted[junction])] = open[junction]
      beside[Int(restricted[junction]) + 1] = open[junction]
    }
    openNodesBeside = beside
    firstArc = first
    self.heads = heads
    self.costs = costs
    self.chains = chains
  }

  /// Numbers the nodes in the order of the junctions, so that near ones stay near.
  private static func nodes(_ network: Network) -> (open: [Int32], restricted: [Int32]) {
    var touchesOpen = Array(repeating: false, count: network.junctionCount)
    var touchesRestricted = touchesOpen
    for chain in 0..<network.chainCount {
      for junction in [Int(network.tails[chain]), Int(network.heads[chain])] {
        if network.isRestricted[chain] {
          touchesRestricted[junction] = true
        } else {
          touchesOpen[junction] = true
        }
      }
    }
    var open = Array(repeating: Int32(-1), count: network.junctionCount)
    var restricted = open
    var next: Int32 = 0
    for junction in 0..<network.junctionCount {
      if touchesOpen[junction] {
        open[junction] = next
        next += 1
      }
      if touchesRestricted[junction] {
        restricted[junction] = next
        next += 2
      }
    }
    return (open, restricted)
  }

  private static func forEachArc(
    _ network: Network, _ direction: Direction, _ open: [Int32], _ restricted: [Int32],
    _ body: (_ tail: Int32, _ head: Int32, _ cost: Int64, _ chain: Int32) -> Void
  ) {
    for chain in 0..<network.chainCount {
      let (tail, head) = (Int(network.tails[chain]), Int(network.heads[chain]))
      // A chain that ends where it begins shortens no walk; its arcs say that it was reached.
      let cost = network.walkLength(ofChain: chain)
      var (along, against) = (network.isOpenForward[chain], network.isOpenBackward[chain])
      if direction == .toSources { (along, against) = (against, along) }
      let nodes = network.isRestricted[chain] ? restricted : open
      for layer in 0..<(network.isRestricted[chain] ? Int32(2) : 1) {
        let (from, to) = (nodes[tail] + layer, nodes[head] + layer)
        if along { body(from, to, cost, Int32(chain)) }
        if against { body(to, from, cost, Int32(chain)) }
      }
    }
    for junction in 0..<network.junctionCount
    where open[junction] >= 0 && restricted[junction] >= 0 {
      body(restricted[junction], open[junction], 0, -1)
      body(open[junction], restricted[junction] + 1, 0, -1)
    }
  }
}
