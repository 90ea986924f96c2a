import Diagnostics
import OSMExtract

/// A policy or norm as rules (`Data/Standards`).
package struct Standard: Sendable {
  /// A sentence that asks nothing.
  package struct LeftOut: Hashable, Sendable {
    package let text: String
    package let reason: LocalizedText
  }

  /// As the file writes them.
  package struct Dates: Hashable, Sendable {
    package let issued: String?
    package let from: String?
    package let to: String?
  }

  package let id: String
  package let title: LocalizedText
  package let publisher: LocalizedText?
  package let edition: String?
  package let dates: Dates
  package let region: LocalizedText?
  package let source: String?
  package let notes: [LocalizedText]
  package let leftOut: [LeftOut]
  package let rules: [Rule]
  /// Positions of the rules: circles rest on others, and come behind them.
  let judgingOrder: [Int]
  /// By rule: of a circle the positions of its rules.
  let circleParts: [[Int]]
  /// By rule: whether a circle rests on it.
  let isPartOfCircle: [Bool]
  /// The dictionary together with the figures that the standard adds.
  package let attributes: AttributeSet
  /// The files that it was read from, its own last.
  package let files: [String]

  /// The keys of a rule file.
  package static let keys = StandardSource.keys

  package var needs: Needs { rules.reduce(Needs()) { $0 + $1.needs } }

  /// - Parameters:
  ///   - path: Of the rule file.
  ///   - vocabulary: What rules may speak of beside what the file adds.
  ///   - find: The path of what `extends` names in a file, given by its path.
  /// - Throws: `Failure` with line and column.
  package init(
    fileAt path: String, _ vocabulary: Vocabulary,
    find: (String, RuleNode, String) throws(Failure) -> String
  ) throws(Failure) {
    let source = try StandardSource(fileAt: path, find: find)
    let (root, values) = (source.root, source.values)
    id = try values.required("id", in: root).text()
    title = try LocalizedText(try values.required("title", in: root))
    publisher = try values["publisher"].map(LocalizedText.init)
    edition = try values["edition"]?.text()
    dates = try Dates(values["dates"])
    region = try values["region"].map(LocalizedText.init)
    self.source = try values["source"]?.text()
    notes = try Self.each(try values["notes"]?.list(), LocalizedText.init)
    leftOut = try Self.each(source.leftOut, LeftOut.init)
    var attributes = vocabulary.attributes
    for list in source.attributes { attributes = try attributes.adding(list) }
    self.attributes = attributes
    let words = vocabulary.with(attributes)
    var rules: [Rule] = []
    for rule in source.rules {
      do {
        rules.append(try Rule(rule, standard: id, words))
      } catch {
        throw error.inRule(rule.id)
      }
    }
    let circleParts = rules.map { rule in
      (rule.requirement as? Circle)?.parts.compactMap { part in
        rules.firstIndex { $0.id == part }
      } ?? []
    }
    for (circle, parts) in circleParts.enumerated() where !parts.isEmpty {
      // What rests on a clause that nobody read is not verified itself.
      if !parts.allSatisfy({ rules[$0].isVerified }) { rules[circle].isVerified = false }
      rules[circle].figures = Set(parts.flatMap { rules[$0].figures }).sorted()
    }
    self.rules = rules
    self.circleParts = circleParts
    judgingOrder =
      rules.indices.filter { rules[$0].kind != .circle }
      + rules.indices.filter { rules[$0].kind == .circle }
    let parts = Set(circleParts.joined())
    isPartOfCircle = rules.indices.map(parts.contains)
    files = source.files
    try checkCircles(source)
  }

  private static func each<Value>(
    _ nodes: [RuleNode]?, _ read: (RuleNode) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    var values: [Value] = []
    for node in nodes ?? [] { values.append(try read(node)) }
    return values
  }

  private func checkCircles(_ source: StandardSource) throws(Failure) {
    for (rule, source) in zip(rules, source.rules) {
      guard let circle = rule.requirement as? Circle else { continue }
      let node = try source.required("parts")
      for part in circle.parts {
        guard let other = rules.first(where: { $0.id == part }) else {
          throw Vocabulary.unknown(part, "rule", among: rules.map(\.id), node)
        }
        guard other.kind != .circle else {
          throw node.failure(
            "\"\(part)\" is a circle itself", advice: "Name the rules of which it is made")
        }
      }
    }
  }
}

extension Failure {
  /// The same, with the rule in which it was found.
  fileprivate func inRule(_ id: String) -> Failure {
    Failure(
      kind, file: file, line: line, column: column, "rule \(id): \(problem)", advice: advice)
  }
}

extension Standard.Dates {
  fileprivate init(_ node: RuleNode?) throws(Failure) {
    let values = try node?.mapping(of: ["issued", "from", "to"]) ?? [:]
    issued = try values["issued"]?.text()
    from = try values["from"]?.text()
    to = try values["to"]?.text()
  }
}

extension Standard.LeftOut {
  fileprivate init(_ node: RuleNode) throws(Failure) {
    let values = try node.mapping(of: ["text", "reason"])
    text = try values.required("text", in: node).text()
    reason = try LocalizedText(try values.required("reason", in: node))
  }
}
