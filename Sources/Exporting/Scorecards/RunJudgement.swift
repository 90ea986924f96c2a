import Standards

/// What standards say of the communities of a run.
package struct RunJudgement: Sendable {
  package let evidence: Evidence
  /// In the order in which the standards were asked for.
  package let scorecards: [Scorecard]
  package let words: MissingWords

  package init(evidence: Evidence, scorecards: [Scorecard], words: MissingWords) {
    self.evidence = evidence
    self.scorecards = scorecards
    self.words = words
  }
}
