import Diagnostics
import GapAnalysis
import OSMExtract
import WalkingNetwork

/// What a study works on: its inputs, read and set against the streets.
struct StudyMaterial {
  let limits: [Limit]
  let profile: WalkingProfile
  let categories: CategorySet
  let tables: StudyTables
  let extract: Extract
  let network: Network
  /// With households outside the data area.
  var places: StudyPlaces
  let analysis: GapAnalysis

  init(_ study: Study) throws {
    let input = study.network
    limits = try Limit.list(study.minutes)
    profile = try input.walkingProfile()
    categories = try CategorySet(fileAt: study.categories ?? input.rules.defaultCategories)
    tables = try StudyTables(study, categories)
    extract = try Extract(
      fileAt: input.file,
      wanted: Extract.Wanted(
        profile: profile, buildings: try Self.residentialBuildings(study),
        categories: categories.only(tables.categoriesFromOSM)),
      parallel: input.parallel)
    network = try input.network(extract, profile: profile)
    try tables.checkNearness(to: network.diagnosis.streetsBox)
    places = StudyPlaces(study, extract, tables)
    analysis = GapAnalysis(
      network: network, joiner: Joiner(network, streets: extract.streets),
      categoryCount: categories.categories.count, limits: limits, parallel: input.parallel)
  }

  /// What buildings stand for households; `nil` where a table has them.
  private static func residentialBuildings(
    _ study: Study
  ) throws(Failure) -> ResidentialBuildings? {
    guard study.households == nil else { return nil }
    return try ResidentialBuildings(fileAt: study.network.rules.residentialBuildings)
  }
}
