import Diagnostics
import Exporting
import OSMExtract
import WalkingNetwork

/// A walking network and what is to be said of it.
public struct NetworkResult: Sendable {
  let extract: Extract
  let network: Network
  /// How long the reading and the making took.
  public let seconds: Double
  private let report: NetworkReport
  private let input: NetworkInput
  private let profile: WalkingProfile

  /// Reads a file and makes its network.
  ///
  /// - Throws: `Failure`, in words for the user, or what `NetworkInput.onProgress` throws.
  public init(_ input: NetworkInput) throws {
    let reading = try NetworkReading(input)
    try self.init(reading, try reading.file.extract(reading.wanted, parallel: input.parallel))
  }

  /// - Parameter extract: What is wanted of the file.
  init(_ reading: NetworkReading, _ extract: Extract) throws {
    input = reading.input
    profile = reading.profile
    self.extract = extract
    network = try reading.network(extract).network
    report = NetworkReport(extract, network)
    seconds = reading.start.duration(to: .now) / .seconds(1)
  }

  /// What the run worked through.
  public var work: [WorkCount] {
    [WorkCount(.ways, extract.streets.wayCount), WorkCount(.segments, report.segmentCount)]
  }

  /// The diagnosis as readable lines.
  public func table(in language: Language = .english) -> String { report.table(in: language) }

  /// The diagnosis as JSON.
  ///
  /// - Parameter peakMemoryBytes: The most memory that the process held; `nil` if it is not known.
  public func json(peakMemoryBytes: Int?) -> String {
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

  /// Refuses a target of the streets early, before anything is computed.
  public static func checkTarget(_ path: String, overwrite: Bool) throws {
    try StreetsFile.check(path: path, isOverwriting: overwrite)
  }

  /// Writes the streets as a GeoJSON layer.
  public func writeStreets(to path: String, overwrite: Bool = false) throws {
    try StreetsFile.check(path: path, isOverwriting: overwrite)
    try StreetsFile(
      network, streets: extract.streets, profile: profile, version: lifeCircleVersion
    ).write(to: path, parallel: input.parallel)
  }
}
