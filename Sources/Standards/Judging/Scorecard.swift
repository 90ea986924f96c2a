import Diagnostics
import Parallelism

/// What a standard says of every area.
package struct Scorecard: Sendable {
  /// What a rule says of an area.
  package struct Answer: Sendable {
    /// Position among the rules.
    package let rule: Int
    /// Position among the areas.
    package let area: Int
    package let finding: Finding
  }

  package let standard: Standard
  /// By area, then by rule; `nil` of rules that are judged only at coarser levels.
  package let findings: [[Finding?]]

  /// By area, then by rule.
  package var answers: [Answer] { findings.indices.flatMap(answers) }

  /// By rule.
  package func answers(on area: Int) -> [Answer] {
    findings[area].enumerated().compactMap { rule, finding in
      finding.map { Answer(rule: rule, area: area, finding: $0) }
    }
  }
}

extension Standard {
  /// Judges every area by every rule.
  package func judge(_ evidence: Evidence, parallel: Parallel) throws -> Scorecard {
    let reaches = evidence.known(of: needs.questions)
    var findings: [[Finding?]] = Array(repeating: [], count: evidence.areas.count)
    // Fine areas first: coarse ones rest on them.
    for level in JudgedArea.Level.allCases.sorted() {
      let areas = evidence.areas.indices.filter { evidence.areas[$0].level == level }
      let before = findings
      let found = try parallel.map(count: areas.count) { turn in
        self.findings(in: areas[turn], evidence, reaches, before: before)
      }
      for (area, found) in zip(areas, found) { findings[area] = found }
    }
    return Scorecard(standard: self, findings: findings)
  }

  /// By rule; `nil` where it is judged only at coarser levels.
  ///
  /// - Parameter before: The findings of finer areas.
  private func findings(
    in area: Int, _ evidence: Evidence, _ reaches: [ReachQuestion: KnownReach],
    before: [[Finding?]]
  ) -> [Finding?] {
    var situation = Situation(evidence, area: area, reaches)
    var findings: [Finding?] = Array(repeating: nil, count: rules.count)
    for rule in judgingOrder {
      let finding = rules[rule].finding(in: situation) { part in before[part][rule] }
      findings[rule] = finding
      if partsOfCircles.contains(rule) { situation.findings[rules[rule].id] = finding }
    }
    return findings
  }
}

extension Rule {
  /// - Parameter part: The finding in an area inside.
  func finding(in situation: Situation, part: (Int) -> Finding?) -> Finding? {
    let area = situation.area
    guard let finest = levels.first, area.level >= finest else { return nil }
    // Between two levels at which it is judged it is judged as well.
    let isDirect = levels.contains(area.level) || levels.contains { $0 > area.level }
    // Of what is asked of some parts alone, the answer is theirs.
    guard isDirect, area.level == finest || !applies.differs(in: situation) else {
      let parts = situation.parts(at: finest)
      guard let parts, !parts.isEmpty else { return .noData([.areas(finest)]) }
      return rollUp(parts.compactMap(part))
    }
    let (state, missing) = applies.state(in: situation)
    switch state {
    case .notApplicable: return Finding(.notApplicable)
    case .noData: return .noData(missing)
    case .met, .notMet: return requirement.finding(in: situation).settled
    }
  }
}

extension Finding {
  /// Without what bears on it only in another state.
  var settled: Finding {
    var finding = self
    if state != .noData { finding.missing = [] }
    if state != .notMet { finding.shortfall = nil }
    return finding
  }
}
