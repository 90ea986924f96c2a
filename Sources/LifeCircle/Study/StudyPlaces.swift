import Diagnostics
import GapAnalysis
import Importing
import OSMExtract
import Parallelism
import Texts
import WalkingNetwork

/// The households and facilities of a study, from its tables or from the OSM file.
struct StudyPlaces {
  private(set) var households: Households
  let facilities: Facilities
  private(set) var rejected: [RejectedRecord] = []
  let householdsRead: Int
  let facilitiesRead: Int
  private let householdFile: String

  init(_ study: Study, _ extract: Extract, _ tables: StudyTables) {
    let osmFile = InputFile.name(of: study.network.file)
    householdFile = study.households.map(InputFile.name) ?? osmFile
    if let table = tables.households {
      households = table.records
      rejected += table.rejected
    } else {
      let buildings = extract.residentialBuildings
      households = Households(buildings: buildings)
      rejected += Self.broken(buildings, .household, file: osmFile)
    }
    householdsRead = households.count + rejected.count
    let before = rejected.count
    var facilities = tables.facilities?.records ?? Facilities()
    rejected += tables.facilities?.rejected ?? []
    let taken = Set(facilities.ids.map(ExactText.init))
    let isRepeated = extract.facilities.ids.map { taken.contains(ExactText($0)) }
    facilities.append(
      Facilities(extract.facilities, categories: tables.categoriesFromOSM)
        .filtered { !isRepeated[$0] })
    self.facilities = facilities
    rejected += extract.facilities.ids.indices.filter { isRepeated[$0] }.map {
      RejectedRecord(
        subject: .facility, file: osmFile, row: nil, id: extract.facilities.ids[$0],
        reason: .duplicateId)
    }
    rejected += Self.broken(extract.facilities, .facility, file: osmFile)
    facilitiesRead = facilities.count + rejected.count - before
  }

  private static func broken(
    _ places: OSMPlaces, _ subject: RejectedRecord.Subject, file: String
  ) -> [RejectedRecord] {
    places.brokenIDs.map {
      RejectedRecord(subject: subject, file: file, row: nil, id: $0, reason: .brokenPolygon)
    }
  }

  /// Gives the buildings what was spread over them.
  mutating func take(_ spread: StudySpread) { households = spread.applied(to: households) }

  /// How many of the households are buildings of which only that is known.
  var unknownUse: Int {
    guard let column = households.attributes.names.firstIndex(of: "building"),
      households.source == .residentialBuildings
    else { return 0 }
    return zip(households.attributes.columns, households.attributes.values).count {
      Int($0) == column && $1 == .text("yes")
    }
  }

  /// A household outside the data area (walking-rule, 4) or the study is not judged.
  mutating func setAsideHouseholds(
    outside region: Region, as reason: RejectedRecord.Reason, parallel: Parallel
  ) throws {
    rejected += try households.setAside(
      outside: region, as: reason, file: householdFile, parallel: parallel)
  }
}

extension Households {
  /// Keeps those inside a region.
  ///
  /// - Parameter file: The last component of the path of the file that they come from.
  /// - Returns: The others.
  mutating func setAside(
    outside region: Region, as reason: RejectedRecord.Reason, file: String, parallel: Parallel
  ) throws -> [RejectedRecord] {
    let isInside = try region.contains(coordinates, parallel: parallel)
    let outside = ids.indices.filter { !isInside[$0] }.map { household in
      RejectedRecord(
        subject: .household, file: file, row: rows?[household], id: ids[household], reason: reason)
    }
    self = filtered { isInside[$0] }
    return outside
  }
}

extension Households {
  fileprivate init(buildings: OSMPlaces) {
    var attributes = Attributes(names: ["name", "building"])
    for (name, building) in zip(buildings.names, buildings.buildings) {
      attributes.append(name.map { .text($0) } ?? .null, inColumn: 0)
      attributes.append(building.map { .text($0) } ?? .null, inColumn: 1)
      attributes.endRecord()
    }
    self.init(
      source: .residentialBuildings, ids: buildings.ids, coordinates: buildings.coordinates,
      weights: Array(repeating: 1, count: buildings.ids.count), attributes: attributes)
  }
}

extension Facilities {
  /// - Parameter categories: The positions in the category file of those that were looked for.
  fileprivate init(_ places: OSMPlaces, categories: [Int]) {
    self.init(
      ids: places.ids, coordinates: places.coordinates, names: places.names,
      categories: places.categories.map { $0.map { categories[$0] } }, rules: places.rules)
  }

  /// Those whose position fits, in their order; they have no columns of the user's own.
  fileprivate func filtered(_ isKept: (Int) -> Bool) -> Facilities {
    let kept = ids.indices.filter(isKept)
    guard kept.count < count else { return self }
    return Facilities(
      ids: kept.map { ids[$0] }, coordinates: kept.map { coordinates[$0] },
      names: kept.map { names[$0] }, categories: kept.map { categories[$0] },
      rules: kept.map { rules[$0] })
  }

  /// Adds others behind, which have no attributes.
  fileprivate mutating func append(_ others: Facilities) {
    ids += others.ids
    coordinates += others.coordinates
    names += others.names
    categories += others.categories
    rules += others.rules
  }
}
