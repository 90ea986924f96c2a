import Diagnostics
import GEOSKit
import Geography
import Importing
import OSMExtract
import Parallelism
import WalkingNetwork

/// A street network and how it is to be walked: what every question needs.
public struct NetworkInput: Sendable {
  /// Where the data is complete.
  public enum Area: Hashable, Sendable {
    /// The boxes of the file's header, if they can be believed.
    case header
    case none
    /// Degrees on WGS 84.
    case box(west: Double, south: Double, east: Double, north: Double)
    /// The polygons of a GeoJSON file.
    case file(String)
  }

  /// The path of an OSM file: .osm.pbf, .osm, .osm.gz or .osm.bz2.
  public var file: String
  public var rules: RuleFolder
  /// The name of a profile, or the path of a file.
  public var profile = "planning"
  /// How far a point joins streets, meters; `nil`: what the profile says.
  public var maxJoin: Double?
  /// How much farther than the nearest it joins others, meters; `nil`: what the profile says.
  public var joinSlack: Double?
  public var dataArea = Area.header
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
        .wrongUsage, "\(meters) is no distance for \(option)",
        advice: "Give \(Int(allowed.lowerBound)) to \(Int(allowed.upperBound)) meters")
    }
    return meters
  }

  /// The network of what was read.
  func network(_ extract: Extract, profile: WalkingProfile) throws -> Network {
    let builder = NetworkBuilder(streets: extract.streets, profile: profile, parallel: parallel)
    let area =
      switch dataArea {
      case .header: builder.dataArea(headerBoxes: extract.boxes)
      case .none: DataArea(shape: .everywhere, source: .none)
      case .box(let west, let south, let east, let north):
        DataArea(shape: .boxes([try Self.box(west, south, east, north)]), source: .given)
      case .file(let path):
        DataArea(shape: .polygons(try AreaFile.read(path: path)), source: .given)
      }
    let network: Network
    do {
      network = try builder.network(dataArea: area)
    } catch let error as GEOSError {
      guard case .file(let path) = dataArea else { throw error }
      throw Failure(
        .unusableInput, file: path, "the polygons cannot be used: \(error.message)",
        advice: "Repair them, or draw them anew")
    }
    guard network.diagnosis.wholeFile.segments > 0 else {
      throw Failure(
        .unusableInput, file: file, "the ways refer to nodes that the file lacks",
        advice: "Take an extract with complete ways")
    }
    return network
  }

  private static func box(
    _ west: Double, _ south: Double, _ east: Double, _ north: Double
  ) throws(Failure) -> BoundingBox {
    guard let low = Coordinate(longitude: west, latitude: south),
      let high = Coordinate(longitude: east, latitude: north), west < east, south < north
    else {
      throw Failure(
        .wrongUsage, "the box of the data area is no box",
        advice: "Give west,south,east,north in degrees, west below east and south below north")
    }
    return BoundingBox(
      westE7: low.longitudeE7, southE7: low.latitudeE7, eastE7: high.longitudeE7,
      northE7: high.latitudeE7)
  }
}

extension NetworkInput.Area {
  /// What a user writes: `none`, `west,south,east,north`, or the path of a GeoJSON file.
  public init(argument: String) throws {
    if argument == "none" {
      self = .none
      return
    }
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      Double(part.drop { $0 == " " }).flatMap { $0.isFinite ? $0 : nil }
    }
    guard numbers.count == parts.count else {
      self = .file(argument)
      return
    }
    guard numbers.count == 4 else {
      throw Failure(
        .wrongUsage, "\"\(argument)\" is no box for --data-area",
        advice: "Give four numbers, west,south,east,north, in degrees")
    }
    self = .box(west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3])
  }
}
