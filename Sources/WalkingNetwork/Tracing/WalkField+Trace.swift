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
    let start = start(of: walk, point, joins)
    var stretches: [WalkTrace.Stretch] = []
    let end = forEachStretch(of: walk, from: start, joins) { stretches.append($0) }
    return WalkTrace(firstJoin: start.join, stretches: stretches, end: end, walk: walk)
  }

  /// The length along the ground of the walk that `trace` finds, legs included, steps as long as
  /// they are; in steps of 0.01 mm. Takes no memory for it.
  package func groundLength(of point: Int, joins: Joins) -> Int64? {
    guard let walk = walk(of: point, joins: joins) else { return nil }
    let start = start(of: walk, point, joins)
    var length = joins.legSteps(start.join)
    let end = forEachStretch(of: walk, from: start, joins) { stretch in
      let segments = network.vertexRange(ofChain: stretch.chain).dropLast()
      length += abs(
        network.groundLength(in: segments, at: stretch.end)
          - network.groundLength(in: segments, at: stretch.start))
    }
    if case .facility(let join) = end, let origins { length += origins.joins.legSteps(join) }
    return length
  }

  // MARK: The beginning

  /// How a walk begins.
  private struct Start {
    enum Course {
      /// Along the join's chain, which it never leaves, to a join of the facility.
      case alongChain(facilityJoin: Int)
      /// By an end of that chain: its place on the chain, and the node there.
      case byEnd(place: Int64, node: Int32)
    }

    let join: Int
    let course: Course
  }

  private func start(of walk: Walk, _ point: Int, _ joins: Joins) -> Start {
    for join in joins.range(ofPoint: point) {
      if let course = alongChain(joins, join, walk) ?? byEnd(joins, join, walk) {
        return Start(join: join, course: course)
      }
    }
    preconditionFailure("a walk of the field goes by no join of its point")
  }

  private func alongChain(_ joins: Joins, _ join: Int, _ walk: Walk) -> Start.Course? {
    let (chain, start) = (Int(joins.chains[join]), joins.positions[join])
    let ends = ends(ofChain: chain, position: start)
    for last in facilityJoins(rank: walk.rank) {
      guard let origins, Int(origins.joins.chains[last]) == chain else { continue }
      let end = origins.joins.positions[last]
      let isOpen = end == start || (end > start ? ends.head : ends.tail).isOpenToPlaces
      let length = joins.legSteps(join) + abs(end - start) + origins.joins.legSteps(last)
      if isOpen, length == walk.length { return .alongChain(facilityJoin: last) }
    }
    return nil
  }

  private func byEnd(_ joins: Joins, _ join: Int, _ walk: Walk) -> Start.Course? {
    let (chain, position) = (Int(joins.chains[join]), joins.positions[join])
    func course(_ end: End, at place: Int64) -> Start.Course? {
      guard end.isOpenToPlaces || end.distance == 0 else { return nil }
      let first = node(at: end, chain)
      let isRestricted = first == graph.restrictedNodes[end.junction]
      for node in first...(isRestricted ? first + 1 : first) {
        let cost = search.costs[Int(node)]
        if cost != WalkLength.unreachable, search.ranks[Int(node)] == walk.rank,
          joins.legSteps(join) + end.distance + cost == walk.length
        {
          return .byEnd(place: place, node: node)
        }
      }
      return nil
    }
    let ends = ends(ofChain: chain, position: position)
    return course(ends.tail, at: 0)
      ?? course(ends.head, at: network.walkLength(ofChain: chain))
  }

  private func facilityJoins(rank: Int32) -> Range<Int> {
    guard let origins, let facility = origins.facilities.first(where: { $0.rank == rank }) else {
      return 0..<0
    }
    return origins.joins.range(ofPoint: facility.point)
  }

  // MARK: The way

  /// Calls `body` with all that is walked along the streets, in the order in which it is walked.
  ///
  /// - Returns: Where that leads.
  private func forEachStretch(
    of walk: Walk, from start: Start, _ joins: Joins, _ body: (WalkTrace.Stretch) -> Void
  ) -> WalkTrace.End {
    let (chain, position) = (Int(joins.chains[start.join]), joins.positions[start.join])
    switch start.course {
    case .alongChain(let last):
      tell(chain, from: position, to: origins!.joins.positions[last], body)
      return .facility(join: last)
    case .byEnd(let place, var node):
      tell(chain, from: position, to: place, body)
      // From node to node, back to where the search began.
      while search.predecessors[Int(node)] >= 0 {
        let next = search.predecessors[Int(node)]
        if graph.junctions[Int(node)] != graph.junctions[Int(next)] {
          body(stretch(from: node, to: next))
        }
        node = next
      }
      return arrive(from: node, rank: walk.rank, body)
    }
  }

  /// Nothing where nothing is walked.
  private func tell(
    _ chain: Int, from start: Int64, to end: Int64, _ body: (WalkTrace.Stretch) -> Void
  ) {
    if start != end { body(WalkTrace.Stretch(chain: chain, start: start, end: end)) }
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
  private func arrive(
    from node: Int32, rank: Int32, _ body: (WalkTrace.Stretch) -> Void
  ) -> WalkTrace.End {
    guard let origins else { return .openEnd(junction: Int(graph.junctions[Int(node)])) }
    for join in facilityJoins(rank: rank) {
      let (chain, position) = (Int(origins.joins.chains[join]), origins.joins.positions[join])
      func isReached(by end: End) -> Bool {
        (end.isOpenFromSources || end.distance == 0) && self.node(at: end, chain) == node
          && origins.joins.legSteps(join) + end.distance == search.costs[Int(node)]
      }
      let ends = ends(ofChain: chain, position: position)
      let isByTail = isReached(by: ends.tail)
      guard isByTail || isReached(by: ends.head) else { continue }
      tell(
        chain, from: isByTail ? 0 : network.walkLength(ofChain: chain), to: position, body)
      return .facility(join: join)
    }
    preconditionFailure("a walk of the field ends at no join of its facility")
  }
}
