import Diagnostics
import OSMExtract

/// A case worked out by hand: what is given, and what a rule must say of it.
package struct Example: Sendable {
  let given: ExampleInput
  let state: State
  let value: Double?
  let shortfall: Double?
  /// Ids that must be among what is missing.
  let missing: [String]
  /// Where it stands.
  private let place: Failure

  init(_ node: RuleNode, _ reader: ExampleReader) throws(Failure) {
    let values = try node.mapping(of: ["given", "answer", "value", "short", "missing"])
    given = try reader.input(try values.required("given", in: node))
    state = try values.required("answer", in: node).choice(of: State.self)
    value = try values["value"]?.number(in: 0...1e12)
    shortfall = try values["short"]?.number(in: 0...1e12)
    missing = try values["missing"]?.texts() ?? []
    place = node.failure("")
  }
}

extension Example {
  /// Values are written with so many digits at least.
  private static let precision = 5e-4

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
      let isIt = [found?.atLeast, found?.atMost].contains {
        $0.map { abs($0 - value) <= Self.precision * max(1, value) } ?? false
      }
      guard isIt else {
        throw failure(
          rule,
          "the example's value should be \(value) and is "
            + (found.map { "\($0.atLeast) to \($0.atMost.map { "\($0)" } ?? "no end")" }
              ?? "not known"))
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

extension Missing {
  /// What it is about.
  var ids: [String] {
    switch self {
    case .areaFigure(let id): [id]
    case .facilityFigure(let id, let category): [id, category]
    case .facilities(let category): [category]
    case .supplied(let key): [key, key.split(separator: "/").last.map(String.init) ?? key]
    case .households(let denominator): ["households", denominator]
    case .streets: ["streets"]
    case .areas(let level): [level.rawValue]
    }
  }
}
