import Parallelism
import Standards
import TestSupport
import Testing
import Texts

extension OurStandards {
  static let attributes = (try? vocabulary.get().attributes.attributes) ?? []

  /// A standard of some rules.
  static func standard(rules: [String]) throws -> Standard {
    try TemporaryFolder.with { folder in
      try standard(fileAt: try folder.write(file(rules.joined(separator: "\n")), to: "test.yaml"))
    }
  }
}

extension Ground {
  /// What a rule says of an area, in short.
  ///
  /// - Parameter id: Of the area; by default the first community.
  func told(
    by kind: String, _ parameters: String, areas: String = "[community]", of id: String = "c1"
  ) throws -> String? {
    try told(by: [OurStandards.rule("a", kind: kind, parameters, areas: areas)], of: id)
  }

  /// What the last of some rules says.
  func told(by rules: [String], of id: String = "c1") throws -> String? {
    try finding(by: rules, of: id)?.told
  }

  func finding(by rules: [String], of id: String = "c1") throws -> Finding? {
    let standard = try OurStandards.standard(rules: rules)
    let evidence = evidence
    return try standard.judge(evidence, parallel: Parallel(threads: 2)).answers.first {
      evidence.areas[$0.area].id == id && $0.rule == standard.rules.count - 1
    }?.finding
  }

  /// The same ground with what was counted in answer to the only question of some rules.
  func counting(
    covered: Double, unknown: Double = 0, of total: Double, in denominator: String = "households",
    community: Int = 0, rules: [String]
  ) throws -> Ground {
    let questions = try OurStandards.standard(rules: rules).needs.questions
    let question = try #require(questions.first)
    #expect(questions.count == 1)
    var ground = self
    ground.communities[community].reach[question] = [
      denominator: Evidence.ReachCount(covered: covered, unknown: unknown, total: total)
    ]
    return ground
  }
}

extension Finding {
  /// All that it says, in short: `notMet; 2.5; 10/4,000; short of 6 places; f1; missing …`.
  var told: String {
    let parts: [String?] = [
      state.rawValue, value?.told,
      numerator.map { $0.told + (denominator.map { "/" + $0.told } ?? "") },
      shortfall.map { "short of \(DecimalText.grouped($0.amount)) \($0.unit.english)" },
      counted.isEmpty ? nil : counted.map { "f\($0 + 1)" }.joined(separator: " "),
      missing.isEmpty
        ? nil : "missing " + missing.inOrder.map(\.told).joined(separator: ", "),
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }
}

extension Quantity {
  fileprivate var told: String {
    func text(_ number: Double) -> String { DecimalText.grouped((number * 1e4).rounded() / 1e4) }
    return exact.map(text) ?? "\(text(atLeast))…\(atMost.map(text) ?? "")"
  }
}

extension Missing {
  fileprivate var told: String {
    switch self {
    case .areaFigure(let id): id
    case .facilityFigure(let id, let category): "\(id) of \(category)"
    case .facilities(let category): "all \(category)"
    case .supplied(let key): "word on \(key)"
    case .households(let denominator): "households with \(denominator)"
    case .streets: "streets beyond"
    case .areas(let level): "each \(level.rawValue)"
    }
  }
}
