import Diagnostics
import Exporting
import OSMExtract
import WalkingNetwork

/// A walking network and what is to be said of it.
public struct NetworkResult: Sendable {
  private let extract: Extract
  private let network: Network
  private let report: NetworkReport
  private let input: NetworkInput
  private let profile: WalkingProfile

  /// Reads a file and makes its network.
  ///
  /// - Throws: `Failure`, in words for the user.
  public init(_ input: NetworkInput) throws {
    self.input = input
    profile = try input.walkingProfile()
    let dataArea = try input.chosenDataArea()
    extract = try Extract(
      fileAt: input.file,
      wanted: Extract.Wanted(
        profile: profile, relations: [input.dataArea.area?.relation].compactMap(\.self)),
      parallel: input.parallel)
    network = try input.network(extract, profile: profile, dataArea: dataArea)
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
