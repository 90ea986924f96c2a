import Diagnostics
import OSMExtract
import Texts

/// The dictionary of the figures that areas and facilities may have (`Data/Attributes.yaml`).
package struct AttributeSet: Sendable {
  /// In the order of the file.
  package private(set) var attributes: [Attribute] = []
  /// Those that may be derived from others.
  private(set) var derivedAttributes: [Attribute] = []
  private let yesNo: [Attribute.Value]
  private var positionsByID: [Key<String>: Int] = [:]
  private var positionsByColumn: [Key<ForgivingName>: Int] = [:]

  /// What names an attribute among those of one subject.
  private struct Key<Name: Hashable & Sendable>: Hashable, Sendable {
    let subject: Attribute.Subject
    let name: Name
  }

  package init(fileAt path: String) throws(Failure) {
    let root = try RuleNode(fileAt: path)
    let values = try root.mapping(of: ["yes_no", "attributes"])
    let words = try values.required("yes_no", in: root)
    _ = try words.mapping(of: ["yes", "no"])
    yesNo = try Attribute.values(words)
    guard yesNo.count == 2 else { throw words.failure("\"yes\" and \"no\" should stand here") }
    try add(try values.required("attributes", in: root))
  }

  /// The street (街道) of a community.
  package static let street = "street"
  static let population = "population"

  /// - Throws: `Failure`, where a figure of areas is missing that is asked for whatever standards say.
  package func check(fileAt path: String) throws(Failure) {
    for id in [Self.population, Self.street] where attribute(id, of: .area) == nil {
      throw Failure(
        .unusableInput, file: path, "the figure \"\(id)\" of areas is missing",
        advice: "Put it back: the program asks for it")
    }
  }

  /// With more, as a standard declares them under its own `attributes`.
  package func adding(_ list: RuleNode) throws(Failure) -> AttributeSet {
    var set = self
    try set.add(list)
    return set
  }

  /// With the figures that another set has beside the same ones.
  ///
  /// - Throws: `Failure`, where both have a figure of one name and not of one meaning.
  package func joined(with other: AttributeSet) throws(Failure) -> AttributeSet {
    var set = self
    for attribute in other.attributes where !set.attributes.contains(attribute) {
      let known = attribute.columnNames.compactMap {
        set.positionsByColumn[Key(subject: attribute.subject, name: $0)]
      }.first
      if let known {
        throw Failure(
          .unusableInput,
          "two standards of this run say different things of the figure \"\(attribute.id)\" of "
            + "\(attribute.subject.plural) (\"\(set.attributes[known].id)\")",
          advice: "Give one of them another name, or judge by one standard at a time")
      }
      set.append(attribute)
    }
    return set
  }

  package func attribute(_ id: String, of subject: Attribute.Subject) -> Attribute? {
    positionsByID[Key(subject: subject, name: id)].map { attributes[$0] }
  }

  /// The attribute of which a column of areas or facilities holds the figures; blanks, case and the
  /// width of letters do not matter.
  package func attribute(
    ofColumn name: String, of subject: Attribute.Subject
  ) -> Attribute? {
    positionsByColumn[Key(subject: subject, name: ForgivingName(name))].map { attributes[$0] }
  }

  /// Whether a cell says yes or no; `nil` if neither.
  func isYes(_ text: String) -> Bool? {
    let name = ForgivingName(text)
    return yesNo.first { ($0.names + [$0.id]).contains { ForgivingName($0) == name } }
      .map { $0.id == "yes" }
  }

  private mutating func add(_ list: RuleNode) throws(Failure) {
    for node in try list.list() {
      let attribute = try Attribute(node, yesNo: yesNo)
      let subject = attribute.subject
      guard self.attribute(attribute.id, of: subject) == nil else {
        throw node.failure(
          "the attribute \"\(attribute.id)\" of \(subject.plural) is there already")
      }
      for name in [attribute.id, attribute.name.english, attribute.name.chinese] + attribute.columns
      {
        guard let other = self.attribute(ofColumn: name, of: subject) else { continue }
        throw node.failure(
          "a column \"\(name)\" of \(subject.plural) would be \"\(attribute.id)\" and "
            + "\"\(other.id)\"", advice: "Give each name one meaning")
      }
      if let derivation = attribute.derivation,
        self.attribute(derivation.source, of: subject)?.unit == nil
      {
        throw node.failure(
          "\"\(attribute.id)\" cannot be derived from \"\(derivation.source)\"",
          advice: "Name a number of \(subject.plural) that stands above it")
      }
      append(attribute)
    }
  }

  private mutating func append(_ attribute: Attribute) {
    for name in attribute.columnNames {
      positionsByColumn[Key(subject: attribute.subject, name: name)] = attributes.count
    }
    positionsByID[Key(subject: attribute.subject, name: attribute.id)] = attributes.count
    attributes.append(attribute)
    if attribute.derivation != nil { derivedAttributes.append(attribute) }
  }
}
