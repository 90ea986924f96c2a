import Diagnostics
import GapAnalysis
import Importing
import OSMExtract
import Parallelism
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
    facilities.append(
      Facilities(extract.facilities, categories: tables.categoriesFromOSM))
    self.facilities = facilities
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
    let isInside = try region.contains(households.coordinates, parallel: parallel)
    rejected += households.ids.indices.filter { !isInside[$0] }.map { household in
      RejectedRecord(
        subject: .household, file: householdFile, row: households.rows?[household],
        id: households.ids[household], reason: reason)
    }
    households = households.filtered { isInside[$0] }
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

  /// Adds others behind, which have no attributes.
  fileprivate mutating func append(_ others: Facilities) {
    ids += others.ids
    coordinates += others.coordinates
    names += others.names
    categories += others.categories
    rules += others.rules
  }
}
