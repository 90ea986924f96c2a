import Geography
import Parallelism
import WalkingNetwork

/// Which households can reach one of some facilities: asked again and again, for the rules of
/// standards.
package struct HouseholdReach {
  package enum Answer: Hashable, Sendable {
    /// By the nearest of the facilities that count, by its position.
    case covered(by: Int)
    case notCovered
    /// It depends on what lies beyond the data, or on whether a facility counts.
    case unknown
  }

  /// How far a facility may be.
  package enum Bound: Hashable, Sendable {
    case limit(Limit)
    case straightMeters(Double)
  }

  let analysis: GapAnalysis
  private let places: [Coordinate]
  private let facilities: [Coordinate]
  private let order: SpatialOrder
  /// By turn.
  private let joins: Joins
  let facilityJoins: Joins
  /// By household: hundredths of a second to where the data ends.
  private let openEnds: [Int64?]

  package init(
    _ analysis: GapAnalysis, households: Households, facilities: Facilities
  ) throws {
    self.analysis = analysis
    places = households.coordinates
    self.facilities = facilities.coordinates
    order = SpatialOrder(places)
    joins = try analysis.joiner.joins(order.byTurn(places), parallel: analysis.parallel.silent)
    facilityJoins = try analysis.joiner.joins(
      facilities.coordinates, parallel: analysis.parallel.silent)
    openEnds = order.byPlace(
      try analysis.times(analysis.fieldFromOpenEnds(), joins).map(\.centiseconds))
  }

  /// By household.
  ///
  /// - Parameters:
  ///   - sure: The facilities that count, by position.
  ///   - possible: Those of which that is not known.
  package func answers(
    sure: [Int], possible: [Int], within bound: Bound
  ) throws -> [Answer] {
    switch bound {
    case .limit(let limit):
      let reached = try walked(to: sure, limit)
      let perhaps = try walked(to: possible, limit)
      return places.indices.map { place in
        if let facility = reached[place] { return .covered(by: facility) }
        let isAtEnd = openEnds[place].map { $0 <= limit.centiseconds } ?? false
        return perhaps[place] != nil || isAtEnd ? .unknown : .notCovered
      }
    case .straightMeters(let meters):
      let reached = try near(sure, meters)
      let perhaps = try near(possible, meters)
      return places.indices.map { place in
        reached[place].map { .covered(by: $0) } ?? (perhaps[place] != nil ? .unknown : .notCovered)
      }
    }
  }

  /// By place: the nearest of some facilities on foot, if it is within the limit.
  private func walked(to facilities: [Int], _ limit: Limit) throws -> [Int?] {
    guard !facilities.isEmpty else { return Array(repeating: nil, count: places.count) }
    let field = analysis.field(
      from: facilities, facilityJoins, reachCentiseconds: limit.centiseconds)
    return order.byPlace(
      try analysis.times(field, joins).map { time in
        guard let centiseconds = time.centiseconds, centiseconds <= limit.centiseconds else {
          return nil
        }
        return time.rank.map { Int($0) }
      })
  }

  /// By place: the nearest of some facilities in a straight line, if it is near enough.
  private func near(_ facilities: [Int], _ meters: Double) throws -> [Int?] {
    guard !facilities.isEmpty else { return Array(repeating: nil, count: places.count) }
    let line = StraightLine(facilities.map { self.facilities[$0] })
    let ranges = Parallel.ranges(of: places.count, size: 2048)
    let parts = try analysis.parallel.silent.map(count: ranges.count) { part in
      try places[ranges[part]].map { place in
        try line.nearest(to: place, within: meters).map { facilities[$0.facility] }
      }
    }
    return parts.flatMap { $0 }
  }
}

extension GapAnalysis {
  /// A search from where the data ends.
  func fieldFromOpenEnds() -> WalkField {
    var field = WalkField(network, graph)
    field.run(fromOpenEndsWithin: WalkLength.unreachable - 1)
    return field
  }

  /// A search from some facilities, by position, as far as one walks in some time; their ranks are
  /// their positions.
  func field(
    from facilities: [Int], _ joins: Joins, reachCentiseconds: Int64
  ) -> WalkField {
    var field = WalkField(network, graph)
    field.run(
      from: facilities.map { ($0, Int32($0)) }, joins: joins,
      limit: network.pace.reach(centiseconds: reachCentiseconds))
    return field
  }
}
