import Diagnostics

/// What an example gives.
struct ExampleInput: Sendable {
  var figures: [String: Figure] = [:]
  /// Those that were derived, with a sentence each.
  var derived: [String: LocalizedText] = [:]
  var facilities: [Evidence.Facility] = []
  var inside: [String: [Int]] = [:]
  var known: Set<String> = []
  var incomplete: Set<String> = []
  /// Of the condition and of what is asked.
  var whenReach: Evidence.ReachCount?
  var reach: Evidence.ReachCount?
  /// Of a rule that asks for several kinds, by category.
  var reachOfKinds: [String: Evidence.ReachCount] = [:]
  /// States of parts of the area.
  var parts: [Finding]?
  /// Of a circle's parts, by rule.
  var findings: [String: Finding] = [:]

  /// What a rule says of it.
  func finding(by rule: Rule) -> Finding {
    if let parts { return rule.rollUp(parts.map { [$0] }, 0, of: Array(parts.indices)) }
    let evidence = evidence(rule)
    var situation = Situation(evidence, area: 0, evidence.known(of: rule.needs.questions))
    situation.findings = findings
    return rule.finding(in: situation, 0, before: [])
  }

  private func evidence(_ rule: Rule) -> Evidence {
    let area = JudgedArea(
      level: rule.levels[0], id: "example", name: nil, figures: figures, derived: derived,
      facilities: inside)
    // What an example counts in reach it takes to be known.
    let counted =
      reach != nil || whenReach != nil
      ? rule.needs.categories : Set(reachOfKinds.keys)
    let known = known.union(counted)
    return Evidence(
      facilities: facilities, areas: [area], knownCategories: known,
      completeCategories: known.subtracting(incomplete), reach: reach(of: rule))
  }

  private func reach(
    of rule: Rule
  ) -> [ReachQuestion: [[String: Evidence.ReachCount]]] {
    var answers: [ReachQuestion: [[String: Evidence.ReachCount]]] = [:]
    let condition = (rule.requirement as? Conditional)?.question
    for question in rule.needs.questions {
      let count =
        question == condition
        ? whenReach : question.categories.compactMap { reachOfKinds[$0] }.first ?? reach
      guard let count else { continue }
      // An example counts in what its rule counts in.
      let denominators = rule.needs.denominators.union(["households"])
      answers[question] = [Dictionary(uniqueKeysWithValues: denominators.map { ($0, count) })]
    }
    return answers
  }
}
