import GEOSKit
import Geography
import WalkingNetwork

/// Finds what is in reach of origins: one bounded search each.
package struct OriginReachFinder: Sendable {
  /// How areas are drawn.
  package struct Areas: Sendable {
    fileprivate let quality: IsochroneQuality
    fileprivate let tiles: DrawingTiles
    fileprivate let simplificationMeters: Double

    /// - Parameters:
    ///   - tiles: Of the same network.
    ///   - simplificationMeters: How far outlines may be moved to have fewer vertices; 0: not at
    ///     all.
    package init(
      _ quality: IsochroneQuality, on tiles: DrawingTiles, simplificationMeters: Double = 0
    ) {
      self.quality = quality
      self.tiles = tiles
      self.simplificationMeters = simplificationMeters
    }
  }

  /// At least one, sorted.
  package let limits: [Limit]

  private let network: Network
  private let graph: SearchGraph
  private let areas: Areas?
  private let twins: ChainTwins?
  private let households: HouseholdCounter?

  package var drawsAreas: Bool { areas != nil }
  package var findsStreets: Bool { twins != nil }
  package var countsHouseholds: Bool { households != nil }

  /// The working memory of one thread.
  package struct Worker {
    fileprivate var field: WalkField
    fileprivate var drawer: IsochroneDrawer?
    fileprivate var counting: HouseholdCounter.Worker?

    package var searchCounts: Search.Counts { field.counts }
    package var drawingCounts: IsochroneDrawer.Counts { drawer?.counts ?? .init() }
  }

  /// - Parameters:
  ///   - graph: Its direction is that of the walks, seen from the origins.
  ///   - limits: At least one, sorted.
  ///   - areas: `nil`: none are drawn.
  ///   - findsStreets: Whether the streets in reach are wanted.
  ///   - households: With their joins; `nil`: none are counted.
  package init(
    network: Network, graph: SearchGraph, limits: [Limit], areas: Areas? = nil,
    findsStreets: Bool = false, households: (places: Households, joins: Joins)? = nil
  ) {
    self.network = network
    self.graph = graph
    self.limits = limits
    self.areas = areas
    twins = findsStreets ? ChainTwins(network) : nil
    self.households = households.map { places, joins in
      HouseholdCounter(network, joins: joins, weights: places.weights, limits: limits)
    }
  }

  package func makeWorker() -> Worker {
    Worker(
      field: WalkField(network, graph),
      drawer: areas.map { IsochroneDrawer(network, $0.tiles, quality: $0.quality) },
      counting: households?.makeWorker())
  }

  /// - Parameter origin: Its place among `joins`.
  /// - Returns: By limit; `nil` if the origin is off the network.
  /// - Throws: `Failure` of kind `internalFault`, should GEOS fail.
  package func reach(
    of origin: Int, joins: Joins, _ worker: inout Worker
  ) throws -> [OriginReach]? {
    guard joins.isJoined(origin) else { return nil }
    worker.field.run(
      from: [(origin, 0)], joins: joins, limit: limits.longestReach(at: network.pace))
    let counted = households?.count(in: worker.field, &worker.counting!)
    let drawn = try draw(&worker)
    let openEnd = worker.field.openEndWalk.flatMap(network.pace.centiseconds)
    return limits.enumerated().map { index, limit in
      OriginReach(
        area: drawn.map { drawn in
          OriginReach.Area(
            polygons: drawn[index], squareMeters: Ellipsoid.squareMeters(drawn[index]))
        },
        streets: twins.map { twins in
          ReachedStreets(of: worker.field, limitCentiseconds: limit.centiseconds, twins: twins)
        },
        openEndCentiseconds: openEnd.flatMap { $0 <= limit.centiseconds ? $0 : nil },
        households: counted.map { counted in
          OriginReach.Households(
            count: counted.households[index], weight: counted.weights[index].value)
        })
    }
  }

  /// By limit; `nil` if no areas are wanted.
  private func draw(_ worker: inout Worker) throws -> [[Polygon]]? {
    guard let areas else { return nil }
    return try GEOSError.asFault {
      try worker.drawer?.areas(
        of: worker.field, limitsCentiseconds: limits.map(\.centiseconds),
        simplifiedWithin: areas.simplificationMeters)
    }
  }
}
