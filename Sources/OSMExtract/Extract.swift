import Diagnostics
import Geography
import OSMKit
import Parallelism
import Texts

/// What one reading of an OSM file gives: its streets, classed by a profile, and its places.
package struct Extract: Sendable {
  /// The boxes of the file's header.
  package let boxes: [BoundingBox]
  /// The date of the data: the header's, else that of the newest object (ISO 8601).
  package let dataDate: String?
  package let streets: Streets
  package let statistics: StreetStatistics
  /// Empty where they were not asked for.
  package let residentialBuildings: OSMPlaces
  /// Empty where they were not asked for.
  package let facilities: OSMPlaces
  /// Ways with a place's tags that are not closed, so that they are only counted.
  package let openPlaceWays: Int
  /// Buildings with a tag of those that stand for households that were not taken, since they lie
  /// outside the box of `Wanted.buildingsWithin`.
  package let buildingsOutside: Int
  /// Whether a remark in the file says that the download broke off with an error.
  package let isIncomplete: Bool
  let file: String
  let areas: [OSMData.Area]

  /// What a reading is asked for beside the streets.
  package struct Wanted: Sendable {
    package let profile: WalkingProfile
    package let buildings: ResidentialBuildings?
    package let categories: CategorySet?
    /// Where the buildings are wanted; `nil`: everywhere.
    package let buildingsWithin: Within?
    /// The relations whose areas are wanted: `area(ofRelation:)`.
    package let relations: [Int64]
    /// Whether the footprints and levels of the buildings are wanted.
    package let measuresBuildings: Bool

    package init(
      profile: WalkingProfile, buildings: ResidentialBuildings? = nil,
      categories: CategorySet? = nil, buildingsWithin: Within? = nil, relations: [Int64] = [],
      measuresBuildings: Bool = false
    ) {
      self.profile = profile
      self.buildings = buildings
      self.categories = categories
      self.buildingsWithin = buildingsWithin
      self.relations = relations
      self.measuresBuildings = measuresBuildings
    }
  }

  /// A box outside which buildings are only counted.
  package typealias Within = PlaceBox

  /// Reads .osm.pbf, .osm, .osm.gz or .osm.bz2.
  ///
  /// - Throws: `Failure`: 65 for another suffix, damaged content and files without a walkable way;
  ///   66 if the file is not there.
  package init(fileAt path: String, wanted: Wanted, parallel: Parallel) throws {
    let data = try Self.read(path, Self.selection(wanted), parallel)
    try self.init(data, wanted: wanted, file: path, parallel: parallel)
  }

  /// What `selection` names of a file.
  package static func read(
    _ path: String, _ selection: OSMSelection, _ parallel: Parallel
  ) throws -> OSMData {
    try parallel.stage(.reading)
    do {
      return try OSMReader.read(path: path, selection: selection, threads: parallel.threads)
    } catch {
      if error.kind == .cannotBeRead { try InputFile.check(path) }
      throw failure(error, path: path)
    }
  }

  /// - Parameters:
  ///   - data: What `selection(wanted)` names of the file.
  ///   - classified: Its streets, if they are known; `data` need not have them then.
  ///   - file: Its path, for messages.
  /// - Throws: `Failure` for data without a walkable way.
  package init(
    _ data: OSMData, classified: ClassifiedStreets? = nil, wanted: Wanted, file: String,
    parallel: Parallel
  ) throws {
    try parallel.stage(.sorting, of: data.streets.ids.count + data.places.ids.count)
    let numbers = StringNumbers(data.strings, of: Self.texts(wanted))
    boxes = data.header.boxes
    dataDate = data.header.timestamp ?? data.header.newestObject
    openPlaceWays = data.counts.openPlaceWays
    buildingsOutside = data.counts.placesOutsideBox
    isIncomplete = data.header.isDownloadIncomplete
    self.file = file
    areas = data.areas
    let classified =
      classified
      ?? StreetClassifier(data, rules: wanted.profile.streets, numbers: numbers).classify()
    (streets, statistics) = (classified.streets, classified.statistics)
    let selector = PlaceSelector(data, numbers: numbers, parallel: parallel)
    residentialBuildings =
      try wanted.buildings.map {
        try selector.residentialBuildings($0, isMeasured: wanted.measuresBuildings)
      } ?? OSMPlaces()
    facilities = try wanted.categories.map { try selector.facilities($0) } ?? OSMPlaces()
    guard streets.wayCount > 0 else {
      throw Failure(
        .unusableInput, file: file, "no way in it can be walked",
        advice: "Take an extract that holds the streets (ways with highway=*) of the area")
    }
    guard streets.nodeIsPresent.contains(true) else {
      throw Failure(
        .unusableInput, file: file, "all nodes of its streets are missing, or lie nowhere on Earth",
        advice: "Take an extract with the nodes of its ways; in Overpass, add (._;>;); before out")
    }
  }

  /// The keys and values that decide about anything.
  private static func texts(_ wanted: Wanted) -> [String] {
    let rules = wanted.profile.streets
    let conditions =
      rules.conditions + (wanted.buildings?.conditions ?? [])
      + (wanted.categories?.conditions ?? [])
    let patterns = conditions.flatMap { $0.any + $0.unless }
    return patterns.flatMap { [$0.key] + ($0.value.map { [$0] } ?? []) }
      + conditions.flatMap(\.without) + (wanted.categories?.keysThatDecide ?? [])
      + StreetClassifier.countedKeys + StreetClassifier.listedKeys + placeKeys(wanted)
  }

  /// What is taken from an OSM file.
  package static func selection(_ wanted: Wanted) -> OSMSelection {
    let rules = wanted.profile.streets
    let buildings = wanted.buildings?.conditions ?? []
    return OSMSelection(
      streetTags: rules.streetTags,
      nodeTags: rules.barrierNodes.any,
      streetKeys: distinctTexts(rules.keysThatDecide + StreetClassifier.countedKeys),
      placeTags: distinct(wanted.categories?.tags ?? []),
      boxedPlaceTags: distinct(buildings.flatMap(\.any)),
      placeBox: buildings.isEmpty ? nil : wanted.buildingsWithin,
      areaRelations: distinct(wanted.relations),
      placeKeys: distinctTexts(
        buildings.flatMap(\.keysThatDecide) + (wanted.categories?.keysThatDecide ?? [])
          + placeKeys(wanted)))
  }

  /// The keys of which a place's value is wanted, whatever its rules ask.
  private static func placeKeys(_ wanted: Wanted) -> [String] {
    ["name", "building"] + (wanted.measuresBuildings ? [ResidentialBuildings.levelsKey] : [])
  }

  private static func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }

  private static func distinctTexts(_ texts: [String]) -> [String] {
    distinct(texts.map(ExactText.init)).map(\.string)
  }

  /// What users are told of a file that cannot be read.
  package static func failure(_ error: OSMError, path: String) -> Failure {
    switch error.kind {
    case .noSuchFile:
      Failure(.missingInput, file: path, "there is no such file", advice: "Check the path")
    case .cannotBeRead:
      Failure(
        .readingOrWriting, file: path, "the file cannot be read: \(error.message)",
        advice: "Check that you may read it")
    case .outOfMemory:
      Failure(
        .readingOrWriting, file: path, "there is not enough memory to read the file",
        advice: "Close other programs, or take a smaller extract (osmium extract)")
    case .tooLarge:
      Failure(
        .unusableInput, file: path, "the file holds too much for one run: \(error.message)",
        advice: "Take a smaller extract (osmium extract)")
    case .unknownFormat:
      Failure(
        .unusableInput, file: path, "the suffix is none of an OSM file or a city file",
        advice: "Give a file .osm.pbf, .osm, .osm.gz or .osm.bz2, or a city file .lcn")
    case .unusableContent:
      Failure(
        .unusableInput, file: path, "the content cannot be used: \(error.message)",
        advice: advice(error.cause))
    }
  }
  private static func advice(_ cause: OSMError.Cause) -> String {
    switch cause {
    case .other: "Take a complete OSM extract; download it again if it is torn"
    case .torn: "The file is torn: download it again, as a whole"
    case .anotherFormat: "Give it the suffix of its content, or download it again"
    case .changes:
      "Apply the changes to an extract (osmium apply-changes), and give the result"
    }
  }
}
