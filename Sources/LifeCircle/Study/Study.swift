import Diagnostics
import DigestKit
import Exporting
import GapAnalysis
import Geography
import OSMExtract
import Standards

/// The main job: which households cannot walk to a facility of each category within some minutes,
/// and why.
///
/// ```swift
/// var study = Study(network: NetworkInput(file: "town.osm.pbf", rules: RuleFolder(path: "Data")))
/// study.minutes = "10,15"
/// let results = try study.run()
/// try results.write(to: "results/town")
/// ```
public struct Study: Sendable {
  public var network: NetworkInput
  /// Limits in minutes, separated by commas; sorted, each once.
  public var minutes = "10,15"
  /// Limits by the length of the walk alone, meters, separated by commas; sorted, each once, behind
  /// those in minutes. Steps count their own length. `nil`: there are none.
  public var meters: String?
  /// The path of a table of households; `nil`: the residential buildings of the OSM file.
  public var households: String?
  /// The path of a table of facilities; `nil`: those of the OSM file.
  public var facilities: String?
  /// Whether categories that no row of the table names come from the OSM file.
  public var addsFacilities = false
  /// The systems of coordinates of tables: `SYSTEM` for all that have none of their own,
  /// `FILE=SYSTEM` for one. A system is `gcj02`, `bd09`, or what PROJ knows by that name.
  public var crs: [String] = []
  /// The encodings of tables where they are not to be seen from the bytes: `NAME` for all,
  /// `FILE=NAME` for one.
  public var encoding: [String] = []
  /// Columns of the table of households that are counted beside the households and their weight.
  public var denominators: [String] = []
  /// The households inside are judged, the others set aside; `nil`: all are judged. Facilities
  /// outside count. With a whole province as `network`, memory beyond the network grows with this
  /// area, not with the province.
  public var study: Area?
  /// The path of a category file; `nil`: `Categories/default.yaml` of the rules.
  public var categories: String?
  /// The path of a layer of communities (社区): their polygons, and what is stated of them.
  public var communities: String?
  /// The path of a table of what else is known of the communities, or of communities that nobody
  /// drew.
  public var communityTable: String?
  /// The column of the table of households that names the community of each.
  public var communityColumn: String?
  /// Columns of the communities, such as their residents, that are spread over the residential
  /// buildings of the OSM file, and counted beside these.
  public var spread: [String] = []
  /// The path of an area file of residential land, for standards that count it; `nil`: that of the
  /// OSM file (`landuse=residential`).
  public var residentialLand: String?
  /// The path of a table of figures that no map tells.
  public var indicators: String?
  /// Names of standards, or paths of rule files, by which the communities are judged.
  public var standards: [String] = []
  /// Whether to judge again with other speeds, limits and joins, and to count what changes.
  public var findsSensitivity = false
  /// How closely the areas of `isochrones.geojson` are drawn; `nil`: it stays empty.
  public var isochrones: IsochroneQualityChoice? = .published
  /// Whether it also holds what each limit adds to the one below: disjoint bands.
  public var drawsRings = false

  public init(network: NetworkInput) { self.network = network }

  /// Runs the study.
  ///
  /// - Throws: `Failure`, in words for the user, or what `NetworkInput.onProgress` throws.
  public func run() throws -> Results {
    let networkDigest = PendingDigest(ofFileAt: network.file, isBeside: network.threads > 1)
    defer { networkDigest.giveUp() }
    let judging = try readStandards()
    let needs = judging?.standards.reduce(Needs()) { $0 + $1.needs } ?? Needs()
    try checkUse(of: needs)
    var material = try StudyMaterial(self, needs: needs)
    try material.setAsideHouseholds()
    let membership = try material.householdMembership()
    let (extract, places) = (material.extract, material.places)
    let gaps = try gaps(material, material.groups(membership))
    let communities = try material.communities(gaps, membership)
    let judgement = try judging.map {
      try judge(by: $0, material, gaps, communities?.results)
    }
    let warnings =
      material.warnings(gaps, studyRepairs: material.studyArea?.repairs ?? AreaRepairs())
      + (communities?.warnings(gaps) ?? [])
    return Results(
      record: RunRecord(
        version: lifeCircleVersion, libraries: libraryVersions,
        inputs: try inputs(networkDigest, material, judging?.standards ?? []),
        dataDate: extract.dataDate,
        profile: material.profile, categories: material.categories,
        allCategories: material.allCategories,
        study: material.studyArea,
        network: NetworkReport(extract, material.network), results: gaps,
        rejected: places.rejected + (material.tables.communities?.rejected ?? []),
        householdsRead: places.householdsRead,
        facilitiesRead: places.facilitiesRead, openPlaceWays: extract.openPlaceWays,
        warnings: warnings,
        isochrones: try runIsochrones(gaps), communities: communities, judgement: judgement),
      tableRemarks: remarks(material, judging?.reader),
      parallel: network.parallel)
  }

  /// What is to be told of the tables.
  private func remarks(_ material: StudyMaterial, _ reader: FigureReader?) -> [LocalizedText] {
    var remarks = material.tables.sources.remarks
    remarks += material.tables.communities?.remarks ?? []
    if let spread = material.spread { remarks.append(spread.remark) }
    return remarks + material.tables.figureRemarks(reader)
  }

  /// By limits in minutes, and behind them by those in meters.
  private func gaps(_ material: StudyMaterial, _ groups: HouseholdGroups?) throws -> GapResults {
    let places = material.places
    let byTime = try material.analysis.run(
      households: places.households, facilities: places.facilities, groups: groups,
      findsSensitivity: findsSensitivity, drawing: isochrones?.quality)
    guard meters != nil else { return byTime }
    try network.parallel.stage(.judgingByLength, of: places.households.count)
    let byLength = try material.analysisByLength()?.run(
      households: places.households, facilities: places.facilities, groups: groups,
      drawing: isochrones?.quality)
    return byLength.map(byTime.joined) ?? byTime
  }

  private func runIsochrones(_ gaps: GapResults) throws -> RunIsochrones? {
    guard let isochrones else { return nil }
    return RunIsochrones(
      quality: isochrones.rawValue,
      bands: drawsRings
        ? try CoverageBand.bands(of: gaps, parallel: network.parallel.silent) : [])
  }
}
