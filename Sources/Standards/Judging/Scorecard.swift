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
  /// By area.
  let levels: [JudgedArea.Level]
  /// By area, then by rule; of rules that are judged only at coarser levels they say nothing.
  let findings: [[Finding]]

  fileprivate init(
    _ standard: Standard, _ levels: [JudgedArea.Level], _ findings: [[Finding]]
  ) {
    (self.standard, self.levels, self.findings) = (standard, levels, findings)
  }

  /// By area, then by rule.
  package var answers: [Answer] { findings.indices.flatMap(answers) }

  /// By rule.
  package func answers(on area: Int) -> [Answer] {
    standard.rules.indices.filter { standard.rules[$0].isJudged(at: levels[area]) }.map {
      Answer(rule: $0, area: area, finding: findings[area][$0])
    }
  }
}

extension Standard {
  /// Judges every area by every rule.
  package func judge(_ evidence: Evidence, parallel: Parallel) throws -> Scorecard {
    let reaches = evidence.known(of: needs.questions)
    var findings: [[Finding]] = Array(repeating: [], count: evidence.areas.count)
    // Fine areas first: coarse ones rest on them.
    for level in JudgedArea.Level.allCases.sorted() {
      let areas = evidence.areas.indices.filter { evidence.areas[$0].level == level }
      let before = findings
      let found = try parallel.map(count: areas.count) { turn in
        self.findings(in: areas[turn], evidence, reaches, before: before)
      }
      for (area, found) in zip(areas, found) { findings[area] = found }
    }
    return Scorecard(self, evidence.areas.map(\.level), findings)
  }

  /// By rule; nothing is said of those that are judged only at coarser levels.
  ///
  /// - Parameter before: The findings of finer areas.
  private func findings(
    in area: Int, _ evidence: Evidence, _ reaches: [ReachQuestion: KnownReach],
    before: [[Finding]]
  ) -> [Finding] {
    var situation = Situation(evidence, area: area, reaches)
    var findings = Array(repeating: Finding(.notApplicable), count: rules.count)
    for rule in judgingOrder where rules[rule].isJudged(at: situation.area.level) {
      findings[rule] = rules[rule].finding(in: situation, rule, before: before)
      if isPartOfCircle[rule] { situation.findings[rules[rule].id] = findings[rule] }
    }
    return findings
  }
}

extension Rule {
  /// - Parameters:
  ///   - position: Its own.
  ///   - before: The findings of finer areas: by area, then by rule.
  func finding(in situation: Situation, _ position: Int, before: [[Finding]]) -> Finding {
    let (area, finest) = (situation.area, levels[0])
    // Between two levels at which it is judged it is judged as well.
    let isDirect = levels.contains(area.level) || levels.contains { $0 > area.level }
    // Of what is asked of some parts alone, the answer is theirs.
    guard isDirect, area.level == finest || !applies.differs(in: situation) else {
      let parts = situation.parts(at: finest)
      guard let parts, !parts.isEmpty else { return .noData([.areas(finest)]) }
      return rollUp(before, position, of: parts).told(derived(in: area))
    }
    let (isAsked, missing) = applies.isAsked(in: situation)
    switch isAsked {
    case false?: return Finding(.notApplicable)
    case nil: return .noData(missing)
    case true?:
      var finding = requirement.finding(in: situation)
      finding.settle()
      return area.derived.isEmpty ? finding : finding.told(derived(in: area))
    }
  }
}

extension Rule {
  /// Of the figures on which it rests: how those were derived that nothing states.
  private func derived(in area: JudgedArea) -> [LocalizedText] {
    area.derived.isEmpty ? [] : figures.compactMap { area.derived[$0] }
  }
}

extension Finding {
  /// The same with something more to be said, unless nothing is asked.
  fileprivate func told(_ remarks: [LocalizedText]) -> Finding {
    guard state != .notApplicable, !remarks.isEmpty else { return self }
    var finding = self
    finding.remarks += remarks
    return finding
  }

  /// Takes away what bears on it only in another state.
  mutating func settle() {
    if state != .noData { missing = [] }
    if state != .notMet { shortfall = nil }
  }
}
