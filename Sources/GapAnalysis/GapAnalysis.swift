import Geography
import Parallelism
import WalkingNetwork

/// Judges households: how far each is from each category, whether that is within the limits, and
/// why not (walking-rule, 3 and 4).
package struct GapAnalysis {
  let network: Network
  let joiner: Joiner
  let graph: SearchGraph
  let categoryCount: Int
  let limits: [Limit]
  let parallel: Parallel

  /// - Parameter limits: At least one, sorted.
  package init(
    network: Network, joiner: Joiner, categoryCount: Int, limits: [Limit], parallel: Parallel
  ) {
    self.init(
      network: network, joiner: joiner, graph: SearchGraph(network, direction: .toSources),
      categoryCount: categoryCount, limits: limits, parallel: parallel)
  }

  private init(
    network: Network, joiner: Joiner, graph: SearchGraph, categoryCount: Int, limits: [Limit],
    parallel: Parallel
  ) {
    self.network = network
    self.joiner = joiner
    self.graph = graph
    self.categoryCount = categoryCount
    self.limits = limits
    self.parallel = parallel
  }

  /// What verdicts come from: it changes neither with the pace nor with the limits.
  package struct Groundwork: Sendable {
    /// The turns of the households.
    var order: SpatialOrder
    /// By turn.
    var householdJoins: Joins
    let facilityJoins: Joins
    let fields: [WalkField]
    /// By facility.
    let ranks: [Int32]
  }

  /// The same streets in silence, walked at another pace or judged by other limits.
  func with(_ network: Network, _ limits: [Limit]) -> GapAnalysis {
    GapAnalysis(
      network: network, joiner: joiner, graph: graph, categoryCount: categoryCount, limits: limits,
      parallel: parallel.silent)
  }

  /// The same in silence with another `join_slack`, meters.
  func joining(withSlack meters: Double) -> GapAnalysis {
    GapAnalysis(
      network: network, joiner: joiner.joining(withSlack: meters), graph: graph,
      categoryCount: categoryCount, limits: limits, parallel: parallel.silent)
  }

  /// - Parameters:
  ///   - households: Those to be judged: inside the data area.
  ///   - groups: Of the households, if it is asked which ones a facility reaches.
  ///   - findsSensitivity: Whether to judge again with other speeds, limits and joins.
  ///   - drawing: How closely areas are drawn; `nil`: none are.
  package func run(
    households: Households, facilities: Facilities, groups: HouseholdGroups? = nil,
    findsSensitivity: Bool = false, drawing: IsochroneQuality? = nil
  ) throws -> GapResults {
    let joining = try parallel.stage(.joining, of: households.count)
    let ground = try groundwork(households, facilities, joining: joining)
    let (order, householdJoins, facilityJoins) = (
      ground.order, ground.householdJoins, ground.facilityJoins
    )
    var results = try judged(ground, households, facilities)
    if let drawing {
      try addAreas(ground.fields, quality: drawing, to: &results)
    }
    // The searches are large: they are let go where nobody asks for them again.
    let kept = findsSensitivity ? ground : nil
    results.joinedFarther = try joinedFarther(results)
    results.coverage = coverage(results)
    try addFacilityColumns(order, householdJoins, facilityJoins, groups, to: &results)
    if let kept { results.sensitivity = try sensitivity(results, kept) }
    return results
  }

  /// Joins and searches.
  ///
  /// - Parameters:
  ///   - joining: On what households are joined; `nil`: as all else.
  ///   - tracesWalks: Whether the walks themselves will be asked for.
  func groundwork(
    _ households: Households, _ facilities: Facilities, joining: Parallel? = nil,
    tracesWalks: Bool = false
  ) throws -> Groundwork {
    let order = SpatialOrder(households.coordinates)
    let householdJoins = try joiner.joins(
      order.byTurn(households.coordinates), parallel: joining ?? parallel)
    let facilityJoins = try joiner.joins(facilities.coordinates, parallel: parallel)
    let ranks = Self.ranks(facilities.ids)
    return Groundwork(
      order: order, householdJoins: householdJoins, facilityJoins: facilityJoins,
      fields: try fields(facilities, facilityJoins, ranks, tracesWalks: tracesWalks), ranks: ranks)
  }

  /// What can be said of every household by itself.
  func judged(
    _ ground: Groundwork, _ households: Households, _ facilities: Facilities
  ) throws -> GapResults {
    var results = GapResults(limits: limits, households: households, facilities: facilities)
    results.joinCount = ground.householdJoins.chains.count + ground.facilityJoins.chains.count
    results.isHouseholdApart = ground.order.byPlace(
      (0..<households.count).map { isApart($0, ground.householdJoins) })
    for field in ground.fields { results.searchCounts += field.counts }
    try judge(ground, into: &results)
    results.facilityColumns.isAtHand = try isAtHand(results)
    return results
  }

  /// Times, verdicts and reasons of every household.
  func judge(_ ground: Groundwork, into results: inout GapResults) throws {
    let (order, joins, fields) = (ground.order, ground.householdJoins, ground.fields)
    results.isHouseholdJoined = order.byPlace((0..<results.households.count).map(joins.isJoined))
    results.facilityColumns.isJoined = (0..<results.facilities.count).map(
      ground.facilityJoins.isJoined)
    try parallel.stage(.judging, of: results.households.count)
    let openEnds = order.byPlace(try times(fields[categoryCount], joins).map(\.centiseconds))
    results.openEndCentiseconds = openEnds
    let facilityOfRank = Self.inverse(ground.ranks)
    for category in 0..<categoryCount {
      let times = order.byPlace(try times(fields[category], joins))
      var columns = GapResults.CategoryColumns()
      columns.centiseconds = times.map(\.centiseconds)
      columns.facilities = times.map { $0.rank.map { facilityOfRank[Int($0)] } }
      columns.verdicts = try verdicts(category, columns.centiseconds, openEnds, results)
      results.categories.append(columns)
    }
  }

  /// Whether all joins of a household are on other parts than the longest.
  private func isApart(_ household: Int, _ joins: Joins) -> Bool {
    joins.isJoined(household)
      && joins.range(ofPoint: household).allSatisfy { network.parts[Int(joins.chains[$0])] > 0 }
  }

  /// Other distances of `max_join` that are tried, meters.
  private static let fartherMeters = [200, 300]

  private func joinedFarther(_ results: GapResults) throws -> [GapResults.JoinedFarther] {
    let off = results.households.coordinates.indices.filter { !results.isHouseholdJoined[$0] }
    let points = off.map { results.households.coordinates[$0] }
    let farther = Self.fartherMeters.filter { Double($0) > network.parameters.maxJoin }
    return try farther.map { meters in
      let joins = try joiner.reachingOut(toMeters: Double(meters)).joins(points, parallel: parallel)
      return GapResults.JoinedFarther(
        meters: meters, households: points.indices.count { joins.isJoined($0) })
    }
  }

  /// Up to where a facility is one of the town where no data area is known, meters from the streets.
  private static let nearMeters = 1000.0

  /// By facility: whether it joins, or lies inside the data area; where none is known, near streets.
  private func isAtHand(_ results: GapResults) throws -> [Bool] {
    var isAtHand = results.facilityColumns.isJoined
    let off = isAtHand.indices.filter { !isAtHand[$0] }
    let points = off.map { results.facilities.coordinates[$0] }
    let isNear: [Bool]
    if network.dataArea.isKnown {
      isNear = try network.dataArea.shape.contains(points, parallel: parallel.silent)
    } else {
      let meters = max(Self.nearMeters, network.parameters.maxJoin)
      let joins = try joiner.reachingOut(toMeters: meters).joins(points, parallel: parallel.silent)
      isNear = points.indices.map(joins.isJoined)
    }
    for (facility, isNear) in zip(off, isNear) { isAtHand[facility] = isNear }
    return isAtHand
  }

  /// By facility: its place in the byte order of the ids.
  static func ranks(_ ids: [String]) -> [Int32] {
    let sorted = ids.indices.sorted { ids[$0].utf8.lexicographicallyPrecedes(ids[$1].utf8) }
    var ranks = Array(repeating: Int32(0), count: ids.count)
    for (rank, facility) in sorted.enumerated() { ranks[facility] = Int32(rank) }
    return ranks
  }

  private static func inverse(_ ranks: [Int32]) -> [Int] {
    var facilities = Array(repeating: 0, count: ranks.count)
    for (facility, rank) in ranks.enumerated() { facilities[Int(rank)] = facility }
    return facilities
  }

  /// One search a category, and a last one from where the data ends; without a limit, since times
  /// are written and the reason `notConnected` asks for any time.
  private func fields(
    _ facilities: Facilities, _ joins: Joins, _ ranks: [Int32], tracesWalks: Bool
  ) throws -> [WalkField] {
    try parallel.stage(.searching, of: categoryCount + 1).map(count: categoryCount + 1) { index in
      var field = WalkField(network, graph, tracesWalks: tracesWalks)
      if index == categoryCount {
        field.run(fromOpenEndsWithin: WalkLength.unreachable - 1)
      } else {
        let members = facilities.members(ofCategory: index)
        field.run(
          from: members.map { ($0, ranks[$0]) }, joins: joins, limit: WalkLength.unreachable - 1)
      }
      return field
    }
  }

  /// The time to the nearest source of a field, and its rank, of one point.
  struct Time {
    /// `nil` without a walk.
    let centiseconds: Int64?
    let rank: Int32?
  }

  func times(_ field: WalkField, _ joins: Joins) throws -> [Time] {
    let ranges = Parallel.ranges(of: joins.pointCount, size: 2048)
    let parts = try parallel.map(count: ranges.count) { part in
      ranges[part].map { point in
        let walk = field.walk(of: point, joins: joins)
        return Time(
          centiseconds: walk.flatMap { network.pace.centiseconds($0.length) }, rank: walk?.rank)
      }
    }
    return parts.flatMap { $0 }
  }

  // MARK: Verdicts

  /// By limit, then by household.
  private func verdicts(
    _ category: Int, _ times: [Int64?], _ openEnds: [Int64?], _ results: GapResults
  ) throws -> [[Verdict]] {
    let facilities = results.facilities
    let members = facilities.members(ofCategory: category)
    let isAnyJoined = members.contains { results.facilityColumns.isJoined[$0] }
    let line = StraightLine(members.map { facilities.coordinates[$0] })
    let ranges = Parallel.ranges(of: times.count, size: 2048)
    let parts = try parallel.map(count: ranges.count) { part in
      var verdicts = limits.map { _ in [Verdict]() }
      for household in ranges[part] {
        let situation = Situation(
          place: results.households.coordinates[household],
          time: times[household], openEnd: openEnds[household],
          isJoined: results.isHouseholdJoined[household])
        try judge(situation, isAnyJoined: isAnyJoined, line: line, into: &verdicts)
      }
      return verdicts
    }
    return limits.indices.map { limit in parts.flatMap { $0[limit] } }
  }

  private struct Situation {
    let place: Coordinate
    /// Hundredths of a second.
    let time: Int64?
    let openEnd: Int64?
    let isJoined: Bool
  }

  /// Adds the verdict for each limit.
  private func judge(
    _ situation: Situation, isAnyJoined: Bool, line: StraightLine, into verdicts: inout [[Verdict]]
  ) throws {
    let fixed = fixedReason(situation, isAnyJoined: isAnyJoined)
    // Looked up only for a household that needs it.
    lazy var straight = Result {
      try line.nearest(to: situation.place, within: longestReachMeters)?.meters
    }
    for (index, limit) in limits.enumerated() {
      if let time = situation.time, time <= limit.centiseconds {
        verdicts[index].append(.covered)
      } else if let openEnd = situation.openEnd, openEnd <= limit.centiseconds {
        verdicts[index].append(.unknown)
      } else if let fixed {
        verdicts[index].append(.notCovered(fixed))
      } else {
        let isDetour = isDetour(time: situation.time, straight: try straight.get(), limit)
        verdicts[index].append(.notCovered(isDetour ? .detour : .tooFar))
      }
    }
  }

  /// The reason that does not depend on the limit, if there is one.
  private func fixedReason(_ situation: Situation, isAnyJoined: Bool) -> Verdict.Reason? {
    if !isAnyJoined { return .noFacility }
    if !situation.isJoined { return .offNetwork }
    return situation.time == nil && situation.openEnd == nil ? .notConnected : nil
  }

  /// How far a facility may lie in a straight line to matter, and a millimeter for rounding.
  private var longestReachMeters: Double {
    Double((limits.last?.millimeters(at: network.pace) ?? 0) + 1) / 1000
  }

  /// - Parameter straight: Meters to the nearest facility in a straight line.
  private func isDetour(time: Int64?, straight: Double?, _ limit: Limit) -> Bool {
    guard let straight else { return false }
    let millimeters = Int64((straight * 1000).rounded())
    guard millimeters <= limit.millimeters(at: network.pace) else { return false }
    guard let time else { return true }
    return time > network.pace.centiseconds(meters: network.parameters.detourFactor * straight)
  }

  // MARK: Sums

  private func coverage(_ results: GapResults) -> [CoverageRow] {
    let denominators = results.households.amountsByDenominator
    return results.categories.indices.flatMap { category in
      limits.indices.flatMap { limit in
        denominators.map { denominator, amounts in
          CoverageRow(
            category: category, limit: limits[limit], denominator: denominator,
            verdicts: results.categories[category].verdicts[limit], amounts: amounts)
        }
      }
    }
  }

  private func addFacilityColumns(
    _ order: SpatialOrder, _ householdJoins: Joins, _ facilityJoins: Joins,
    _ groups: HouseholdGroups?, to results: inout GapResults
  ) throws {
    let households = results.households
    let counter = HouseholdCounter(
      network, joins: householdJoins, weights: order.byTurn(households.weights),
      amounts: households.denominators.map { order.byTurn($0.values) },
      groups: groups.map { HouseholdGroups(count: $0.count, groups: order.byTurn($0.groups)) },
      limits: limits)
    let reach = limits.longestReach(at: network.pace)
    let turns = SpatialOrder(results.facilities.coordinates)
    let found = turns.byPlace(
      try parallel.stage(.reaching, of: results.facilities.count).map(
        count: results.facilities.count,
        makeWorker: { (field: WalkField(network, graph), counting: counter.makeWorker()) }
      ) { worker, turn in
        let before = worker.field.counts
        worker.field.run(
          from: [(turns.place(ofTurn: turn), 0)], joins: facilityJoins, limit: reach)
        let counted = counter.count(in: worker.field, &worker.counting)
        return (counted: counted, work: worker.field.counts - before)
      })
    for (_, work) in found { results.searchCounts += work }
    addReachColumns(found.map(\.counted), to: &results)
    addNearestColumns(to: &results)
  }

  /// - Parameter found: By facility.
  private func addReachColumns(
    _ found: [HouseholdCounter.Counted], to results: inout GapResults
  ) {
    let columns = limits.indices
    results.facilityColumns.households = columns.map { limit in
      found.map { $0.households[limit] }
    }
    results.facilityColumns.weights = columns.map { limit in found.map { $0.weights[limit] } }
    results.facilityColumns.groups = found.map(\.groups)
    let denominators = results.households.denominators
    results.facilityColumns.amounts = denominators.indices.map { denominator in
      columns.map { limit in found.map { $0.amounts[denominator][limit] } }
    }
  }

  private func addNearestColumns(to results: inout GapResults) {
    func sums(_ category: GapResults.CategoryColumns, of amounts: [Double?]) -> [WeightSum] {
      var sums = Array(repeating: WeightSum(), count: results.facilities.count)
      for (facility, amount) in zip(category.facilities, amounts) {
        if let facility, let amount { sums[facility] += amount }
      }
      return sums
    }
    var columns = results.facilityColumns
    for category in results.categories {
      var counts = Array(repeating: 0, count: results.facilities.count)
      for case let facility? in category.facilities { counts[facility] += 1 }
      columns.nearestHouseholds.append(counts)
      columns.nearestWeights.append(sums(category, of: results.households.weights))
    }
    columns.nearestAmounts = results.households.denominators.map { denominator in
      results.categories.map { sums($0, of: denominator.values) }
    }
    results.facilityColumns = columns
  }
}
