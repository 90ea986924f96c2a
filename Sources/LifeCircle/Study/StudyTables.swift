import Diagnostics
import GapAnalysis
import Geography
import Importing
import OSMExtract
import Texts

/// The tables of a study, read and not yet set against the streets.
struct StudyTables {
  let households: TableReading<Households>?
  let facilities: TableReading<Facilities>?
  /// The positions of the categories whose facilities come from the OSM file.
  let categoriesFromOSM: [Int]
  /// The positions of the categories that the table of facilities names.
  let namedCategories: Set<Int>
  /// Positions of those of which the table has a row that was set aside: a place may be missing.
  let lostCategories: Set<Int>
  let communities: StudyCommunities?
  let indicators: IndicatorTable.Reading?
  /// `nil`: that of the OSM file.
  let residentialLand: AreaPolygons?
  /// Whether there is any table or layer.
  let hasAny: Bool

  init(_ study: Study, _ categories: CategorySet) throws {
    let all = Array(categories.categories.indices)
    let paths = [
      study.households, study.facilities, study.communities, study.communityTable,
      study.indicators, study.residentialLand,
    ].compactMap { $0 }
    let settings = try TableSettings(
      crs: study.crs, encoding: study.encoding, tables: paths,
      givenBy: "--households or --facilities")
    try Self.check(study)
    hasAny = !paths.isEmpty
    guard !paths.isEmpty else {
      (households, facilities, categoriesFromOSM) = (nil, nil, all)
      (namedCategories, lostCategories) = ([], [])
      (communities, indicators, residentialLand) = (nil, nil, nil)
      return
    }
    try study.network.parallel.stage(.readingTables)
    let columns = try ColumnNames(fileAt: study.network.rules.columns)
    if let path = study.households {
      households = try HouseholdTable.read(
        try settings.input(
          path, columns: columns, denominators: try Self.denominators(study.denominators)))
    } else {
      households = nil
    }
    communities = try StudyCommunities(study, settings, columns)
    residentialLand = try study.residentialLand.map { path in
      try AreaFile.read(path: path, system: try settings.input(path, columns: columns).system)
    }
    indicators = try study.indicators.map {
      try IndicatorTable.read(try settings.input($0, columns: columns))
    }
    guard let path = study.facilities else {
      (facilities, categoriesFromOSM, namedCategories, lostCategories) = (nil, all, [], [])
      return
    }
    let reading = try FacilityTable.read(
      try settings.input(path, columns: columns),
      categories: categories.categories.map(CategoryNames.init),
      others: try Self.others(study, besides: categories))
    facilities = reading.table
    (namedCategories, lostCategories) = (reading.named, reading.lost)
    categoriesFromOSM = study.addsFacilities ? all.filter { !reading.named.contains($0) } : []
  }

  /// The categories of `Data/Categories` that the run does not ask for.
  private static func others(
    _ study: Study, besides asked: CategorySet
  ) throws(Failure) -> [CategoryNames] {
    var known = Set(asked.categories.map(\.id))
    var others: [CategoryNames] = []
    for file in [study.network.rules.defaultCategories, study.network.rules.standardCategories] {
      for category in try CategorySet(fileAt: file).categories
      where known.insert(category.id).inserted {
        others.append(CategoryNames(category))
      }
    }
    return others
  }

  /// Options that need a table.
  private static func check(_ study: Study) throws(Failure) {
    if study.addsFacilities, study.facilities == nil {
      throw Failure(
        .wrongUsage, "--facilities-add adds to a table of facilities, and there is none",
        advice: "Give one by --facilities; without it all come from the OSM file")
    }
    if study.communityColumn != nil, study.households == nil || study.communityTable == nil {
      throw Failure(
        .wrongUsage,
        "--community-column needs a table of households and a table of their communities",
        advice: "Give them by --households and --community-table, or a layer by --communities")
    }
    if study.communityColumn == nil, study.communityTable != nil, study.communities == nil {
      throw Failure(
        .wrongUsage, "nothing says which households belong to the communities of the table",
        advice: "Give a layer by --communities, or a column of the households by --community-column"
      )
    }
    try checkSpread(study)
    if !study.denominators.isEmpty, study.households == nil {
      throw Failure(
        .wrongUsage, "--denominators names columns of a table of households, and there is none",
        advice: "Give one by --households")
    }
  }

  /// What buildings have already.
  private static let ofBuildings = [
    "", "households", "weight", "name", "building", "levels", "footprint_m2",
  ]

  private static func checkSpread(_ study: Study) throws(Failure) {
    guard let figure = study.spread.first else { return }
    if study.households != nil {
      throw Failure(
        .wrongUsage,
        "--spread \(figure) spreads over the residential buildings of the OSM file, and there is a "
          + "table of households", advice: "Name a column of that table by --denominators")
    }
    if study.communities == nil {
      throw Failure(
        .wrongUsage, "--spread \(figure) needs the communities whose figure is spread",
        advice: "Give their polygons by --communities")
    }
    var seen: Set<ForgivingName> = []
    for name in study.spread {
      guard !Self.ofBuildings.contains(name.lowercased()),
        seen.insert(ForgivingName(name)).inserted
      else {
        throw Failure(
          .wrongUsage, "--spread «\(name)» is no column that can be added to the buildings",
          advice: "Name figures of the communities, each once")
      }
    }
  }

  /// Each once.
  private static func denominators(_ names: [String]) throws(Failure) -> [String] {
    var seen: Set<String> = []
    for name in names {
      guard !name.isEmpty, !["households", "weight"].contains(name.lowercased()) else {
        throw Failure(
          .wrongUsage, "«\(name)» is no column for --denominators",
          advice: "Name columns of numbers; households and their weight are always counted")
      }
    }
    return names.filter { seen.insert($0.lowercased()).inserted }
  }

  var sources: [TableSource] {
    [households?.source, facilities?.source].compactMap(\.self) + (communities?.sources ?? [])
  }

  /// - Throws: A table all of whose points are far from the streets, with the likely cause.
  func checkNearness(to streets: BoundingBox?) throws(Failure) {
    guard let streets else { return }
    try households?.source.checkNearness(households?.records.coordinates ?? [], to: streets)
    try facilities?.source.checkNearness(facilities?.records.coordinates ?? [], to: streets)
    if let communities, let polygons = communities.communities.polygons {
      try communities.sources.first?.checkNearness(ofAreas: polygons, to: streets)
    }
  }
}

extension CategoryNames {
  fileprivate init(_ category: CategorySet.Category) {
    self.init(
      id: category.id, names: [category.name.english, category.name.chinese] + category.names)
  }
}
