import WalkingNetwork

/// Walks between points of two kinds: a search from each origin.
package struct WalkTable: Sendable {
  /// Which pairs are wanted.
  package struct Wanted: Hashable, Sendable {
    /// `nil`: of any time.
    package var within: Limit?
    /// The nearest so many of each origin; `nil`: all.
    package var nearest: Int?

    package init(within: Limit?, nearest: Int?) {
      self.within = within
      self.nearest = nearest
    }
  }

  /// From one origin to a destination.
  package struct Walk: Hashable, Sendable {
    package let destination: Int
    package let centiseconds: Int64
    /// Along the ground, legs included; rounded.
    package let millimeters: Int64
  }

  private let network: Network
  private let graph: SearchGraph
  private let destinationJoins: Joins
  private let destinations: ReachedPoints
  /// By destination: its place in the byte order of the ids.
  private let ranks: [Int32]
  private let wanted: Wanted
  /// So many walks of each origin are enough: there are no more destinations with a street.
  private let enough: Int?

  /// The working memory of one thread.
  package struct Worker {
    fileprivate var field: WalkField
    fileprivate var found: ReachedPoints.Found

    package var searchCounts: Search.Counts { field.counts }
  }

  package init(
    network: Network, destinationIDs: [String], joins: Joins, wanted: Wanted
  ) {
    self.network = network
    graph = SearchGraph(network, direction: .fromSources)
    destinationJoins = joins
    destinations = ReachedPoints(joins, on: network)
    ranks = GapAnalysis.ranks(destinationIDs)
    self.wanted = wanted
    enough = wanted.nearest.map { min($0, (0..<joins.pointCount).count(where: joins.isJoined)) }
  }

  package func makeWorker() -> Worker {
    Worker(
      field: WalkField(network, graph, tracesWalks: true), found: destinations.makeFound())
  }

  /// The walks from an origin: in the order of the destinations, or the nearest first; of those
  /// equally near the first id in byte order.
  ///
  /// - Parameter origin: Its place among `joins`.
  package func walks(from origin: Int, joins: Joins, _ worker: inout Worker) -> [Walk] {
    var found = found(from: origin, joins: joins, &worker)
    if let nearest = wanted.nearest {
      found.sort {
        ($0.centiseconds, ranks[$0.destination]) < ($1.centiseconds, ranks[$1.destination])
      }
      found.removeLast(max(0, found.count - nearest))
    } else {
      found.sort { $0.destination < $1.destination }
    }
    return found.map { destination, centiseconds in
      guard let length = worker.field.groundLength(of: destination, joins: destinationJoins) else {
        preconditionFailure("a destination that was found has no walk")
      }
      return Walk(
        destination: destination, centiseconds: centiseconds,
        millimeters: WalkLength.millimeters(length))
    }
  }

  /// All that are wanted, and maybe more.
  private func found(
    from origin: Int, joins: Joins, _ worker: inout Worker
  ) -> [(destination: Int, centiseconds: Int64)] {
    var reach = firstReach
    while true {
      worker.field.run(from: [(origin, 0)], joins: joins, limit: reach)
      destinations.find(in: worker.field, &worker.found)
      let found = inReach(worker.found, reach)
      guard let enough, found.count < enough, reach < longestReach else { return found }
      // Few can be reached at all: a wider search finds the same.
      if worker.field.isComplete { return inReach(worker.found, longestReach) }
      // The walks of a wider search are the same: so its width is only a matter of work.
      reach = reach > longestReach / 4 ? longestReach : reach * 4
    }
  }

  private func inReach(
    _ found: ReachedPoints.Found, _ reach: Int64
  ) -> [(destination: Int, centiseconds: Int64)] {
    found.points.compactMap { point in
      let walk = found.walks[Int(point)]
      // Beyond the limit of a search a shorter walk may have been left out.
      guard walk.length <= reach, let time = network.pace.centiseconds(walk.length),
        time <= wanted.within?.centiseconds ?? .max
      else { return nil }
      return (Int(point), time)
    }
  }

  private var longestReach: Int64 {
    wanted.within.map { network.pace.reach(centiseconds: $0.centiseconds) }
      ?? WalkLength.unreachable - 1
  }

  /// 1 km, where only the nearest are wanted.
  private var firstReach: Int64 {
    wanted.nearest == nil ? longestReach : min(longestReach, WalkLength.steps(meters: 1000))
  }
}
