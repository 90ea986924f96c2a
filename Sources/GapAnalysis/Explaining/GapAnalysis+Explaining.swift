import Geography
import OSMExtract
import PROJKit
import WalkingNetwork

extension GapAnalysis {
  /// Judges one place as a household, and keeps what decided.
  ///
  /// - Parameters:
  ///   - id: The household's; `nil` for a place that is none.
  ///   - streets: Those that the network was made from.
  /// - Returns: What decided, and the searches that told.
  package func explain(
    _ id: String?, at place: Coordinate, facilities: Facilities, streets: Streets
  ) throws -> (place: ExplainedPlace, ground: Groundwork) {
    let household = Households(
      source: .table, ids: [id ?? ""], coordinates: [place], weights: [1])
    let ground = try groundwork(household, facilities, tracesWalks: true)
    let (joins, facilityJoins) = (ground.householdJoins, ground.facilityJoins)
    let results = try judged(ground, household, facilities)

    func walk(_ field: WalkField, to facility: Int?) -> ExplainedPlace.Walk? {
      guard let trace = field.trace(of: 0, joins: joins),
        let time = network.pace.centiseconds(trace.walk.length)
      else { return nil }
      return ExplainedPlace.Walk(
        centiseconds: time,
        route: WalkRoute(
          trace, from: place, joins, to: facility.map { facilities.coordinates[$0] },
          facilityJoins, network: network, streets: streets))
    }
    let categories = try results.categories.enumerated().map { category, columns in
      let members = facilities.members(ofCategory: category)
      return ExplainedPlace.Category(
        facilityCount: members.count,
        joinedCount: members.count { results.facilityColumns.isJoined[$0] },
        nearest: columns.facilities[0].flatMap { facility in
          walk(ground.fields[category], to: facility).map { (facility, $0) }
        },
        straight: try Self.nearestInLine(to: place, members, facilities, ground.ranks).map {
          ($0.facility, $0.meters, results.facilityColumns.isJoined[$0.facility])
        },
        verdicts: columns.verdicts.map { $0[0] })
    }
    let explained = ExplainedPlace(
      id: id, place: place,
      isInsideDataArea: try network.dataArea.contains([place], parallel: parallel)[0],
      limits: limits, facilities: facilities, pace: network.pace,
      maxJoinMeters: network.parameters.maxJoin,
      detourFactorLimit: network.parameters.detourFactor,
      joins: joinsExplained(joins, streets), categories: categories,
      openEnd: walk(ground.fields[categoryCount], to: nil), joinCount: results.joinCount,
      searchCounts: results.searchCounts)
    return (explained, ground)
  }

  /// What a run finds of its households, by the searches that one place was explained with.
  package func judge(
    _ households: Households, _ facilities: Facilities, after ground: Groundwork
  ) throws -> GapResults {
    var ground = ground
    ground.order = SpatialOrder(households.coordinates)
    ground.householdJoins = try joiner.joins(
      ground.order.byTurn(households.coordinates),
      parallel: try parallel.stage(.joining, of: households.count))
    return try judged(ground, households, facilities)
  }

  private func joinsExplained(_ joins: Joins, _ streets: Streets) -> [ExplainedPlace.Join] {
    joins.range(ofPoint: 0).map { join in
      let chain = Int(joins.chains[join])
      let way = Int(network.ways[Int(joins.segments[join])])
      let part = Int(network.parts[chain])
      return ExplainedPlace.Join(
        wayID: streets.wayIDs[way], name: streets.name(ofWay: way),
        legMillimeters: Int(joins.legs[join]), place: network.place(ofJoin: join, joins),
        part: part + 1, partLength: network.partLengths[part],
        isRestricted: network.isRestricted[chain])
    }.sorted { ($0.legMillimeters, $0.wayID) < ($1.legMillimeters, $1.wayID) }
  }

  /// Of equally near ones the first id in byte order.
  private static func nearestInLine(
    to place: Coordinate, _ members: [Int], _ facilities: Facilities, _ ranks: [Int32]
  ) throws -> (facility: Int, meters: Double)? {
    let geodesic = Geodesic()
    return try members.map {
      ($0, try geodesic.length(from: place, to: facilities.coordinates[$0]))
    }
    .min { ($0.1, ranks[$0.0]) < ($1.1, ranks[$1.0]) }
  }
}
