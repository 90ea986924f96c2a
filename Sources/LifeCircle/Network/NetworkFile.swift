import CityFile
import Geography
import OSMExtract
import Parallelism
import WalkingNetwork

/// The file that a network comes from, by its name: a city file or an OSM file.
enum NetworkFile {
  case city(CityFile)
  case osm(String)

  init(_ path: String) throws {
    self = path.hasSuffix(CityFile.suffix) ? .city(try CityFile(path: path)) : .osm(path)
  }

  func extract(_ wanted: Extract.Wanted, parallel: Parallel) throws -> Extract {
    switch self {
    case .city(let file): try file.extract(wanted, parallel: parallel)
    case .osm(let path): try Extract(fileAt: path, wanted: wanted, parallel: parallel)
    }
  }

  /// All that a city file holds, what some questions ask among it.
  func city(for questions: [Extract.Wanted], parallel: Parallel) throws -> City {
    switch self {
    case .city(let file): try file.city(for: questions)
    case .osm(let path): try City(fileAt: path, for: questions, parallel: parallel)
    }
  }

  /// A network that needs not be made.
  func readyNetwork(
    _ profile: WalkingProfile, dataArea: DataArea, streets: Streets, withJoins: Bool
  ) throws -> ReadyNetwork? {
    guard case .city(let file) = self else { return nil }
    return try file.network(
      profile, dataArea: dataArea, streets: streets, withJoins: withJoins)
  }

  /// A network that needs not be made, without its streets: in the area that the header gives, or
  /// everywhere.
  func readyNetwork(
    _ profile: WalkingProfile, in area: DataAreaChoice, parallel: Parallel
  ) throws -> ReadyNetwork? {
    guard case .city(let file) = self, area.area == nil else { return nil }
    try parallel.stage(.reading)
    let dataArea = try area.dataArea(
      headerBoxes: try file.headerBoxes(), streetsBox: try file.streetsBox(by: profile.streets),
      profile.streets.parameters)
    guard let dataArea else { return nil }
    return try file.network(profile, dataArea: dataArea, streets: nil, withJoins: false)
  }

  func streetsBox(by rules: StreetRules) throws -> BoundingBox? {
    guard case .city(let file) = self else { return nil }
    return try file.streetsBox(by: rules)
  }

  /// The polygons of residential land.
  func residentialLand(parallel: Parallel) throws -> [Polygon] {
    switch self {
    case .city(let file): try file.residentialLand()
    case .osm(let path): try Extract.residentialLand(fileAt: path, parallel: parallel)
    }
  }

  /// Whether the download broke off, as a city file tells; of an OSM file its extract tells it.
  func isDownloadIncomplete() throws -> Bool? {
    guard case .city(let file) = self else { return nil }
    return try file.isDownloadIncomplete()
  }
}
