import Standards

extension RunJudgement {
  /// The standards with the number of their answers, for summary.json.
  var summaryNode: JSONNode {
    .array(
      scorecards.map { scorecard in
        let standard = scorecard.standard
        return .object([
          ("id", .string(standard.id)), ("title", standard.title.node),
          ("edition", .optional(standard.edition)),
          ("rules", .integer(standard.rules.count)),
          ("unverified_rules", .integer(standard.rules.count { !$0.isVerified })),
          ("answers", answers(scorecard)),
        ])
      })
  }

  /// By level of area, then by state.
  private func answers(_ scorecard: Scorecard) -> JSONNode {
    let counts = scorecard.answers.reduce(into: [JudgedArea.Level: [State: Int]]()) {
      $0[evidence.areas[$1.area].level, default: [:]][$1.finding.state, default: 0] += 1
    }
    return .object(
      JudgedArea.Level.allCases.map { level in
        (
          level.rawValue,
          .object(
            State.allCases.map { state in
              (state.rawValue, .integer(counts[level]?[state] ?? 0))
            })
        )
      })
  }

  /// By facility: the rules for which it counted in any area, as `STANDARD:RULE` in their order.
  var countedFor: [[String]] {
    var rules: [[Int]] = Array(repeating: [], count: evidence.facilities.count)
    var names: [String] = []
    for scorecard in scorecards {
      let first = names.count
      names += scorecard.standard.rules.map(scorecard.standard.reference)
      for answer in scorecard.answers {
        for facility in answer.finding.counted { rules[facility].append(first + answer.rule) }
      }
    }
    return rules.map { rules in Set(rules).sorted().map { names[$0] } }
  }
}
