import Diagnostics
import Exporting
import GapAnalysis
import Geography
import OSMExtract
import Parallelism
import Standards
import WalkingNetwork

/// What a study works on: its inputs, read and set against the streets.
struct StudyMaterial {
  /// In meters; those in minutes are the analysis's own.
  private let meters: [Limit]
  let profile: WalkingProfile
  /// Those that households are judged by.
  let categories: CategorySet
  /// The same, and behind them those that only standards speak of.
  let allCategories: CategorySet
  /// The files of the latter that are not that of the former.
  let standardCategoryFiles: [String]
  let tables: StudyTables
  let extract: Extract
  let network: Network
  /// The area of which households are judged, if it is not all.
  let studyArea: StudyArea?
  /// What was spread over the buildings; `nil` if nothing was.
  let spread: RunSpread?
  private let parallel: Parallel
  private let input: NetworkInput
  private let networkFile: NetworkFile
  private let chosenDataArea: ChosenArea?
  /// With households outside the areas until they are set aside.
  private(set) var places: StudyPlaces
  let analysis: GapAnalysis

  /// - Parameter needs: What standards want to be told.
  init(_ study: Study, needs: Needs) throws {
    let input = study.network
    let minutes = try Limit.list(study.minutes)
    let meters = try study.meters.map { text throws(Failure) in
      try Limit.list(text, option: .meters)
    }
    let profile = try input.walkingProfile()
    let categories = try CategorySet(fileAt: study.categories ?? input.rules.defaultCategories)
    let (allCategories, standardCategoryFiles) = try Self.categories(categories, study, needs)
    let tables = try StudyTables(study, allCategories)
    let chosenStudy = try study.study.map { try ChosenArea($0) }
    let chosenDataArea = try input.chosenDataArea()
    let networkFile = try NetworkFile(input.file)
    let buildings = try Self.residentialBuildings(study)
    let extract = try networkFile.extract(
      Extract.Wanted(
        profile: profile, buildings: buildings,
        categories: allCategories.only(tables.categoriesFromOSM),
        // A community may reach beyond the study: its figures belong to all its buildings.
        buildingsWithin: study.spread.isEmpty ? chosenStudy?.within : nil,
        relations: [study.study?.relation].compactMap(\.self) + input.relations,
        measuresBuildings: !study.spread.isEmpty),
      parallel: input.parallel)
    let studyArea = try chosenStudy.map { try Self.studyArea($0, study, extract) }
    let (network, ready) = try input.network(
      extract, from: networkFile, profile: profile, dataArea: chosenDataArea, withJoins: true)
    try tables.checkNearness(to: network.diagnosis.streetsBox)
    (self.input, self.networkFile, self.chosenDataArea) = (input, networkFile, chosenDataArea)
    self.meters = meters ?? []
    (self.profile, self.categories, self.tables) = (profile, categories, tables)
    (self.allCategories, self.standardCategoryFiles) = (allCategories, standardCategoryFiles)
    (self.extract, self.network, self.studyArea) = (extract, network, studyArea)
    var places = StudyPlaces(study, extract, tables)
    spread = try Self.spread(study, tables, extract, buildings, &places)
    self.places = places
    parallel = input.parallel
    analysis = GapAnalysis(
      network: network,
      joiner: Joiner(
        network, streets: extract.streets, index: ready?.index, known: ready?.joins),
      categoryCount: categories.categories.count, limits: minutes, parallel: input.parallel)
  }

  /// The judged categories, and behind them those that standards speak of: of the default file, else
  /// of that of standards. Also the files that gave some of the latter.
  private static func categories(
    _ judged: CategorySet, _ study: Study, _ needs: Needs
  ) throws(Failure) -> (CategorySet, files: [String]) {
    var (sets, files) = ([judged], [String]())
    guard !needs.categories.isEmpty else { return (judged, []) }
    var known = Set(judged.categories.map(\.id))
    for file in [study.network.rules.defaultCategories, study.network.rules.standardCategories] {
      let set = try CategorySet(fileAt: file)
      let more = set.categories.indices.filter { position in
        let id = set.categories[position].id
        return needs.categories.contains(id) && known.insert(id).inserted
      }
      if let more = set.only(more) {
        sets.append(more)
        files.append(file)
      }
    }
    return (try CategorySet.joining(sets, ids: known), files)
  }

