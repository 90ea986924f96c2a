import Diagnostics
import GapAnalysis
import Geography
import OSMExtract
import Parallelism
import Synchronization
import WalkingNetwork

/// Writes what is in reach of origins as a GeoJSON layer, while it is being computed: for each
/// origin and limit the area, the streets, or both.
package struct OriginReachFile: Sendable {
  private let parts: [Part]
  private let ids: [String]
  private let members: [(String, JSONNode)]

  /// What is asked at one pace.
  package struct Part: Sendable {
    let finder: OriginReachFinder
    /// Of the origins.
    let joins: Joins

    package init(_ finder: OriginReachFinder, joins: Joins) {
      self.finder = finder
      self.joins = joins
    }
  }

  private enum Kind: String { case area, streets }

  /// - Parameters:
  ///   - parts: In the order in which they are written of each origin.
  ///   - ids: Of the origins.
  ///   - facts: What else the layer itself tells, such as the direction.
  package init(
    _ parts: [Part], ids: [String], profile: WalkingProfile, version: String,
    facts: [(name: String, value: JSONNode)]
  ) {
    self.parts = parts
    self.ids = ids
    members =
      GeoJSONLayer.origin(version: version, profile: profile)
      + profile.streets.parameters.joinMembers + facts
  }

  /// - Throws: As `FileTarget.check` does.
  package static func check(path: String, isOverwriting: Bool) throws(Failure) {
    try FileTarget.layer.check(
      path, of: "isochrones", otherwise: ", or - for standard output",
      isOverwriting: isOverwriting)
  }

  /// What is known when all is written.
  package struct Written: Sendable {
    package let counts: CountedWork
    /// By part, then by origin: whether the data ends within the longest limit.
    package let endsInReach: [[Bool]]
  }

  /// - Parameter path: `nil` is standard output; if nobody reads it any more, that is no fault.
  package func write(to path: String?, parallel: Parallel) throws -> Written {
    let counts = Tally()
    let endsInReach = Mutex(parts.map { _ in Array(repeating: false, count: ids.count) })
    try OutputFile.write(to: path) { file in
      try write(to: file, parallel: parallel, counts) { part, origin, reach in
        guard reach?.last?.openEndCentiseconds != nil else { return }
        endsInReach.withLock { $0[part][origin] = true }
      }
    }
    return Written(counts: counts.sum, endsInReach: endsInReach.withLock(\.self))
  }

  /// - Parameter look: Is shown what each origin has in reach, part by part.
  private func write(
    to file: OutputFile, parallel: Parallel, _ counts: Tally,
    _ look: @Sendable (Int, Int, [OriginReach]?) -> Void
  ) throws {
    let layer = StreamedLayer(members: members, count: ids.count)
    try layer.write(
      to: file, inRowsOf: 4, parallel: parallel,
      makeWorker: { parts.map { $0.finder.makeWorker() } }
    ) { workers, origin, features in
      for (index, part) in parts.enumerated() {
        let reach = try reach(of: origin, part, &workers[index], counts)
        look(index, origin, reach)
        append(reach, of: part.finder, ids[origin], to: &features)
      }
    }
  }

  private func reach(
    of origin: Int, _ part: Part, _ worker: inout OriginReachFinder.Worker, _ counts: Tally
  ) throws -> [OriginReach]? {
    let before = (worker.searchCounts, worker.drawingCounts)
    let reach = try part.finder.reach(of: origin, joins: part.joins, &worker)
    counts.add(search: worker.searchCounts - before.0, drawing: worker.drawingCounts - before.1)
    return reach
  }

  /// - Parameter reach: By limit.
  private func append(
    _ reach: [OriginReach]?, of finder: OriginReachFinder, _ id: String,
    to features: inout StreamedLayer.Features
  ) {
    for (index, limit) in finder.limits.enumerated() {
      if finder.drawsAreas { appendArea(reach?[index], id, limit, to: &features) }
      if finder.findsStreets { appendStreets(reach?[index], id, limit, to: &features) }
    }
  }

  private func appendArea(
    _ reach: OriginReach?, _ id: String, _ limit: Limit,
    to features: inout StreamedLayer.Features
  ) {
    let polygons = reach?.area?.polygons ?? []
    let box = BoundingBox(around: polygons)
    features.append(box: box) { feature in
      feature.polygons(polygons)
      appendProperties(id, limit, .area, to: &feature)
      feature.property(
        Names.area, reach?.area.map { Int(($0.squareMeters * 10).rounded()) }, decimals: 1)
      feature.property(Names.streetLength, Int?.none)
      appendRest(reach, limit, isEmpty: polygons.isEmpty, to: &feature)
    }
  }

  private func appendStreets(
    _ reach: OriginReach?, _ id: String, _ limit: Limit,
    to features: inout StreamedLayer.Features
  ) {
    let lines = reach?.streets?.lines ?? []
    features.append(box: BoundingBox(around: lines)) { feature in
      feature.lines(lines)
      appendProperties(id, limit, .streets, to: &feature)
      feature.property(Names.area, Int?.none)
      let length = reach?.streets.map { Int(WalkLength.millimeters($0.groundLength)) }
      feature.property(Names.streetLength, length, decimals: 3)
      appendRest(reach, limit, isEmpty: lines.isEmpty, to: &feature)
    }
  }

  private func appendProperties(
    _ id: String, _ limit: Limit, _ kind: Kind, to feature: inout GeoJSONFeature
  ) {
    feature.property(Names.id, id)
    feature.property(Names.minutes, limit.minutes)
    feature.property(Names.meters, limit.meters)
    feature.property(Names.kind, kind.rawValue)
  }

  private func appendRest(
    _ reach: OriginReach?, _ limit: Limit, isEmpty: Bool, to feature: inout GeoJSONFeature
  ) {
    let openEnd = reach?.openEndCentiseconds.map { Int($0) }
    feature.property(Names.openEndSeconds, limit.unit == .minutes ? openEnd : nil, decimals: 2)
    feature.property(Names.openEndMeters, limit.unit == .meters ? openEnd : nil, decimals: 2)
    if parts.contains(where: \.finder.countsHouseholds) {
      feature.property(Names.households, reach?.households?.count)
      feature.property(Names.weight, reach?.households?.weight)
    }
    let reason = reach == nil ? "offNetwork" : isEmpty ? "nothingInReach" : nil
    feature.property(Names.reason, reason)
  }

  private enum Names {
    static let id = PropertyName("id")
    static let minutes = PropertyName("minutes")
    static let meters = PropertyName("meters")
    static let kind = PropertyName("kind")
    static let area = PropertyName("area_m2")
    static let streetLength = PropertyName("street_m")
    static let openEndSeconds = PropertyName("open_end_seconds")
    static let openEndMeters = PropertyName("open_end_meters")
    static let households = PropertyName("households")
    static let weight = PropertyName("weight")
    static let reason = PropertyName("reason")
  }
}
