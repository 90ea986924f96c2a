import Diagnostics

/// Which buildings stand for households (`Data/Categories/residential-buildings.yaml`).
package struct ResidentialBuildings: Sendable {
  /// A building that fits any of these.
  package let conditions: [TagCondition]
  /// The file that they were read from.
  package let file: String
  private let levels: [String: Double]
  private let otherLevels: Double

  /// The tag that says how many levels a building has.
  package static let levelsKey = "building:levels"
  /// No building has more.
  package static let mostLevels = 200.0

  package init(fileAt path: String) throws(Failure) {
    let root = try RuleNode(fileAt: path)
    file = path
    let values = try root.mapping(of: ["buildings", "levels"])
    conditions = try TagCondition.list(try values.required("buildings", in: root))
    guard conditions.allSatisfy({ !$0.any.isEmpty }) else {
      throw root.failure("each condition needs \"any\", else all objects of a file would be read")
    }
    let node = try values.required("levels", in: root)
    var levels: [String: Double] = [:]
    for (building, value) in try node.entries() {
      levels[building] = try value.number(in: 0.5...Self.mostLevels)
    }
    guard let other = levels.removeValue(forKey: "other") else {
      throw node.failure("\"other\" is missing: the levels of buildings that are not named")
    }
    (self.levels, otherLevels) = (levels, other)
  }

  /// How many levels a building is taken to have where nothing says it.
  ///
  /// - Parameter building: The value of `building`.
  package func levels(of building: String?) -> Double {
    building.flatMap { levels[$0] } ?? otherLevels
  }
}