  /// What buildings stand for households; `nil` where a table has them.
  private static func residentialBuildings(
    _ study: Study
  ) throws(Failure) -> ResidentialBuildings? {
    guard study.households == nil else { return nil }
    return try ResidentialBuildings(fileAt: study.network.rules.residentialBuildings)
  }

  private static func spread(
    _ study: Study, _ tables: StudyTables, _ extract: Extract, _ buildings: ResidentialBuildings?,
    _ places: inout StudyPlaces
  ) throws -> RunSpread? {
    guard !study.spread.isEmpty, let communities = tables.communities, let buildings else {
      return nil
    }
    let spread = try StudySpread(
      study.spread, of: communities, over: extract.residentialBuildings, defaults: buildings,
      parallel: study.network.parallel.silent)
    places.take(spread)
    return spread.run
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

extension StudyMaterial {
  /// Which community each household is in; `nil` where the study names none.
  func householdMembership() throws -> Membership? {
    try tables.communities?.membership(
      of: places.households,
      parallel: parallel.stage(.assigningCommunities, of: places.households.count))
  }

  /// The households by community, and those in none.
  func groups(_ membership: Membership?) -> HouseholdGroups? {
    guard let communities = tables.communities else { return nil }
    return membership?.groups(ofCommunities: communities.communities.count)
  }

  /// What was found of each community.
  ///
  /// - Parameter results: With the groups of `membership`.
  func communities(_ results: GapResults, _ membership: Membership?) throws -> RunCommunities? {
    guard let communities = tables.communities, let membership else { return nil }
    try parallel.stage(.summingUpCommunities, of: communities.communities.count)
    let found = try CommunityResults(
      communities.communities, results, households: membership,
      facilities: try communities.membership(
        of: results.facilities.coordinates, parallel: parallel.silent),
      statedTotals: communities.statedTotals(beside: results.households),
      parallel: parallel.silent)
    return RunCommunities(
      results: found, column: communities.column, repairs: communities.repairs,
      totalRows: communities.totalRows, withoutFigures: communities.withoutFigures,
      notDrawn: communities.notDrawn, spread: spread)
  }

  /// The facilities in the area that is judged, by position.
  func facilitiesInside(_ facilities: Facilities) throws -> [Int] {
    var inside = Array(facilities.coordinates.indices)
    for region in [network.dataArea.shape] + [studyArea?.region].compactMap(\.self) {
      let places = inside.map { facilities.coordinates[$0] }
      let isInside = try region.contains(places, parallel: parallel.silent)
      inside = zip(inside, isInside).filter(\.1).map(\.0)
    }
    return inside
  }

  /// The residential land, of the layer if there is one, else of the OSM file, as far as households
  /// are judged there.
  func landReach() throws -> LandReach {
    let land =
      try tables.residentialLand?.polygons
      ?? networkFile.residentialLand(parallel: parallel.silent)
    return try LandReach(
      land, inside: [network.dataArea.shape] + [studyArea?.region].compactMap(\.self),
      parallel: parallel.silent)
  }

  /// The same study judged by the length of walks alone; `nil` where it has no limit in meters.
  func analysisByLength() throws -> GapAnalysis? {
    meters.isEmpty ? nil : try analysis(at: profile.byLength, limits: meters)
  }

  /// The same study in silence at the pace of another profile.
  func analysis(at profile: WalkingProfile, limits: [Limit] = []) throws -> GapAnalysis {
    var input = input
    input.onProgress = nil
    let hasSameStreets = profile.streetsFile == self.profile.streetsFile
    let extract =
      hasSameStreets
      ? extract
      : try networkFile.extract(
        Extract.Wanted(profile: profile, relations: input.relations), parallel: input.parallel)
    let (network, ready) = try input.network(
      extract, from: networkFile, profile: profile, dataArea: chosenDataArea)
    return GapAnalysis(
      network: network,
      joiner: Joiner(network, streets: extract.streets, index: ready?.index, known: nil),
      categoryCount: categories.categories.count, limits: limits, parallel: input.parallel)
  }
}
