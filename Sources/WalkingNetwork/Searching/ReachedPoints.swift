/// Finds, of many points, those that a search has reached; it looks only at the points on the
/// streets that were reached.
package struct ReachedPoints: Sendable {
  private let pointCount: Int
  // By chain: the joins of points on it are firstJoin[c] ..< firstJoin[c + 1].
  private let firstJoin: [Int32]
  private let joins: [Join]

  /// Where a point joins a chain: all that is asked of it, side by side.
  private struct Join {
    var point: Int32 = 0
    /// Millimeters.
    var leg: Int32 = 0
    /// From the chain's tail, steps of 0.01 mm on the level.
    var position: Int64 = 0

    var legSteps: Int64 { Int64(leg) * WalkLength.stepsPerMillimeter }
  }

  /// What one search has reached, with working memory that is used again.
  ///
  /// Belongs to one thread.
  package struct Found {
    /// By point: the best walk; `Walk.none` for those that are not among `points`.
    package fileprivate(set) var walks: [WalkField.Walk]
    /// Those with a walk, as they were found.
    package fileprivate(set) var points: [Int32] = []
    /// By chain: the number of the last search that looked at it.
    fileprivate var lastLook: [Int32]
    fileprivate var look: Int32 = 0
  }

  package init(_ pointJoins: Joins, on network: Network) {
    pointCount = pointJoins.pointCount
    var rows = CountedRows(network.chainCount) { count in
      for chain in pointJoins.chains { count(Int(chain)) }
    }
    var joins = Array(repeating: Join(), count: rows.itemCount)
    for point in 0..<pointJoins.pointCount {
      for join in pointJoins.range(ofPoint: point) {
        let place = rows.nextPlace(inRow: Int(pointJoins.chains[join]))
        joins[place] = Join(
          point: Int32(point), leg: pointJoins.legs[join], position: pointJoins.positions[join])
      }
    }
    firstJoin = rows.first
    self.joins = joins
  }

  package func makeFound() -> Found {
    Found(
      walks: Array(repeating: .none, count: pointCount),
      lastLook: Array(repeating: -1, count: firstJoin.count - 1))
  }

  /// Looks at what a field has reached from one facility, of rank 0, anew. A walk may be longer than
  /// the limit of the search: then a shorter one may have been left out.
  package func find(in field: WalkField, _ found: inout Found) {
    for point in found.points { found.walks[Int(point)] = .none }
    found.points.removeAll(keepingCapacity: true)
    found.look += 1
    field.forEachReachedChain { chain in
      guard found.lastLook[chain] != found.look else { return }
      found.lastLook[chain] = found.look
      find(onChain: chain, in: field, &found)
    }
  }

  private func find(onChain chain: Int, in field: WalkField, _ found: inout Found) {
    let range = Int(firstJoin[chain])..<Int(firstJoin[chain + 1])
    guard !range.isEmpty else { return }
    let ends = field.walksToEnds(ofChain: chain)
    let length = field.network.walkLength(ofChain: chain)
    let hasSources = field.hasSources(chain: chain)
    for join in joins[range] {
      let before = found.walks[Int(join.point)]
      if hasSources || join.position <= 0 || join.position >= length {
        field.improve(
          &found.walks[Int(join.point)], chain: Int32(chain), position: join.position,
          leg: join.legSteps)
      } else {
        // Most places lie between the ends of a chain on which no walk begins.
        var walk = WalkLength.unreachable
        if ends.tail != walk { walk = ends.tail + join.position }
        if ends.head != WalkLength.unreachable {
          walk = min(walk, ends.head + length - join.position)
        }
        guard walk != WalkLength.unreachable else { continue }
        walk += join.legSteps
        if walk < before.length {
          found.walks[Int(join.point)] = WalkField.Walk(length: walk, rank: 0)
        }
      }
      if before == .none, found.walks[Int(join.point)] != .none { found.points.append(join.point) }
    }
  }
}
