/// What is asked of a field where not one place matters, but all places of a chain.
extension WalkField {
  /// The least walks to both ends of a chain as far as they go on to places inside of it;
  /// `WalkLength.unreachable` where there is none.
  ///
  /// Places at an end itself may have shorter ones (`leastWalk`).
  func walksToEnds(ofChain chain: Int) -> (tail: Int64, head: Int64) {
    let isAgainstTravel = graph.direction == .toSources
    let (along, against) = (network.isOpenForward[chain], network.isOpenBackward[chain])
    let (fromTail, fromHead) = isAgainstTravel ? (against, along) : (along, against)
    return (
      fromTail ? walk(toJunction: Int(network.tails[chain]), chain) : WalkLength.unreachable,
      fromHead ? walk(toJunction: Int(network.heads[chain]), chain) : WalkLength.unreachable
    )
  }

  private func walk(toJunction junction: Int, _ chain: Int) -> Int64 {
    guard network.isRestricted[chain] else { return search.costs[Int(graph.openNodes[junction])] }
    let first = Int(graph.restrictedNodes[junction])
    return min(search.costs[first], search.costs[first + 1])
  }

  /// The least walk to a place on a chain.
  package func leastWalk(chain: Int32, position: Int64) -> Int64 {
    var best = Walk.none
    improve(&best, chain: chain, position: position, leg: 0)
    return best.length
  }

  /// The least walk along the chain to a place from the sources at it and behind it, seen from the
  /// direction in which one goes on.
  func walkAlongChain(chain: Int32, position: Int64, towardsHead: Bool) -> Int64 {
    var best = Walk.none
    sources.improve(
      &best, chain: chain, position: position, leg: 0, towardsHead: !towardsHead,
      towardsTail: towardsHead)
    return best.length
  }

  /// Whether a junction's own walk may be less than what its open streets say: private ones meet
  /// there too.
  func hasOwnWalk(junction: Int) -> Bool { graph.restrictedNodes[junction] >= 0 }
}
