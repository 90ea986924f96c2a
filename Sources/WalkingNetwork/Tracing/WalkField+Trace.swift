/// The walks themselves, found from what the search recorded.
///
/// Lengths are whole numbers, so that the walk of a length is known by its sum being equal.
extension WalkField {
  /// The walk that `walk(of:joins:)` measures; `nil` if there is none.
  ///
  /// The search must have recorded its way. Of equal walks to the same facility one is taken, always
  /// the same. It is told from the point to the facility, also where it is walked the other way.
  package func trace(of point: Int, joins: Joins) -> WalkTrace? {
    guard let walk = walk(of: point, joins: joins) else { return nil }
    for join in joins.range(ofPoint: point) {
      if let trace = alongChain(joins, join, walk) ?? overJunctions(joins, join, walk) {
        return trace
      }
    }
    preconditionFailure("a walk of the field goes by no join of its point")
  }

  /// The length along the ground of the walk that `trace` finds, legs included, steps as long as
  /// they are; in steps of 0.01 mm.
  package func groundLength(of point: Int, joins: Joins) -> Int64? {
    guard let trace = trace(of: point, joins: joins) else { return nil }
    var length = joins.legSteps(trace.firstJoin)
    if case .facility(let join) = trace.end, let origins { length += origins.joins.legSteps(join) }
    for stretch in trace.stretches {
      let segments = network.vertexRange(ofChain: stretch.chain).dropLast()
      length += abs(
        network.groundLength(in: segments, at: stretch.end)
          - network.groundLength(in: segments, at: stretch.start))
    }
    return length
  }

  /// The walk from a join that never leaves its chain.
  private func alongChain(_ joins: Joins, _ join: Int, _ walk: Walk) -> WalkTrace? {
    let (chain, start) = (Int(joins.chains[join]), joins.positions[join])
    let ends = ends(ofChain: chain, position: start)
    for last in facilityJoins(rank: walk.rank) {
      guard let origins, Int(origins.joins.chains[last]) == chain else { continue }
      let end = origins.joins.positions[last]
      let isOpen = end == start || (end > start ? ends.head : ends.tail).isOpenToPlaces
      let length = joins.legSteps(join) + abs(end - start) + origins.joins.legSteps(last)
      guard isOpen, length == walk.length else { continue }
      return WalkTrace(
        firstJoin: join, stretches: Self.stretch(chain, start, end), end: .facility(join: last),
        walk: walk)
    }
    return nil
  }

  /// The walk from a join that leaves its chain by one of its ends.
  private func overJunctions(_ joins: Joins, _ join: Int, _ walk: Walk) -> WalkTrace? {
    let (chain, position) = (Int(joins.chains[join]), joins.positions[join])
    let ends = ends(ofChain: chain, position: position)
    for (end, place) in [(ends.tail, 0), (ends.head, network.walkLength(ofChain: chain))]
    where end.isOpenToPlaces || end.distance == 0 {
      let first = node(at: end, chain)
      let isRestricted = first == graph.restrictedNodes[end.junction]
      for node in isRestricted ? [first, first + 1] : [first] {
        let cost = search.costs[Int(node)]
        guard cost != WalkLength.unreachable, search.ranks[Int(node)] == walk.rank,
          joins.legSteps(join) + end.distance + cost == walk.length
        else { continue }
        let (stretches, last) = stretches(from: node)
        let (arrival, goal) = arrival(from: last, rank: walk.rank)
        return WalkTrace(
          firstJoin: join, stretches: Self.stretch(chain, position, place) + stretches + arrival,
          end: goal, walk: walk)
      }
    }
    return nil
  }

  /// None where nothing is walked.
  private static func stretch(_ chain: Int, _ start: Int64, _ end: Int64) -> [WalkTrace.Stretch] {
    start == end ? [] : [WalkTrace.Stretch(chain: chain, start: start, end: end)]
  }

  private func facilityJoins(rank: Int32) -> Range<Int> {
    guard let origins, let facility = origins.facilities.first(where: { $0.rank == rank }) else {
      return 0..<0
    }
    return origins.joins.range(ofPoint: facility.point)
  }

  /// From node to node, back to where the search began.
  private func stretches(from first: Int32) -> (stretches: [WalkTrace.Stretch], last: Int32) {
    var stretches: [WalkTrace.Stretch] = []
    var node = first
    while search.predecessors[Int(node)] >= 0 {
      let next = search.predecessors[Int(node)]
      if graph.junctions[Int(node)] != graph.junctions[Int(next)] {
        stretches.append(stretch(from: node, to: next))
      }
      node = next
    }
    return (stretches, node)
  }

  /// The whole chain that leads from one node to the next; of equal ones the first.
  private func stretch(from node: Int32, to next: Int32) -> WalkTrace.Stretch {
    let (from, to) = (graph.junctions[Int(node)], graph.junctions[Int(next)])
    let length = search.costs[Int(node)] - search.costs[Int(next)]
    let isRestricted = graph.openNodes[Int(from)] != node
    for index in Int(graph.firstChain[Int(from)])..<Int(graph.firstChain[Int(from) + 1]) {
      let chain = Int(graph.chains[index])
      guard network.isRestricted[chain] == isRestricted,
        network.walkLength(ofChain: chain) == length
      else { continue }
      let ends = ends(ofChain: chain, position: 0)
      if network.tails[chain] == from, network.heads[chain] == to, ends.head.isOpenToPlaces {
        return WalkTrace.Stretch(chain: chain, start: 0, end: length)
      }
      if network.heads[chain] == from, network.tails[chain] == to, ends.tail.isOpenToPlaces {
        return WalkTrace.Stretch(chain: chain, start: length, end: 0)
      }
    }
    preconditionFailure("no chain leads from a node to the one before it")
  }

  /// From the node where the search began to what it began from.
  private func arrival(
    from node: Int32, rank: Int32
  ) -> (stretches: [WalkTrace.Stretch], end: WalkTrace.End) {
    guard let origins else { return ([], .openEnd(junction: Int(graph.junctions[Int(node)]))) }
    for join in facilityJoins(rank: rank) {
      let (chain, position) = (Int(origins.joins.chains[join]), origins.joins.positions[join])
      let ends = ends(ofChain: chain, position: position)
      for (end, place) in [(ends.tail, 0), (ends.head, network.walkLength(ofChain: chain))]
      where end.isOpenFromSources || end.distance == 0 {
        guard self.node(at: end, chain) == node,
          origins.joins.legSteps(join) + end.distance == search.costs[Int(node)]
        else { continue }
        return (Self.stretch(chain, place, position), .facility(join: join))
      }
    }
    preconditionFailure("a walk of the field ends at no join of its facility")
  }
}
