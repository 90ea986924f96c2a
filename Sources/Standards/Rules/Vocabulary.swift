import Diagnostics
import OSMExtract
import Texts

/// What rules may speak of: the categories of places, the figures of areas and places, and the
/// profiles of those who walk.
package struct Vocabulary: Sendable {
  /// Names of categories by id.
  package let categories: [String: LocalizedText]
  /// Names of profiles.
  private let profiles: [String]
  package private(set) var attributes: AttributeSet

  package init(
    categories: [String: LocalizedText], profiles: [String], attributes: AttributeSet
  ) {
    self.categories = categories
    self.profiles = profiles
    self.attributes = attributes
  }

  /// The same with other figures.
  package func with(_ attributes: AttributeSet) -> Vocabulary {
    var vocabulary = self
    vocabulary.attributes = attributes
    return vocabulary
  }

  /// The id of a category.
  func category(_ node: RuleNode) throws(Failure) -> String {
    let id = try node.text()
    guard categories[id] != nil else {
      throw Self.unknown(id, "category", among: categories.keys.sorted(), node)
    }
    return id
  }

  /// The name of a profile.
  func profile(_ node: RuleNode) throws(Failure) -> String {
    let name = try node.text()
    guard profiles.contains(name) else {
      throw Self.unknown(name, "profile", among: profiles, node)
    }
    return name
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
