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
  /// The path of a category file; `nil`: `Categories/default.yaml` of the rules.
  public var categories: String?

  public init(network: NetworkInput) { self.network = network }

  /// Runs the study.
  ///
  /// - Throws: `Failure`, in words for the user.
  public func run() throws -> Results {
    let limits = try Limit.list(minutes)
    let profile = try network.walkingProfile()
    let categorySet = try CategorySet(fileAt: categories ?? network.rules.defaultCategories)
    let extract = try Extract(
      fileAt: network.file,
      wanted: Extract.Wanted(
        profile: profile,
        buildings: try residentialBuildings(),
        categories: facilities == nil ? categorySet : nil),
      parallel: network.parallel)
    let walkingNetwork = try network.network(extract, profile: profile)
    var places = try StudyPlaces(self, extract, categorySet)
    try places.setAsideHouseholds(outside: walkingNetwork.dataArea, parallel: network.parallel)
    let analysis = GapAnalysis(
      network: walkingNetwork, joiner: Joiner(walkingNetwork, streets: extract.streets),
      categoryCount: categorySet.categories.count, limits: limits, parallel: network.parallel)
    let gaps = try analysis.run(households: places.households, facilities: places.facilities)
    return Results(
      record: RunRecord(
        version: lifeCircleVersion, libraries: libraryVersions, inputs: try inputs(profile),
        dataDate: extract.dataDate, profile: profile, categories: categorySet,
        dataArea: walkingNetwork.dataArea,
        network: NetworkReport(extract, walkingNetwork), results: gaps,
        rejected: places.rejected, householdsRead: places.householdsRead,
        facilitiesRead: places.facilitiesRead, openPlaceWays: extract.openPlaceWays),
      parallel: network.parallel)
  }

  /// What buildings stand for households; `nil` where a table has them.
  private func residentialBuildings() throws(Failure) -> ResidentialBuildings? {
    households == nil ? try ResidentialBuildings(fileAt: network.rules.residentialBuildings) : nil
  }

  /// Every file on which the results depend.
  private func inputs(_ profile: WalkingProfile) throws -> [RunRecord.Input] {
    var files = [("network", network.file)]
    if let households {
      files.append(("households", households))
    } else {
      files.append(("residential_buildings", network.rules.residentialBuildings))
    }
    if let facilities { files.append(("facilities", facilities)) }
    if case .file(let path) = network.dataArea { files.append(("data_area", path)) }
    files.append(("categories", categories ?? network.rules.defaultCategories))
    files.append(("profile", profile.file))
    files.append(("streets", profile.streetsFile))
    try network.parallel.stage(.checking, of: files.count)
    var inputs: [RunRecord.Input] = []
    for (role, path) in files {
      guard let digest = SHA256.hexadecimal(ofFileAt: path) else {
        throw Failure(.readingOrWriting, file: path, "the file cannot be read")
      }
      inputs.append(
        RunRecord.Input(role: role, file: InputFile.name(of: path), sha256: digest))
    }
    return inputs
  }
}
