import Diagnostics
import OSMExtract
import Texts

/// What rules may speak of: the categories of places and the figures of areas and places.
package struct Vocabulary: Sendable {
  /// Names of categories by id.
  package let categories: [String: LocalizedText]
  package let attributes: AttributeSet

  package init(categories: [String: LocalizedText], attributes: AttributeSet) {
    self.categories = categories
    self.attributes = attributes
  }

  /// The id of a category.
  func category(_ node: RuleNode) throws(Failure) -> String {
    let id = try node.text()
    guard categories[id] != nil else {
      throw Self.unknown(id, "category", among: categories.keys.sorted(), node)
    }
    return id
  }

  func attribute(
    _ node: RuleNode, of subject: Attribute.Subject
  ) throws(Failure) -> Attribute {
    try attribute(named: try node.text(), of: subject, node)
  }

  func attribute(
    named id: String, of subject: Attribute.Subject, _ node: RuleNode
  ) throws(Failure) -> Attribute {
    guard let attribute = attributes.attribute(id, of: subject) else {
      let known = attributes.attributes.filter { $0.subject == subject }.map(\.id)
      throw Self.unknown(
        id, subject == .area ? "figure of areas" : "figure of places", among: known, node)
    }
    return attribute
  }

  /// A figure that is counted or measured.
  func number(_ node: RuleNode, of subject: Attribute.Subject) throws(Failure) -> Attribute {
    let attribute = try attribute(node, of: subject)
    guard attribute.unit != nil else {
      throw node.failure("\"\(attribute.id)\" is no number")
    }
    return attribute
  }

  static func unknown(
    _ id: String, _ what: String, among known: [String], _ node: RuleNode
  ) -> Failure {
    let near = NearNames.of(id, among: known)
    return node.failure(
      "there is no \(what) \"\(id)\"",
      advice: near.isEmpty
        ? "There are: \(known.joined(separator: ", "))"
        : "Is \(near.joined(separator: " or ")) meant?")
  }
}
