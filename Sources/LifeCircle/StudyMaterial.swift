import Diagnostics
import Exporting
import GapAnalysis
import Geography
import OSMExtract
import Parallelism
import WalkingNetwork

/// What a study works on: its inputs, read and set against the streets.
struct StudyMaterial {
  let limits: [Limit]
  let profile: WalkingProfile
  let categories: CategorySet
  let tables: StudyTables
  let extract: Extract
  let network: Network
  /// The area of which households are judged, if it is not all.
  let studyArea: StudyArea?
  private let parallel: Parallel
  /// With households outside the areas until they are set aside.
  private(set) var places: StudyPlaces
  let analysis: GapAnalysis

  init(_ study: Study) throws {
    let input = study.network
    let limits = try Limit.list(study.minutes)
    let profile = try input.walkingProfile()
    let categories = try CategorySet(fileAt: study.categories ?? input.rules.defaultCategories)
    let tables = try StudyTables(study, categories)
    let chosenStudy = try study.study.map { try ChosenArea($0) }
    let chosenDataArea = try input.chosenDataArea()
    let networkFile = try NetworkFile(input.file)
    let extract = try networkFile.extract(
      Extract.Wanted(
        profile: profile, buildings: try Self.residentialBuildings(study),
        categories: categories.only(tables.categoriesFromOSM),
        buildingsWithin: chosenStudy?.within,
        relations: [study.study?.relation].compactMap(\.self) + input.relations),
      parallel: input.parallel)
    let studyArea = try chosenStudy.map { try Self.studyArea($0, study, extract) }
    let (network, ready) = try input.network(
      extract, from: networkFile, profile: profile, dataArea: chosenDataArea, withJoins: true)
    try tables.checkNearness(to: network.diagnosis.streetsBox)
    (self.limits, self.profile, self.categories, self.tables) = (
      limits, profile, categories, tables
    )
    (self.extract, self.network, self.studyArea) = (extract, network, studyArea)
    places = StudyPlaces(study, extract, tables)
    parallel = input.parallel
    analysis = GapAnalysis(
      network: network,
      joiner: Joiner(
        network, streets: extract.streets, index: ready?.index, known: ready?.joins),
      categoryCount: categories.categories.count, limits: limits, parallel: input.parallel)
  }

  /// What buildings stand for households; `nil` where a table has them.
  private static func residentialBuildings(
    _ study: Study
  ) throws(Failure) -> ResidentialBuildings? {
    guard study.households == nil else { return nil }
    return try ResidentialBuildings(fileAt: study.network.rules.residentialBuildings)
  }

  private static func studyArea(
    _ area: ChosenArea, _ study: Study, _ extract: Extract
  ) throws -> StudyArea {
    let (region, repairs) = try area.region(in: extract, file: study.network.file)
    let source: StudyArea.Source =
      switch study.study {
      case .relation(let relation): .relation(relation)
      case .file: .file
      case .box, nil: .box
      }
    return StudyArea(
      source: source, region: region, repairs: repairs,
      buildingsNotRead: extract.buildingsOutside)
  }

  /// What is to be warned of.
  ///
  /// - Parameter studyRepairs: Of the area of the study, where it bears on what is said.
  func warnings(_ results: GapResults, studyRepairs: AreaRepairs) -> [Warning] {
    let inputs = InputWarnings(
      count: results.households.count, nearTheEdge: RunWarnings.nearTheEdge, network: network,
      isDownloadIncomplete: extract.isIncomplete, studyRepairs: studyRepairs,
      unshifted: tables.sources.unshifted)
    return RunWarnings(
      inputs: inputs, results: results, network: network, categories: categories,
      unknownUse: places.unknownUse, emptiness: emptiness
    ).warnings
  }

  /// Why no household is judged, if none is.
  var emptiness: NoHouseholds {
    NoHouseholds(
      read: places.householdsRead + (studyArea?.buildingsNotRead ?? 0),
      study: studyArea?.region, network)
  }

  /// Sets those aside that are not judged.
  mutating func setAsideHouseholds() throws {
    try places.setAsideHouseholds(
      outside: network.dataArea.shape, as: .outsideDataArea, parallel: parallel)
    try setAsideHouseholdsOutsideStudy()
  }

  mutating func setAsideHouseholdsOutsideStudy() throws {
    guard let studyArea else { return }
    try places.setAsideHouseholds(
      outside: studyArea.region, as: .outsideStudy, parallel: parallel)
  }
}
