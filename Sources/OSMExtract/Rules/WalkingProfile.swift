import Diagnostics
import FoundationEssentials

/// Who walks: speeds, and the rules of the streets (`Data/Profiles`).
package struct WalkingProfile: Sendable {
  package let id: String
  package let title: LocalizedText
  /// Kilometers an hour, as the file has it.
  package private(set) var speedKilometersPerHour: Double
  /// Kilometers an hour on steps.
  package private(set) var stepsSpeedKilometersPerHour: Double
  package var streets: StreetRules
  /// What a walker's speed may be, kilometers an hour.
  private static let speeds = 0.1...50.0

  /// The files that it was read from: the profile's own and that of its street rules.
  package let file: String
  package let streetsFile: String

  /// - Parameter nameOrPath: The name of a file of `folder` without its suffix, or the path of a
  ///   file: anything with a "/" or a ".".
  package init(_ nameOrPath: String, folder: String) throws(Failure) {
    let isPath = nameOrPath.contains { $0 == "/" || $0 == "." }
    let path = isPath ? nameOrPath : "\(folder)/\(nameOrPath).yaml"
    if !isPath, !FileManager.default.fileExists(atPath: path) {
      throw Failure(
        .missingInput, "there is no profile \"\(nameOrPath)\"",
        advice: "Profiles: \(Self.names(in: folder).joined(separator: ", ")), or give the path "
          + "of a file")
    }
    try self.init(fileAt: path)
  }

  private init(fileAt path: String) throws(Failure) {
    let root = try RuleNode(fileAt: path)
    let values = try root.mapping(of: ["id", "title", "speed_kmh", "steps_speed_kmh", "streets"])
    id = try values.required("id", in: root).text()
    title = try LocalizedText(try values.required("title", in: root))
    speedKilometersPerHour = try values.required("speed_kmh", in: root).number(in: Self.speeds)
    stepsSpeedKilometersPerHour =
      try values.required("steps_speed_kmh", in: root).number(in: Self.speeds)
    let streetsNode = try values.required("streets", in: root)
    let streetsPath = try streetsNode.text()
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let absolute = streetsPath.hasPrefix("/") || folder.isEmpty
    let resolved = absolute ? streetsPath : folder.joined(separator: "/") + "/" + streetsPath
    guard FileManager.default.fileExists(atPath: resolved) else {
      throw streetsNode.failure(
        "there is no file \(resolved)", advice: "Name the file of street rules beside this one")
    }
    streets = try StreetRules(fileAt: resolved)
    file = path
    streetsFile = resolved
  }

  /// The same streets walked at a meter a second, on steps too: so many seconds are so many meters,
  /// and walks are compared by their length alone.
  package var byLength: WalkingProfile {
    var profile = self
    profile.speedKilometersPerHour = 3.6
    profile.stepsSpeedKilometersPerHour = 3.6
    return profile
  }

  /// The names of the profiles in a folder.
  package static func names(in folder: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }
}
