import Diagnostics
import OSMExtract

/// A case worked out by hand: what is given, and what a rule must say of it.
package struct Example: Sendable {
  let given: ExampleInput
  let state: State
  let value: Quantity?
  let shortfall: Double?
  /// Ids that must be among what is missing.
  let missing: [String]
  /// Where it stands.
  private let place: Failure

  init(_ node: RuleNode, _ reader: ExampleReader) throws(Failure) {
    let values = try node.mapping(of: ["given", "answer", "value", "short", "missing"])
    given = try reader.input(try values.required("given", in: node))
    state = try values.required("answer", in: node).choice(of: State.self)
    value = try values["value"].map(Self.value)
    shortfall = try values["short"]?.number(in: 0...1e12)
    missing = try values["missing"]?.texts() ?? []
    place = node.failure("")
  }

  /// A number, or bounds where no more is known: `{at_least: 94, at_most: 95.5}`.
  private static func value(_ node: RuleNode) throws(Failure) -> Quantity {
    guard (try? node.entries()) != nil else { return .exactly(try node.number(in: 0...1e12)) }
    let bounds = try node.mapping(of: ["at_least", "at_most"])
    let least = try bounds.required("at_least", in: node).number(in: 0...1e12)
    return Quantity(
      atLeast: least, atMost: try bounds["at_most"]?.number(in: least...1e12))
  }
}

extension Example {
  /// Values are written with so many digits at least.
  private static let precision = 5e-4

  private static func isEqual(_ found: Quantity, _ value: Quantity) -> Bool {
    func isEqual(_ one: Double, _ other: Double) -> Bool {
      abs(one - other) <= precision * max(1, other)
    }
    guard isEqual(found.atLeast, value.atLeast) else { return false }
    guard let most = found.atMost, let other = value.atMost else {
      return found.atMost == value.atMost
    }
    return isEqual(most, other)
  }

  /// As an example writes it.
  private static func told(_ value: Quantity) -> String {
    value.exact.map { "\($0)" }
      ?? "{at_least: \(value.atLeast)\(value.atMost.map { ", at_most: \($0)" } ?? "")}"
  }

  /// - Throws: Where the rule says something else.
  package func check(_ rule: Rule) throws(Failure) {
    let finding = given.finding(by: rule)
    guard finding.state == state else {
      throw failure(
        rule,
        "the example should be \(state.rawValue) and is "
          + finding.state.rawValue + Self.told(finding))
    }
    if let value {
      let found = finding.value
      guard let found, Self.isEqual(found, value) else {
        throw failure(
          rule,
          "the example's value should be \(Self.told(value)) and is "
            + (found.map(Self.told) ?? "not known"))
      }
    }
    if let shortfall, finding.shortfall?.amount != shortfall {
      throw failure(
        rule,
        "the example should be short of \(shortfall) and is short of "
          + (finding.shortfall.map { "\($0.amount)" } ?? "nothing"))
    }
    for id in missing where !finding.missing.contains(where: { $0.ids.contains(id) }) {
      throw failure(
        rule, "the example should miss \(id)" + Self.told(finding))
    }
  }

  private func failure(_ rule: Rule, _ problem: String) -> Failure {
    Failure(
      place.kind, file: place.file, line: place.line, column: place.column,
      "rule \(rule.id): \(problem)")
  }

  private static func told(_ finding: Finding) -> String {
    guard !finding.missing.isEmpty else { return "" }
    return
      "; missing: \(finding.missing.map { $0.ids.joined(separator: " of ") }.sorted().joined(separator: ", "))"
  }
}
