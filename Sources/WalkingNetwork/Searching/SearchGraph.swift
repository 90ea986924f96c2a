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

  /// By junction: the chains that begin or end there are chains[firstChain[j] ..< firstChain[j + 1]].
  let firstChain: [Int32]
  let chains: [Int32]

  // By node.
  let junctions: [Int32]

  // By node: its arcs are firstArc[n] ..< firstArc[n + 1].
  let firstArc: [Int32]
  let heads: [Int32]
  /// Steps of 0.01 mm on the level.
  let costs: [Int64]

  package var nodeCount: Int { firstArc.count - 1 }

  package init(_ network: Network, direction: Direction) {
    self.direction = direction
    (firstChain, chains) = Self.chainsByJunction(network)
    let (open, restricted) = Self.nodes(network)
    openNodes = open
    restrictedNodes = restricted
    junctions = Self.junctionsByNode(open, restricted)
    var rows = CountedRows(junctions.count) { count in
      Self.forEachArc(network, direction, open, restricted) { tail, _, _ in count(Int(tail)) }
    }
    var heads = Array(repeating: Int32(0), count: rows.itemCount)
    var costs = Array(repeating: Int64(0), count: rows.itemCount)
    Self.forEachArc(network, direction, open, restricted) { tail, head, cost in
      let arc = rows.nextPlace(inRow: Int(tail))
      heads[arc] = head
      costs[arc] = cost
    }
    firstArc = rows.first
    self.heads = heads
    self.costs = costs
  }

  private static func chainsByJunction(_ network: Network) -> (first: [Int32], chains: [Int32]) {
    let ends = [network.tails, network.heads]
    var rows = CountedRows(network.junctionCount) { count in
      for junctions in ends { for junction in junctions { count(Int(junction)) } }
    }
    var chains = Array(repeating: Int32(0), count: rows.itemCount)
    for junctions in ends {
      for (chain, junction) in junctions.enumerated() {
        chains[rows.nextPlace(inRow: Int(junction))] = Int32(chain)
      }
    }
    return (rows.first, chains)
  }

  private static func junctionsByNode(_ open: [Int32], _ restricted: [Int32]) -> [Int32] {
    let count = max((open.max() ?? -1) + 1, (restricted.max() ?? -2) + 2)
    var junctions = Array(repeating: Int32(0), count: Int(count))
    for junction in open.indices {
      if open[junction] >= 0 { junctions[Int(open[junction])] = Int32(junction) }
      if restricted[junction] >= 0 {
        junctions[Int(restricted[junction])] = Int32(junction)
        junctions[Int(restricted[junction]) + 1] = Int32(junction)
      }
    }
    return junctions
  }

  /// Numbers the nodes in the order of the junctions, so that near ones stay near.
  private static func nodes(_ network: Network) -> (open: [Int32], restricted: [Int32]) {
    var touchesOpen = Array(repeating: false, count: network.junctionCount)
    var touchesRestricted = touchesOpen
    for junctions in [network.tails, network.heads] {
      for (chain, junction) in junctions.enumerated() {
        if network.isRestricted[chain] {
          touchesRestricted[Int(junction)] = true
        } else {
          touchesOpen[Int(junction)] = true
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
    _ body: (_ tail: Int32, _ head: Int32, _ cost: Int64) -> Void
  ) {
    for chain in 0..<network.chainCount {
      let (tail, head) = (Int(network.tails[chain]), Int(network.heads[chain]))
      guard tail != head else { continue }
      let cost = network.walkLength(ofChain: chain)
      var (along, against) = (network.isOpenForward[chain], network.isOpenBackward[chain])
      if direction == .toSources { (along, against) = (against, along) }
      let nodes = network.isRestricted[chain] ? restricted : open
      for layer in 0..<(network.isRestricted[chain] ? Int32(2) : 1) {
        let (from, to) = (nodes[tail] + layer, nodes[head] + layer)
        if along { body(from, to, cost) }
        if against { body(to, from, cost) }
      }
    }
    for junction in 0..<network.junctionCount
    where open[junction] >= 0 && restricted[junction] >= 0 {
      body(restricted[junction], open[junction], 0)
      body(open[junction], restricted[junction] + 1, 0)
    }
  }
}
