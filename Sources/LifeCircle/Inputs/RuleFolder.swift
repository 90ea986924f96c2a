import Diagnostics
import OSMExtract

/// The folder of rules: profiles of walkers, categories of facilities, buildings.
public struct RuleFolder: Hashable, Sendable {
  /// The path of `Data` or of what was installed from it.
  public let path: String

  public init(path: String) { self.path = path }

  func profile(_ nameOrPath: String) throws(Failure) -> WalkingProfile {
    try WalkingProfile(nameOrPath, folder: path + "/Profiles")
  }

  var profileNames: [String] { WalkingProfile.names(in: path + "/Profiles") }

  var defaultCategories: String { path + "/Categories/default.yaml" }

  /// Of the kinds of places that standards speak of.
  var standardCategories: String { path + "/Categories/standards.yaml" }

  var standards: String { path + "/Standards" }

  var attributes: String { path + "/Attributes.yaml" }

  var columns: String { path + "/Columns.yaml" }

  var residentialBuildings: String { path + "/Categories/residential-buildings.yaml" }
}
