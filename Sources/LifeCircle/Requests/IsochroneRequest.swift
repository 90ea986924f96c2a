import Diagnostics
import Exporting
import GapAnalysis
import Importing
import OSMExtract
import Parallelism
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
  /// Limits in minutes, separated by commas; sorted, each once. `nil`: none if there are limits in
  /// meters, else 10 and 15.
  public var minutes: String?
  /// Limits by the length of the walk alone, meters, likewise; they follow those in minutes. Steps
  /// count their own length. `nil`: none.
  public var meters: String?
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

extension IsochroneRequest {
  /// The limits of each pace, and the profile that walks at it.
  fileprivate func paces() throws(Failure) -> [(limits: [Limit], profile: WalkingProfile)] {
    let profile = try network.walkingProfile()
    var paces: [(limits: [Limit], profile: WalkingProfile)] = []
    if let minutes = minutes ?? (meters == nil ? "10,15" : nil) {
      paces.append((try Limit.list(minutes), profile))
    }
    if let meters {
      paces.append((try Limit.list(meters, option: .meters), profile.byLength))
    }
    return paces
  }
}

/// What a request works on: its inputs, read and set against the streets.
private struct Material {
  /// The streets at one pace, and what joins them.
  struct Pace {
    let limits: [Limit]
    let streets: BareNetwork
    let originJoins: Joins
    /// `nil` if none are counted.
    let households: TableHouseholds?
  }

  /// Of whom the request speaks.
  let profile: WalkingProfile
  let origins: PointReading
  /// One at least.
  let paces: [Pace]

  private var streets: BareNetwork { paces[0].streets }
  private var households: TableHouseholds? { paces[0].households }

  init(_ request: IsochroneRequest) throws {
    let input = request.network
    let wanted = try request.paces()
    profile = try input.walkingProfile()
    let paths = [request.origins.path, request.households].compactMap(\.self)
    let settings = try TableSettings(
      crs: request.crs, encoding: request.encoding, tables: paths,
      givenBy: "--origins or --households")
    if !paths.isEmpty { try input.parallel.stage(.readingTables) }
    let origins = try PointReading(request.origins, settings, rules: input.rules)
    let table = try request.households.map { path in
      try HouseholdTable.read(
        try settings.input(path, columns: try ColumnNames(fileAt: input.rules.columns)))
    }
    let networks = try BareNetwork.walked(input, as: wanted.map(\.profile))
    try origins.checkNearness(to: networks[0].network.diagnosis.streetsBox)
    try input.parallel.stage(
      .joining, of: origins.points.count + (table?.records.count ?? 0))
    paces = try zip(wanted, networks).map { wanted, streets in
      Pace(
        limits: wanted.limits, streets: streets,
        originJoins: try streets.joins(origins, parallel: input.parallel),
        households: try table.map { table in
          try TableHouseholds(table, streets, parallel: input.parallel)
        })
    }
    self.origins = origins
  }

  func file(_ request: IsochroneRequest) throws -> OriginReachFile {
    let tiling = request.shape == .streets ? nil : try request.network.parallel.stage(.tiling)
    return OriginReachFile(
      try paces.map { try part($0, request, tiling: tiling) }, ids: origins.points.ids,
      profile: profile, version: lifeCircleVersion, facts: request.facts)
  }

  /// - Parameter tiling: `nil` where nothing is drawn.
  private func part(
    _ pace: Pace, _ request: IsochroneRequest, tiling: Parallel?
  ) throws -> OriginReachFile.Part {
    let network = pace.streets.network
    let finder = OriginReachFinder(
      network: network,
      graph: SearchGraph(
        network, direction: request.direction == .to ? .toSources : .fromSources),
      limits: pace.limits, areas: try tiling.map { try areas(pace, request, parallel: $0) },
      findsStreets: request.shape != .area,
      households: pace.households.map { ($0.places, $0.joins) })
    return OriginReachFile.Part(finder, joins: pace.originJoins)
  }

  private func areas(
    _ pace: Pace, _ request: IsochroneRequest, parallel: Parallel
  ) throws -> OriginReachFinder.Areas {
    let longest = pace.limits.longestReach(at: pace.streets.network.pace)
    let tiles = try DrawingTiles(
      pace.streets.network, joiner: pace.streets.joiner,
      origins: (origins.points.coordinates, WalkLength.meters(longest)), parallel: parallel)
    return OriginReachFinder.Areas(
      request.quality.quality, on: tiles, simplificationMeters: request.simplificationMeters)
  }

  func outcome(_ written: OriginReachFile.Written) -> PointOutcome {
    let points = origins.asked(as: .origins, paces[0].originJoins, streets.network)
    let tables = [origins.source, households?.source].compactMap(\.self)
    let (search, drawing) = (written.counts.search, written.counts.drawing)
    let dataEnds: [Warning] = zip(paces, written.endsInReach).compactMap { pace, endsInReach in
      pace.limits.last.flatMap { limit in
        Warning.dataEndsInReach(of: points, endsInReach, within: limit)
      }
    }
    return PointOutcome(
      tableRemarks: tables.remarks,
      warnings: streets.warnings(.reach, of: [points], tables: tables)
        + (households?.warnings(on: streets.network) ?? []) + dataEnds,
      rejected: origins.rejected + (households?.rejected ?? []),
      work: streets.work + [WorkCount(.origins, origins.points.count)] + WorkCount.list(search)
        + WorkCount.list(drawing))
  }
}
