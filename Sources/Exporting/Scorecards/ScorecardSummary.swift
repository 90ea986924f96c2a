import Diagnostics
import Standards
import Texts

/// Scorecards as tables for a terminal: how many communities meet each rule, and what is short.
package struct ScorecardSummary {
  private let judgement: RunJudgement
  private let language: Language

  package init(_ judgement: RunJudgement, language: Language) {
    self.judgement = judgement
    self.language = language
  }

  package var text: String {
    judgement.scorecards.map(text).joined(separator: "\n")
  }

  private func text(_ scorecard: Scorecard) -> String {
    let standard = scorecard.standard
    let heads = [
      LocalizedText(english: "row", chinese: "编号"), LocalizedText(english: "rule", chinese: "条款"),
      LocalizedText(english: "whole", chinese: "全域"),
    ]
    let last = LocalizedText(english: "short of (whole)", chinese: "缺口（全域）")
    var table = TextTable(
      head: heads.map { $0[language] } + State.allCases.map { $0.words[language] } + [
        last[language]
      ],
      leftColumns: 3)
    var byRule: [[Scorecard.Answer]] = Array(repeating: [], count: standard.rules.count)
    for answer in scorecard.answers { byRule[answer.rule].append(answer) }
    for (rule, answers) in zip(standard.rules, byRule) where rule.kind != .note {
      let whole = answers.first { judgement.evidence.areas[$0.area].level == .region }?.finding
      let parts = answers.filter { judgement.evidence.areas[$0.area].level == .community }
      table.add(
        [
          rule.row ?? "", rule.title[language] + (rule.isVerified ? "" : " *"),
          whole?.state.words[language] ?? "",
        ]
          + State.allCases.map { state in
            String(parts.count { $0.finding.state == state })
          }
          + [
            whole?.shortfall.map { "\(DecimalText.grouped($0.amount)) \($0.unit[language])" } ?? ""
          ])
    }
    let hasUnverified = standard.rules.contains { !$0.isVerified }
    return standard.title[language] + "\n" + table.text
      + (hasUnverified ? StandardTexts.unverified[language] : "")
      + circles(standard, byRule)
  }

  /// More lines than these are looked up in scorecard.csv.
  private static let mostCommunities = 40

  /// What each circle says of each community; nothing without circles or communities.
  private func circles(_ standard: Standard, _ answers: [[Scorecard.Answer]]) -> String {
    let areas = judgement.evidence.areas
    let communities = areas.indices.filter { areas[$0].level == .community }
    let circles = standard.rules.indices.filter { standard.rules[$0].kind == .circle }
    guard !circles.isEmpty, !communities.isEmpty else { return "" }
    let head = LocalizedText(english: "community", chinese: "社区")[language]
    var table = TextTable(
      head: [head] + circles.map { standard.rules[$0].row ?? standard.rules[$0].title[language] },
      leftColumns: 1 + circles.count)
    let states = circles.map { circle in
      answers[circle].reduce(into: [Int: State]()) { $0[$1.area] = $1.finding.state }
    }
    for community in communities.prefix(Self.mostCommunities) {
      table.add(
        [areas[community].name ?? areas[community].id]
          + states.map { $0[community]?.words[language] ?? "" })
    }
    let left = communities.count - Self.mostCommunities
    let more = LocalizedText(
      english: "… and \(count(max(left, 0))) more communities in scorecard.csv\n",
      chinese: "……其余 \(count(max(left, 0))) 个社区见 scorecard.csv\n")
    let note = LocalizedText(
      english: "A circle is met only as far as it can be tested: scorecard.csv says of what.\n",
      chinese: "圈的结论仅就可检验部分而言，详见 scorecard.csv。\n")
    return "\n" + table.text + (left > 0 ? more[language] : "") + note[language]
  }
}
