import CityFile
import Exporting
import OSMExtract
import WalkingNetwork

/// A city file: all that questions ask of an OSM file, which every command takes in its place.
///
/// ```swift
/// let input = NetworkInput(file: "town.osm.pbf", rules: RuleFolder(path: "Data"))
/// _ = try CityFileRequest(network: input).write(to: "town.lcn")
/// ```
public struct CityFileRequest: Sendable {
  /// The city file opens fastest with this profile and these parameters; it serves all.
  public var network: NetworkInput
  /// The paths of category files whose places it is to hold, beside those that it holds in any case.
  public var categories: [String] = []

  public init(network: NetworkInput) { self.network = network }

  /// Whether a name is one of a city file.
  public static func isCityFile(_ path: String) -> Bool { path.hasSuffix(CityFile.suffix) }

  /// Refuses a target early, before anything is computed.
  public static func checkTarget(_ path: String, overwrite: Bool) throws {
    try CityTarget.check(path: path, isOverwriting: overwrite)
  }

  /// Reads the file and writes the city file.
  ///
  /// - Returns: The network that it holds ready, and what is to be said of it; in the data area that
  ///   was chosen.
  /// - Throws: `Failure`, in words for the user, or what `NetworkInput.onProgress` throws.
  public func write(to path: String, overwrite: Bool = false) throws -> NetworkResult {
    try Self.checkTarget(path, overwrite: overwrite)
    let parallel = network.parallel
    let reading = try NetworkReading(network)
    let content = try CityContent(reading, categories: categories)
    let result = try NetworkResult(
      reading,
      try content.city.extract(reading.wanted, file: network.file, parallel: parallel))
    let ready = try readyNetwork(content, result, reading.profile)
    try parallel.stage(.writing, of: result.extract.streets.wayCount)
    try CityTarget.write(to: path) { write in
      try CityFile.write(content.city, result.extract, ready, profile: reading.profile, to: write)
    }
    return result
  }

  /// What is ready-made in a city file: the network in the header's data area, and the joins of the
  /// places that the program's own rules choose.
  private func readyNetwork(
    _ content: CityContent, _ result: NetworkResult, _ profile: WalkingProfile
  ) throws -> ReadyNetwork {
    var header = self.network
    header.dataArea = .header
    let (extract, file, parallel) = (result.extract, header.file, header.parallel)
    let network =
      self.network.dataArea == .header
      ? result.network
      : try header.network(
        extract, from: .osm(file), profile: profile, dataArea: nil
      ).network
    let places = try content.city.extract(
      content.ownPlaces,
      classified: ClassifiedStreets(streets: extract.streets, statistics: extract.statistics),
      file: file, parallel: parallel)
    let points = places.residentialBuildings.coordinates + places.facilities.coordinates
    let index = SegmentIndex(network, streets: extract.streets)
    let joins = try Joiner(network, streets: extract.streets, index: index)
      .knownJoins(of: points, parallel: try parallel.stage(.joining, of: points.count))
    return ReadyNetwork(network: network, index: index, joins: joins)
  }
}

/// What a city file is made of.
private struct CityContent: Sendable {
  let city: City
  /// The places that the program's own rules choose.
  let ownPlaces: Extract.Wanted

  /// - Parameter categories: The paths of category files that the city file is to answer, too.
  init(_ reading: NetworkReading, categories: [String]) throws {
    let (input, profile) = (reading.input, reading.profile)
    ownPlaces = Extract.Wanted(
      profile: profile,
      buildings: try ResidentialBuildings(fileAt: input.rules.residentialBuildings),
      categories: try CategorySet(fileAt: input.rules.defaultCategories))
    let others = try ([input.rules.standardCategories] + categories).map { path in
      Extract.Wanted(profile: profile, categories: try CategorySet(fileAt: path))
    }
    city = try reading.file.city(for: [ownPlaces] + others, parallel: input.parallel)
  }
}
