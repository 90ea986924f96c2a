import Diagnostics

/// Which buildings stand for households (`Data/Categories/residential-buildings.yaml`).
package struct ResidentialBuildings: Sendable {
  /// A building that fits any of these.
  package let conditions: [TagCondition]
  /// The file that they were read from.
  package let file: String

  package init(fileAt path: String) throws(Failure) {
    let root = try RuleNode(fileAt: path)
    file = path
    let values = try root.mapping(of: ["buildings"])
    conditions = try TagCondition.list(try values.required("buildings", in: root))
    guard conditions.allSatisfy({ !$0.any.isEmpty }) else {
      throw root.failure("each condition needs \"any\", else all objects of a file would be read")
    }
  }
}
