import Diagnostics
import OSMExtract

/// Something is asked only where something else is so, or is not.
struct Conditional: Requirement {
  static let keys = ["when", "then"]

  private enum When {
    case notReached(ReachCondition)
    case figure(Attribute, Target)
  }

  private let when: When
  private let then: any Requirement

  init(_ fields: Fields) throws(Failure) {
    let whenNode = try fields.required("when")
    let when = try fields.nested(
      whenNode, keys: ["not_reached", "attribute"] + Target.Comparator.allCases.map(\.rawValue))
    if let node = when["not_reached"], when.values.count == 1 {
      self.when = .notReached(
        try ReachCondition(try fields.nested(node, keys: ["of", "where", "within", "share"])))
    } else if let node = when["attribute"], when.values.count == 2 {
      self.when = .figure(
        try fields.vocabulary.number(node, of: .area),
        try Target(comparison: when.values.filter { $0.key != "attribute" }, whenNode))
    } else {
      throw whenNode.failure(
        "a condition is {not_reached: {of, within}} or {attribute: FIGURE, above: 200000}")
    }
    let thenNode = try fields.required("then")
    let entries = try thenNode.entries()
    guard let kindNode = entries.first(where: { $0.key == "kind" })?.value else {
      throw thenNode.failure("\"kind\" is missing here")
    }
    let kind = try kindNode.choice(of: Kind.self)
    guard kind != .circle, kind != .note else {
      throw kindNode.failure(
        "a \(kind.rawValue) asks nothing by itself of an area",
        advice: "Name another kind, or make the \(kind.rawValue) a rule of its own")
    }
    then = try kind.requirement.init(
      try fields.nested(thenNode, keys: ["kind"] + kind.requirement.keys))
  }

  /// What the condition asks of the network, if it does.
  var question: ReachQuestion? {
    if case .notReached(let reach) = when { reach.question } else { nil }
  }

  var needs: Needs {
    switch when {
    case .figure(let attribute, _): then.needs + Needs(figures: [attribute.id])
    case .notReached(let reach):
      then.needs + Needs(categories: reach.question.categories, questions: [reach.question])
    }
  }

  var words: LocalizedText {
    let condition =
      switch when {
      case .notReached(let reach):
        LocalizedText(
          english: "where \(reach.question.words.english) is not reached",
          chinese: "\(reach.question.words.chinese)不可达时")
      case .figure(let attribute, let target):
        LocalizedText(
          english: "where \(attribute.name.english) \(target.words)",
          chinese: "\(attribute.name.chinese)\(target.words)时")
      }
    return LocalizedText(
      english: "\(then.words.english) \(condition.english)",
      chinese: "\(condition.chinese)：\(then.words.chinese)")
  }

  var names: [AmountNames] { then.names }

  var shortfallsAdd: Bool { then.shortfallsAdd }

  func finding(in situation: Situation) -> Finding {
    let (isAsked, missing) = condition(in: situation)
    guard isAsked != false else { return Finding(.notApplicable) }
    var finding = then.finding(in: situation)
    if isAsked == nil, finding.state != .notApplicable {
      // Where it is not asked it is not met either: of several areas such a one does not count.
      finding.state = .noData
      finding.missing.formUnion(missing)
    }
    return finding
  }

  private func condition(in situation: Situation) -> (Bool?, Set<Missing>) {
    switch when {
    case .notReached(let reach):
      let reached = reach.finding(in: situation)
      return (reached.state == .noData ? nil : reached.state == .notMet, reached.missing)
    case .figure(let attribute, let target):
      let (quantity, missing) = situation.figure(attribute.id)
      let state = quantity.map(target.state) ?? .noData
      return (state == .noData ? nil : state == .met, missing)
    }
  }
}
