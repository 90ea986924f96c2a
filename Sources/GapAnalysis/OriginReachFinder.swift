import Geography
import WalkingNetwork

/// Finds what is in reach of origins: one bounded search each.
package struct OriginReachFinder: Sendable {
  /// What is to be found.
  package struct Wanted: Sendable {
    /// `nil`: no areas.
    package var areas: IsochroneQuality?
    package var streets: Bool
    /// How far outlines may be moved to have fewer vertices, meters; 0: not at all.
    package var simplification: Double

    package init(areas: IsochroneQuality?, streets: Bool, simplification: Double = 0) {
      self.simplification = simplification
      self.areas = areas
      self.streets = streets
    }
  }

  private let network: Network
  private let limits: [Limit]
  private let wanted: Wanted
  private let tiles: DrawingTiles?
  /// `nil` if no streets are wanted.
  private let twins: ChainTwins?
  private let households: FacilityReach
  package let countsHouseholds: Bool

  /// The working memory of one thread.
  package struct Worker {
    fileprivate var reach: FacilityReach.Worker
    fileprivate var drawer: IsochroneDrawer?

    package var searchCounts: Search.Counts { reach.field.counts }
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
    self.limits = limits
    self.wanted = wanted
    self.tiles = tiles
    twins = wanted.streets ? ChainTwins(network) : nil
    countsHouseholds = households != nil
    self.households = FacilityReach(
      network: network, graph: graph, joins: households?.joins ?? Joins(),
      weights: households?.places.weights ?? [], amounts: [], limits: limits)
  }

  package func makeWorker() -> Worker {
    let drawer = wanted.areas.flatMap { quality in
      tiles.map { IsochroneDrawer(network, $0, quality: quality) }
    }
    return Worker(reach: households.makeWorker(), drawer: drawer)
  }

  /// - Parameter origin: Its place among `joins`.
  /// - Returns: By limit; `nil` if the origin is off the network.
  /// - Throws: `GEOSError`, as `IsochroneDrawer.area` does.
  package func reach(
    of origin: Int, joins: Joins, _ worker: inout Worker
  ) throws -> [OriginReach]? {
    guard joins.isJoined(origin) else { return nil }
    let counted = households.households(of: origin, joins: joins, &worker.reach)
    let areas = try worker.drawer?.areas(
      of: worker.reach.field, limitsCentiseconds: limits.map(\.centiseconds),
      simplifiedWithin: wanted.simplification)
    return limits.indices.map { index in
      var reach = OriginReach()
      reach.area = areas.map { areas in
        OriginReach.Area(
          polygons: areas[index], squareMeters: Ellipsoid.squareMeters(areas[index]))
      }
      reach.streets = twins.map { twins in
        ReachedStreets(
          of: worker.reach.field, limitCentiseconds: limits[index].centiseconds, twins: twins)
      }
      if countsHouseholds {
        reach.households = OriginReach.Households(
          count: counted.counts[index], weight: counted.weights[index].value)
      }
      return reach
    }
  }
}
