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

  init(_ study: Study, _ extract: Extract, _ categories: CategorySet) throws {
    let osmFile = InputFile.name(of: study.network.file)
    householdFile = study.households.map(InputFile.name) ?? osmFile
    if study.households != nil || study.facilities != nil {
      try study.network.parallel.stage(.readingTables)
    }
    if let path = study.households {
      let table = try HouseholdTable.read(path: path)
      households = table.households
      rejected += table.rejected
    } else {
      let buildings = extract.residentialBuildings
      households = Households(buildings: buildings)
      rejected += Self.broken(buildings, .household, file: osmFile)
    }
    householdsRead = households.count + rejected.count
    let before = rejected.count
    if let path = study.facilities {
      let table = try FacilityTable.read(
        path: path, categoryIDs: categories.categories.map(\.id))
      facilities = table.facilities
      rejected += table.rejected
    } else {
      facilities = Facilities(extract.facilities)
      rejected += Self.broken(extract.facilities, .facility, file: osmFile)
    }
    facilitiesRead = facilities.count + rejected.count - before
  }

  private static func broken(
    _ places: OSMPlaces, _ subject: RejectedRecord.Subject, file: String
  ) -> [RejectedRecord] {
    places.brokenIDs.map {
      RejectedRecord(subject: subject, file: file, row: nil, id: $0, reason: .brokenPolygon)
    }
  }

  /// A household outside the data area is not judged (walking-rule, 4).
  mutating func setAsideHouseholds(outside area: DataArea, parallel: Parallel) throws {
    let isInside = try area.contains(households.coordinates, parallel: parallel)
    rejected += households.ids.indices.filter { !isInside[$0] }.map { household in
      RejectedRecord(
        subject: .household, file: householdFile, row: households.rows?[household],
        id: households.ids[household], reason: .outsideDataArea)
    }
    households = households.filtered { isInside[$0] }
  }
}

extension Households {
  fileprivate init(buildings: OSMPlaces) {
    self.init(
      source: .residentialBuildings, ids: buildings.ids, coordinates: buildings.coordinates,
      weights: Array(repeating: 1, count: buildings.ids.count),
      attributes: Attributes(
        names: ["name", "building"],
        columns: [buildings.names, buildings.buildings].map { column in
          column.map { $0.map { .text($0) } ?? .null }
        }))
  }
}

extension Facilities {
  fileprivate init(_ places: OSMPlaces) {
    self.init(
      ids: places.ids, coordinates: places.coordinates, names: places.names,
      categories: places.categories, rules: places.rules)
  }
}
