import Diagnostics
import Exporting
import GapAnalysis
import Importing
import OSMExtract
import WalkingNetwork

/// Walking times and lengths from points to points.
public struct TimesRequest: Sendable {
  public var network: NetworkInput
  public var origins: PointInput
  public var destinations: PointInput
  /// The longest time, in minutes; `nil`: 15, or any where `nearest` is set.
  public var minutes: String?
  /// The nearest so many destinations of each origin; `nil`: all within the time.
  public var nearest: Int?
  /// As `Study.crs` and `Study.encoding`.
  public var crs: [String] = []
  public var encoding: [String] = []

  public init(network: NetworkInput, origins: PointInput, destinations: PointInput) {
    self.network = network
    self.origins = origins
    self.destinations = destinations
  }

  /// Refuses a target early, before anything is computed.
  public static func checkTarget(_ path: String, overwrite: Bool) throws {
    try TimesFile.check(path: path, isOverwriting: overwrite)
  }

  /// Computes and writes a CSV, origin by origin.
  ///
  /// - Parameter path: `nil` is standard output.
  /// - Throws: `Failure`, in words for the user.
  public func write(to path: String?, overwrite: Bool = false) throws -> PointOutcome {
    if let path { try Self.checkTarget(path, overwrite: overwrite) }
    let wanted = try wanted()
    let tables = [origins.path, destinations.path].compactMap(\.self)
    let settings = try TableSettings(
      crs: crs, encoding: encoding, tables: tables, givenBy: "--origins or --destinations")
    let origins = try PointReading(origins, settings, rules: network.rules)
    let destinations = try PointReading(destinations, settings, rules: network.rules)
    let streets = try BareNetwork(network)
    try origins.checkNearness(to: streets.network.diagnosis.streetsBox)
    try destinations.checkNearness(to: streets.network.diagnosis.streetsBox)
    let originJoins = try streets.joins(origins, parallel: network.parallel)
    let destinationJoins = try streets.joins(destinations, parallel: network.parallel)
    let table = WalkTable(
      network: streets.network, destinationIDs: destinations.points.ids, joins: destinationJoins,
      wanted: wanted)
    let counts = try TimesFile(
      table, origins: origins.points.ids, originJoins: originJoins,
      destinations: destinations.points.ids
    ).write(to: path, parallel: try network.parallel.stage(.drawing, of: origins.points.count))
    return PointOutcome(
      rejected: origins.rejected + destinations.rejected,
      offNetwork: origins.offNetwork(originJoins) + destinations.offNetwork(destinationJoins),
      work: streets.work + [
        WorkCount(.origins, origins.points.count),
        WorkCount(.destinations, destinations.points.count),
      ] + WorkCount.list(counts),
      heading: Self.heading(origins.points.count, destinations.points.count, streets.profile))
  }

  /// The table has no place for it.
  private static func heading(
    _ origins: Int, _ destinations: Int, _ profile: WalkingProfile
  ) -> LocalizedText {
    let (one, other) = (Exporting.count(origins), Exporting.count(destinations))
    return LocalizedText(
      english: "From \(one) \(origins == 1 ? "origin" : "origins") to \(other) "
        + "\(destinations == 1 ? "destination" : "destinations"), \(profile.walking.english)",
      chinese: "\(one) 个起点到 \(other) 个讫点，\(profile.walking.chinese)")
  }

  private func wanted() throws(Failure) -> WalkTable.Wanted {
    if let nearest, nearest < 1 {
      throw Failure(
        .wrongUsage, "\(nearest) is no number of destinations",
        advice: "Give --nearest a whole number from 1 on")
    }
    let minutes = minutes ?? (nearest == nil ? "15" : nil)
    return WalkTable.Wanted(
      within: try minutes.map { text throws(Failure) in
        try Limit(minutes: text, option: .within)
      },
      nearest: nearest)
  }
}
