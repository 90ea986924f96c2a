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
  public var within: String?
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
  /// - Throws: `Failure`, in words for the user, or what `NetworkInput.onProgress` throws.
  public func write(to path: String?, overwrite: Bool = false) throws -> PointOutcome {
    if let path { try Self.checkTarget(path, overwrite: overwrite) }
    let wanted = try wanted()
    let (origins, destinations) = try points()
    let streets = try BareNetwork(network)
    try origins.checkNearness(to: streets.network.diagnosis.streetsBox)
    try destinations.checkNearness(to: streets.network.diagnosis.streetsBox)
    try network.parallel.stage(.joining, of: origins.points.count + destinations.points.count)
    let originJoins = try streets.joins(origins, parallel: network.parallel)
    let destinationJoins = try streets.joins(destinations, parallel: network.parallel)
    let table = WalkTable(
      network: streets.network, destinationIDs: destinations.points.ids, joins: destinationJoins,
      wanted: wanted)
    let counts = try TimesFile(
      table, origins: origins.points.ids, originJoins: originJoins,
      destinations: destinations.points.ids
    ).write(to: path, parallel: try network.parallel.stage(.timing, of: origins.points.count))
    return outcome((origins, originJoins), (destinations, destinationJoins), streets, counts)
  }

  private func outcome(
    _ origins: (read: PointReading, joins: Joins),
    _ destinations: (read: PointReading, joins: Joins), _ streets: BareNetwork,
    _ counts: Search.Counts
  ) -> PointOutcome {
    let (one, other) = (origins.read.points.count, destinations.read.points.count)
    // One table may be both.
    let isSame = origins.read.source == destinations.read.source
    let read = isSame ? [origins.read] : [origins.read, destinations.read]
    let tables = read.compactMap(\.source)
    return PointOutcome(
      tableRemarks: tables.remarks,
      warnings: streets.warnings(
        .walks,
        of: [
          origins.read.asked(as: .origins, origins.joins, streets.network),
          destinations.read.asked(as: .destinations, destinations.joins, streets.network),
        ], tables: tables),
      rejected: read.flatMap(\.rejected),
      work: streets.work + [WorkCount(.origins, one), WorkCount(.destinations, other)]
        + WorkCount.list(counts),
      heading: Self.heading(one, other, streets.profile))
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

  private func points() throws -> (origins: PointReading, destinations: PointReading) {
    let tables = [origins.path, destinations.path].compactMap(\.self)
    let settings = try TableSettings(
      crs: crs, encoding: encoding, tables: tables, givenBy: "--origins or --destinations")
    if !tables.isEmpty { try network.parallel.stage(.readingTables) }
    return (
      try PointReading(origins, settings, rules: network.rules),
      try PointReading(destinations, settings, rules: network.rules)
    )
  }

  private func wanted() throws(Failure) -> WalkTable.Wanted {
    if let nearest, nearest < 1 {
      throw Failure(
        .wrongUsage, "\(nearest) is no number of destinations",
        advice: "Give --nearest a whole number from 1 on")
    }
    let within = within ?? (nearest == nil ? "15" : nil)
    return WalkTable.Wanted(
      within: try within.map { text throws(Failure) in
        try Limit(text, option: .within)
      },
      nearest: nearest)
  }
}
