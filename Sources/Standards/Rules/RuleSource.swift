import Diagnostics
import OSMExtract
import Texts

/// A rule as it stands in a file, or, where a file extends another one, in several.
struct RuleSource {
  let id: String
  /// Where it stands; in the last file that says anything of it.
  private(set) var node: RuleNode
  private(set) var values: [String: RuleNode]

  init(_ node: RuleNode) throws(Failure) {
    self.node = node
    var values: [String: RuleNode] = [:]
    for (key, value) in try node.entries() { values[key] = value }
    id = try values.required("id", in: node).text()
    self.values = values
  }

  /// What another file says of the rule takes the place of what this one says.
  mutating func override(with other: RuleSource) {
    node = other.node
    values.merge(other.values) { _, new in new }
  }

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
