import Diagnostics
import Exporting
import GapAnalysis
import Importing
import Texts
import WalkingNetwork

/// Areas and streets within reach of points.
///
/// ```swift
/// var request = IsochroneRequest(network: input, origins: .places([.init(longitude: -8.6, latitude: 41.1)]))
/// request.minutes = "5,10,15"
/// let outcome = try request.write(to: "reach.geojson")
/// ```
public struct IsochroneRequest: Sendable {
  public enum Direction: String, CaseIterable, Sendable {
    /// Who can walk to the point.
    case to
    /// Where one can walk from the point.
    case from
  }

  public enum Shape: String, CaseIterable, Sendable {
    case area, streets, both
  }

  public var network: NetworkInput
  public var origins: PointInput
  /// Limits in minutes, separated by commas; sorted, each once.
  public var minutes = "10,15"
  public var direction = Direction.to
  public var shape = Shape.area
  public var quality = IsochroneQualityChoice.fast
  /// How far outlines may be moved to have fewer vertices; 0: not at all.
  public var simplificationMeters = 0.0
  /// The path of a table of households, which are counted; `nil`: none are.
  public var households: String?
  /// As `Study.crs` and `Study.encoding`.
  public var crs: [String] = []
  public var encoding: [String] = []

  private static let simplifications = 0.0...100

  public init(network: NetworkInput, origins: PointInput) {
    self.network = network
    self.origins = origins
  }

  /// Refuses a target early, before anything is computed.
  public static func checkTarget(_ path: String, overwrite: Bool) throws {
    try OriginReachFile.check(path: path, isOverwriting: overwrite)
  }

  /// Computes and writes a GeoJSON layer, origin by origin.
  ///
  /// - Parameter path: `nil` is standard output.
  /// - Throws: `Failure`, in words for the user, or what `NetworkInput.onProgress` throws.
  public func write(to path: String?, overwrite: Bool = false) throws -> PointOutcome {
    if let path { try Self.checkTarget(path, overwrite: overwrite) }
    guard Self.simplifications.contains(simplificationMeters) else {
      throw Failure(
        .wrongUsage, "\(DecimalText.shortest(simplificationMeters)) is no distance for --simplify",
        advice: "Give 0 to \(Int(Self.simplifications.upperBound)) meters")
    }
    let material = try Material(self)
    let file = try material.file(self)
    let written = try file.write(
      to: path, parallel: try network.parallel.stage(.drawing, of: material.origins.points.count))
    return material.outcome(written)
  }

  /// What the layer tells of the request.
  var facts: [(name: String, value: JSONNode)] {
    var facts: [(name: String, value: JSONNode)] = [("direction", .string(direction.rawValue))]
    guard shape != .streets else { return facts }
    facts.append(("quality", .string(quality.rawValue)))
    if simplificationMeters > 0 {
      facts.append(("simplify_m", .number(simplificationMeters)))
    }
    return facts
  }
}

/// What a request works on: its inputs, read and set against the streets.
private struct Material {
  let limits: [Limit]
  let streets: BareNetwork
  let origins: PointReading
  let originJoins: Joins
  /// `nil` if none are counted.
  let households: TableHouseholds?

  init(_ request: IsochroneRequest) throws {
    let input = request.network
    limits = try Limit.list(request.minutes)
    let paths = [request.origins.path, request.households].compactMap(\.self)
    let settings = try TableSettings(
      crs: request.crs, encoding: request.encoding, tables: paths,
      givenBy: "--origins or --households")
    if !paths.isEmpty { try input.parallel.stage(.readingTables) }
    origins = try PointReading(request.origins, settings, rules: input.rules)
    let table = try request.households.map { path in
      try HouseholdTable.read(
        try settings.input(path, columns: try ColumnNames(fileAt: input.rules.columns)))
    }
    streets = try BareNetwork(input)
    try origins.checkNearness(to: streets.network.diagnosis.streetsBox)
    try input.parallel.stage(
      .joining, of: origins.points.count + (table?.records.count ?? 0))
    originJoins = try streets.joins(origins, parallel: input.parallel)
    households = try table.map { [streets] table in
      try TableHouseholds(table, streets, parallel: input.parallel)
    }
  }

  func file(_ request: IsochroneRequest) throws -> OriginReachFile {
    let finder = OriginReachFinder(
      network: streets.network,
      graph: SearchGraph(
        streets.network, direction: request.direction == .to ? .toSources : .fromSources),
      limits: limits, areas: try areas(request), findsStreets: request.shape != .area,
      households: households.map { ($0.places, $0.joins) })
    return OriginReachFile(
      finder, ids: origins.points.ids, joins: originJoins, profile: streets.profile,
      version: lifeCircleVersion, facts: request.facts)
  }

  private func areas(_ request: IsochroneRequest) throws -> OriginReachFinder.Areas? {
    guard request.shape != .streets else { return nil }
    let longest = limits.longestReach(at: streets.network.pace)
    let tiles = try DrawingTiles(
      streets.network, joiner: streets.joiner,
      origins: (origins.points.coordinates, WalkLength.meters(longest)),
      parallel: try request.network.parallel.stage(.tiling))
    return OriginReachFinder.Areas(
      request.quality.quality, on: tiles, simplificationMeters: request.simplificationMeters)
  }

  func outcome(_ written: OriginReachFile.Written) -> PointOutcome {
    let points = origins.asked(as: .origins, originJoins, streets.network)
    let tables = [origins.source, households?.source].compactMap(\.self)
    let (search, drawing) = (written.counts.search, written.counts.drawing)
    return PointOutcome(
      tableRemarks: tables.remarks,
      warnings: streets.warnings(.reach, of: [points], tables: tables)
        + (households?.warnings(on: streets.network) ?? [])
        + [dataEnds(points, written)].compactMap(\.self),
      rejected: origins.rejected + (households?.rejected ?? []),
      work: streets.work + [WorkCount(.origins, origins.points.count)] + WorkCount.list(search)
        + WorkCount.list(drawing))
  }

  private func dataEnds(_ points: AskedPoints, _ written: OriginReachFile.Written) -> Warning? {
    limits.last.flatMap { .dataEndsInReach(of: points, written.endsInReach, within: $0) }
  }
}
