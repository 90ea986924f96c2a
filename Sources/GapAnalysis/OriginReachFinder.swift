import Geography
import WalkingNetwork

/// Finds what is in reach of origins: one bounded search each.
package struct OriginReachFinder: Sendable {
  /// What is to be found.
  package struct Wanted: Sendable {
    /// `nil`: no areas.
    package var areas: IsochroneQuality?
    package var streets: Bool
    /// How far outlines may be moved to have fewer vertices; 0: not at all.
    package var simplificationMeters: Double

    package init(areas: IsochroneQuality?, streets: Bool, simplificationMeters: Double = 0) {
      self.areas = areas
      self.streets = streets
      self.simplificationMeters = simplificationMeters
    }
  }

  private let network: Network
  private let graph: SearchGraph
  private let limits: [Limit]
  private let wanted: Wanted
  private let tiles: DrawingTiles?
  /// `nil` if no streets are wanted.
  private let twins: ChainTwins?
  /// `nil` if none are counted.
  private let households: HouseholdCounter?

  package var countsHouseholds: Bool { households != nil }

  /// The working memory of one thread.
  package struct Worker {
    fileprivate var field: WalkField
    fileprivate var drawer: IsochroneDrawer?
    fileprivate var found: ReachedPoints.Found?

    package var searchCounts: Search.Counts { field.counts }
    package var drawingCounts: IsochroneDrawer.Counts { drawer?.counts ?? .init() }
  }

  /// - Parameters:
  ///   - graph: Its direction is that of the walks, seen from the origins.
  ///   - limits: At least one, sorted.
  ///   - tiles: Needed for areas.
  ///   - households: With their joins; `nil`: none are counted.
  package init(
    network: Network, graph: SearchGraph, limits: [Limit], wanted: Wanted, tiles: DrawingTiles?,
    households: (places: Households, joins: Joins)?
  ) {
    self.network = network
    self.graph = graph
    self.limits = limits
    self.wanted = wanted
    self.tiles = tiles
    twins = wanted.streets ? ChainTwins(network) : nil
    self.households = households.map { places, joins in
      HouseholdCounter(network, joins: joins, weights: places.weights, limits: limits)
    }
  }

  package func makeWorker() -> Worker {
    let drawer = wanted.areas.flatMap { quality in
      tiles.map { IsochroneDrawer(network, $0, quality: quality) }
    }
    return Worker(
      field: WalkField(network, graph), drawer: drawer, found: households?.makeFound())
  }

  /// - Parameter origin: Its place among `joins`.
  /// - Returns: By limit; `nil` if the origin is off the network.
  /// - Throws: `GEOSError`, as `IsochroneDrawer.area` does.
  package func reach(
    of origin: Int, joins: Joins, _ worker: inout Worker
  ) throws -> [OriginReach]? {
    guard joins.isJoined(origin) else { return nil }
    let longest = network.pace.reach(centiseconds: limits.last?.centiseconds ?? 0)
    worker.field.run(from: [(origin, 0)], joins: joins, limit: longest)
    let counted = households?.count(in: worker.field, &worker.found!)
    let areas = try worker.drawer?.areas(
      of: worker.field, limitsCentiseconds: limits.map(\.centiseconds),
      simplifiedWithin: wanted.simplificationMeters)
    let openEnd = worker.field.openEndWalk.flatMap(network.pace.centiseconds)
    return limits.indices.map { index in
      var reach = OriginReach()
      reach.openEndCentiseconds = openEnd.flatMap { $0 <= limits[index].centiseconds ? $0 : nil }
      reach.area = areas.map { areas in
        OriginReach.Area(
          polygons: areas[index], squareMeters: Ellipsoid.squareMeters(areas[index]))
      }
      reach.streets = twins.map { twins in
        ReachedStreets(
          of: worker.field, limitCentiseconds: limits[index].centiseconds, twins: twins)
      }
      reach.households = counted.map { counted in
        OriginReach.Households(
          count: counted.households[index], weight: counted.weights[index].value)
      }
      return reach
    }
  }
}
