import Diagnostics
import OSMExtract
import Texts

/// A rule as it stands in a file, or, where a file extends another one, in several.
struct RuleSource {
  let id: String
  /// Where it stands; in the last file that says anything of it.
  private(set) var node: RuleNode
  private(set) var values: [String: RuleNode]
  /// Whether what it asks was read where it says, after another file changed it.
  private(set) var isVerifiedAnew = true

  init(_ node: RuleNode) throws(Failure) {
    self.node = node
    var values: [String: RuleNode] = [:]
    for (key, value) in try node.entries() { values[key] = value }
    id = try values.required("id", in: node).text()
    self.values = values
  }

  /// What another file says of the rule takes the place of what this one says.
  ///
  /// Where it asks for something else, nobody has read that in the clause, and examples that were worked
  /// out for it no longer hold, unless it says so itself.
  mutating func override(with other: RuleSource) {
    node = other.node
    if other.values.keys.contains(where: { !Self.words.contains($0) }) {
      values["examples"] = nil
      isVerifiedAnew = other.values["verified"] != nil && other.values["read_in"] != nil
    }
    values.merge(other.values) { _, new in new }
  }

  /// Keys that change nothing of what is asked.
  private static let words = [
    "id", "row", "title", "text", "clause", "subject", "level", "verified", "read_in", "notes",
    "examples",
  ]

  func required(_ key: String) throws(Failure) -> RuleNode { try values.required(key, in: node) }

  func check(keys: [String]) throws(Failure) {
    for (key, value) in values.sorted(by: { $0.key < $1.key }) where !keys.contains(key) {
      let near = NearNames.of(key, among: keys)
      throw value.failure(
        "\"\(key)\" is not known in the rule \"\(id)\"",
        advice: near.isEmpty
          ? "What may stand here: \(keys.joined(separator: ", "))"
          : "Is \(near.joined(separator: " or ")) meant?")
    }
  }
}
