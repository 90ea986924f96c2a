import CityFile
import Diagnostics
import Exporting
import OSMExtract
import WalkingNetwork

/// A walking network and what is to be said of it.
public struct NetworkResult: Sendable {
  /// Only of a result for a city file.
  private let content: CityContent?
  private let extract: Extract
  private let network: Network
  private let report: NetworkReport
  private let input: NetworkInput
  private let profile: WalkingProfile

  /// Reads a file and makes its network.
  ///
  /// - Parameters:
  ///   - forCityFile: Whether all is kept that a city file holds.
  ///   - categories: The paths of category files whose places a city file is to hold, beside those
  ///     that it holds in any case.
  /// - Throws: `Failure`, in words for the user.
  public init(
    _ input: NetworkInput, forCityFile: Bool = false, categories: [String] = []
  ) throws {
    self.input = input
    profile = try input.walkingProfile()
    let dataArea = try input.chosenDataArea()
    let wanted = Extract.Wanted(
      profile: profile, relations: input.relations)
    let networkFile = try NetworkFile(input.file)
    content =
      forCityFile
      ? try CityContent(input, networkFile, profile, categories: categories) : nil
    extract =
      try content?.city.extract(wanted, file: input.file, parallel: input.parallel)
      ?? networkFile.extract(wanted, parallel: input.parallel)
    network = try input.network(
      extract, from: networkFile, profile: profile, dataArea: dataArea
    ).network
    report = NetworkReport(extract, network)
  }

  /// What the run worked through.
  public var work: [WorkCount] {
    [WorkCount(.ways, extract.streets.wayCount), WorkCount(.segments, report.segmentCount)]
  }

  /// The diagnosis as readable lines.
  public func table(in language: Language = .english) -> String { report.table(in: language) }

  /// The diagnosis as JSON.
  ///
  /// - Parameters:
  ///   - seconds: How long the making took.
  ///   - peakMemoryBytes: The most memory that the process held; `nil` if it is not known.
  public func json(seconds: Double, peakMemoryBytes: Int?) -> String {
    guard case .object(let members) = report.node else { return "" }
    return JSONNode.object(
      [("file", .string(InputFile.name(of: input.file))), ("profile", .string(profile.id))]
        + members
        + [
          (
            "run",
            .object([
              ("seconds", .number((seconds * 1000).rounded() / 1000)),
              ("peak_memory_bytes", peakMemoryBytes.map { .integer($0) } ?? .null),
            ])
          )
        ]
    ).text
  }

  /// Refuses a target early, before anything is computed.
  public static func checkTarget(_ path: String, overwrite: Bool) throws {
    if isCityFile(path) {
      try CityTarget.check(path: path, isOverwriting: overwrite)
    } else {
      try StreetsFile.check(path: path, isOverwriting: overwrite)
    }
  }

  /// Whether a name is one of a city file.
  public static func isCityFile(_ path: String) -> Bool { path.hasSuffix(CityFile.suffix) }

  /// Writes a city file, which every command takes in place of the OSM file.
  ///
  /// It opens fastest with the profile that this result was made with; it serves all.
  public func writeCityFile(to path: String, overwrite: Bool = false) throws {
    guard let content else {
      throw Failure(.internalFault, "this result was not made for a city file")
    }
    try CityTarget.check(path: path, isOverwriting: overwrite)
    let ready = try readyNetwork(content)
    try input.parallel.stage(.writing, of: extract.streets.wayCount)
    try CityTarget.write(to: path) { write in
      try CityFile.write(content.city, extract, ready, profile: profile, to: write)
    }
  }

  /// What is ready-made in a city file: the network in the header's data area, and the joins of the
  /// places that the program's own rules choose.
  private func readyNetwork(_ content: CityContent) throws -> ReadyNetwork {
    var header = input
    header.dataArea = .header
    let network =
      input.dataArea == .header
      ? network
      : try header.network(
        extract, from: .osm(input.file), profile: profile, dataArea: nil
      ).network
    let places = try content.city.extract(
      content.ownPlaces,
      classified: ClassifiedStreets(streets: extract.streets, statistics: extract.statistics),
      file: input.file, parallel: input.parallel)
    let points = places.residentialBuildings.coordinates + places.facilities.coordinates
    let index = SegmentIndex(network, streets: extract.streets)
    let joins = try Joiner(network, streets: extract.streets, index: index)
      .knownJoins(of: points, parallel: try input.parallel.stage(.joining, of: points.count))
    return ReadyNetwork(network: network, index: index, joins: joins)
  }

  /// Writes the streets as a GeoJSON layer.
  public func writeStreets(to path: String, overwrite: Bool = false) throws {
    try StreetsFile.check(path: path, isOverwriting: overwrite)
    try StreetsFile(
      network, streets: extract.streets, profile: profile, version: lifeCircleVersion
    ).write(to: path, parallel: input.parallel)
  }
}

/// What a city file is made of.
private struct CityContent: Sendable {
  let city: City
  /// The places that the program's own rules choose.
  let ownPlaces: Extract.Wanted

  /// - Parameter categories: The paths of category files that the city file is to answer, too.
  init(
    _ input: NetworkInput, _ file: NetworkFile, _ profile: WalkingProfile, categories: [String]
  ) throws {
    ownPlaces = Extract.Wanted(
      profile: profile,
      buildings: try ResidentialBuildings(fileAt: input.rules.residentialBuildings),
      categories: try CategorySet(fileAt: input.rules.defaultCategories))
    let others = try categories.map { path in
      Extract.Wanted(profile: profile, categories: try CategorySet(fileAt: path))
    }
    city = try file.city(for: [ownPlaces] + others, parallel: input.parallel)
  }
}
