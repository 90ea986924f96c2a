import Diagnostics
import DigestKit
import Exporting
import GapAnalysis
import Importing
import OSMExtract
import Parallelism
import WalkingNetwork

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
  /// Whether to judge again with other speeds, limits and joins, and to count what changes.
  public var findsSensitivity = false

  public init(network: NetworkInput) { self.network = network }

  /// Runs the study.
  ///
  /// - Throws: `Failure`, in words for the user.
  public func run() throws -> Results {
    let limits = try Limit.list(minutes)
    let profile = try network.walkingProfile()
    let categorySet = try CategorySet(fileAt: categories ?? network.rules.defaultCategories)
    let tables = try StudyTables(self, categorySet)
    let chosenStudy = try study.map { try ChosenArea($0) }
    let extract = try Extract(
      fileAt: network.file,
      wanted: Extract.Wanted(
        profile: profile,
        buildings: try residentialBuildings(),
        categories: categorySet.only(tables.categoriesFromOSM),
        buildingsWithin: chosenStudy?.within,
        relations: [study, network.dataArea.area].compactMap { $0?.relation }),
      parallel: network.parallel)
    let studyArea = try chosenStudy.map { try self.studyArea($0, extract) }
    let walkingNetwork = try network.network(extract, profile: profile)
    try tables.checkNearness(to: walkingNetwork.diagnosis.streetsBox)
    var places = StudyPlaces(self, extract, tables)
    try places.setAsideHouseholds(
      outside: walkingNetwork.dataArea.shape, as: .outsideDataArea, parallel: network.parallel)
    if let studyArea {
      try places.setAsideHouseholds(
        outside: studyArea.region, as: .outsideStudy, parallel: network.parallel)
    }
    let analysis = GapAnalysis(
      network: walkingNetwork, joiner: Joiner(walkingNetwork, streets: extract.streets),
      categoryCount: categorySet.categories.count, limits: limits, parallel: network.parallel)
    let gaps = try analysis.run(households: places.households, facilities: places.facilities)
    let warnings = WarningRules(
      results: gaps, network: walkingNetwork, categories: categorySet,
      unknownUse: places.unknownUse, joinedFarther: gaps.joinedFarther,
      isDownloadIncomplete: extract.isIncomplete
    ).warnings
    let sensitivity = findsSensitivity ? try analysis.sensitivity(gaps) : []
    return Results(
      record: RunRecord(
        version: lifeCircleVersion, libraries: libraryVersions, inputs: try inputs(profile, tables),
        dataDate: extract.dataDate, profile: profile, categories: categorySet,
        dataArea: walkingNetwork.dataArea, study: studyArea,
        network: NetworkReport(extract, walkingNetwork), results: gaps,
        rejected: places.rejected, householdsRead: places.householdsRead,
        facilitiesRead: places.facilitiesRead, openPlaceWays: extract.openPlaceWays,
        warnings: warnings, sensitivity: sensitivity),
      parallel: network.parallel)
  }

  /// What buildings stand for households; `nil` where a table has them.
  private func residentialBuildings() throws(Failure) -> ResidentialBuildings? {
    households == nil ? try ResidentialBuildings(fileAt: network.rules.residentialBuildings) : nil
  }

  private func studyArea(_ area: ChosenArea, _ extract: Extract) throws -> StudyArea {
    let (region, repairs) = try area.region(in: extract, file: network.file)
    let source: StudyArea.Source =
      switch study {
      case .relation(let relation): .relation(relation)
      case .file: .file
      case .box, nil: .box
      }
    return StudyArea(
      source: source, region: region, repairs: repairs,
      buildingsNotRead: extract.buildingsOutside)
  }

  /// Every file on which the results depend.
  private func inputs(
    _ profile: WalkingProfile, _ tables: StudyTables
  ) throws -> [RunRecord.Input] {
    try network.parallel.stage(.checking)
    let rules = network.rules
    var inputs = [try Self.input("network", network.file)]
    if let households {
      inputs.append(try Self.input("households", households, tables.households?.source))
    } else {
      inputs.append(try Self.input("residential_buildings", rules.residentialBuildings))
    }
    if let facilities {
      inputs.append(try Self.input("facilities", facilities, tables.facilities?.source))
    }
    if let path = study?.file { inputs.append(try Self.input("study", path)) }
    if let path = network.dataArea.area?.file { inputs.append(try Self.input("data_area", path)) }
    if households != nil || facilities != nil {
      inputs.append(try Self.input("columns", rules.columns))
    }
    inputs.append(try Self.input("categories", categories ?? rules.defaultCategories))
    inputs.append(try Self.input("profile", profile.file))
    inputs.append(try Self.input("streets", profile.streetsFile))
    return inputs
  }

  private static func input(
    _ role: String, _ path: String, _ table: TableSource? = nil
  ) throws(Failure) -> RunRecord.Input {
    guard let digest = SHA256.hexadecimal(ofFileAt: path) else {
      throw Failure(.readingOrWriting, file: path, "the file cannot be read")
    }
    return RunRecord.Input(
      role: role, file: InputFile.name(of: path), sha256: digest,
      table: table.map {
        RunRecord.Input.Table(format: $0.format, encoding: $0.encoding, system: $0.system.name)
      })
  }
}
