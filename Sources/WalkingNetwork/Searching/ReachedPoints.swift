/// Finds, of many points, those that a search has reached; it looks only at the points on the
/// streets that were reached.
package struct ReachedPoints: Sendable {
  private let pointJoins: Joins
  // By chain: the joins of points on it are joins[firstJoin[c] ..< firstJoin[c + 1]].
  private let firstJoin: [Int32]
  private let joins: [Int32]
  private let pointOfJoin: [Int32]

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
    self.pointJoins = pointJoins
    var first = Array(repeating: Int32(0), count: network.chainCount + 1)
    for chain in pointJoins.chains { first[Int(chain) + 1] += 1 }
    for chain in 0..<network.chainCount { first[chain + 1] += first[chain] }
    var joins = Array(repeating: Int32(0), count: pointJoins.chains.count)
    var points = joins
    var next = first
    for point in 0..<pointJoins.pointCount {
      for join in pointJoins.range(ofPoint: point) {
        let chain = Int(pointJoins.chains[join])
        joins[Int(next[chain])] = Int32(join)
        points[join] = Int32(point)
        next[chain] += 1
      }
    }
    firstJoin = first
    self.joins = joins
    pointOfJoin = points
  }

  package func makeFound() -> Found {
    Found(
      walks: Array(repeating: .none, count: pointJoins.pointCount),
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
    let hasSources = field.sources.contains(chain: Int32(chain))
    for index in range {
      let (join, point) = (Int(joins[index]), pointOfJoin[Int(joins[index])])
      let position = pointJoins.positions[join]
      let before = found.walks[Int(point)]
      if hasSources || position <= 0 || position >= length {
        field.improve(&found.walks[Int(point)], pointJoins, join)
      } else {
        // Most places lie between the ends of a chain on which no walk begins.
        var walk = WalkLength.unreachable
        if ends.tail != walk { walk = ends.tail + position }
        if ends.head != WalkLength.unreachable { walk = min(walk, ends.head + length - position) }
        guard walk != WalkLength.unreachable else { continue }
        walk += pointJoins.legSteps(join)
        if walk < before.length { found.walks[Int(point)] = WalkField.Walk(length: walk, rank: 0) }
      }
      if before == .none, found.walks[Int(point)] != .none { found.points.append(point) }
    }
  }
}
