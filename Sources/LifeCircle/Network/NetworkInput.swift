import CityFile
import Diagnostics
import OSMExtract
import Parallelism
import Texts
import WalkingNetwork

/// A street network and how it is to be walked: what every question needs.
public struct NetworkInput: Sendable {
  /// The path of an OSM file (.osm.pbf, .osm, .osm.gz or .osm.bz2) or a city file (.lcn).
  public var file: String
  public var rules: RuleFolder
  /// The name of a profile, or the path of a file.
  public var profile = "planning"
  /// How far a point joins streets, meters; `nil`: what the profile says.
  public var maxJoin: Double?
  /// How much farther than the nearest it joins others, meters; `nil`: what the profile says.
  public var joinSlack: Double?
  public var dataArea = DataAreaChoice.header
  public var threads = 1
  /// Called with what a run is at: from any thread, often. What it throws ends the run, and is
  /// thrown by it; nothing is left behind then.
  public var onProgress: RunProgress.Report?

  public init(file: String, rules: RuleFolder) {
    self.file = file
    self.rules = rules
  }

  var parallel: Parallel { Parallel(threads: threads, report: onProgress) }

  /// The profile with the parameters that stand here in place of its own.
  func walkingProfile() throws(Failure) -> WalkingProfile {
    var profile = try rules.profile(self.profile)
    if let maxJoin {
      profile.streets.parameters.maxJoin = try Self.joinDistance(maxJoin, "--max-join")
    }
    if let joinSlack {
      profile.streets.parameters.joinSlack = try Self.joinDistance(joinSlack, "--join-slack")
    }
    return profile
  }

  private static func joinDistance(
    _ meters: Double, _ option: String
  ) throws(Failure) -> Double {
    let allowed = StreetRules.Parameters.joins
    guard allowed.contains(meters) else {
      throw Failure(
        .wrongUsage, "\(DecimalText.shortest(meters)) is no distance for \(option)",
        advice: "Give \(Int(allowed.lowerBound)) to \(Int(allowed.upperBound)) meters")
    }
    return meters
  }

  /// The data area that was given, if one was; to be asked for before the OSM file is read, so that
  /// nobody waits for the reading to be told of a fault in it.
  func chosenDataArea() throws -> ChosenArea? { try dataArea.area.map { try ChosenArea($0) } }

  /// The relation that the data area is, if it is one: what a reading must put together.
  var relations: [Int64] { [dataArea.area?.relation].compactMap(\.self) }

  /// The network of what was read, with all that the file brought along for it.
  ///
  /// - Parameters:
  ///   - given: `chosenDataArea`.
  ///   - withJoins: Whether the joins of the file's own places are wanted, too.
  func network(
    _ extract: Extract, from networkFile: NetworkFile, profile: WalkingProfile,
    dataArea given: ChosenArea?, withJoins: Bool = false
  ) throws -> (network: Network, ready: ReadyNetwork?) {
    let builder = NetworkBuilder(
      streets: extract.streets, profile: profile,
      streetsBox: try networkFile.streetsBox(by: profile.streets), parallel: parallel)
    let area =
      try given.map { try givenDataArea($0, extract) }
      ?? dataArea.dataArea(
        headerBoxes: extract.boxes, streetsBox: builder.streetsBox, profile.streets.parameters)
    guard let area else { preconditionFailure("a data area that was given was not read") }
    let ready = try networkFile.readyNetwork(
      profile, dataArea: area, streets: extract.streets, withJoins: withJoins)
    if let ready {
      return (try checked(ready.network), ready)
    }
    return (try checked(try builder.network(dataArea: area)), nil)
  }

  /// - Throws: For a network without a segment.
  func checked(_ network: Network) throws(Failure) -> Network {
    guard network.diagnosis.wholeFile.segments > 0 else {
      throw Failure(
        .unusableInput, file: file,
        "the ways refer to nodes that the file lacks, or that lie nowhere on Earth",
        advice: "Take an extract with complete ways")
    }
    return network
  }

  private func givenDataArea(_ area: ChosenArea, _ extract: Extract) throws -> DataArea {
    let (region, repairs) = try area.region(in: extract, file: file)
    return DataArea(
      shape: region, source: .given, relation: dataArea.area?.relation, repairs: repairs)
  }
}
