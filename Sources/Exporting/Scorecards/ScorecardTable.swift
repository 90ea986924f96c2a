import Diagnostics
import Standards

/// Writes scorecard.csv: a row for each standard, area and rule.
struct ScorecardTable {
  private let judgement: RunJudgement

  init(_ judgement: RunJudgement) { self.judgement = judgement }

  private static let names = [
    "standard", "rule", "row", "clause", "title", "title_zh", "level", "area", "area_name", "state",
    "value", "value_at_least", "value_at_most", "asks", "numerator", "numerator_at_least",
    "numerator_at_most", "denominator", "denominator_at_least", "denominator_at_most", "shortfall",
    "unit", "unit_zh", "facilities", "missing", "missing_zh", "remarks", "remarks_zh", "force",
    "verified",
  ]

  func write(to folder: String) throws {
    let file = try OutputFile(path: folder + "/scorecard.csv")
    var text = ByteText()
    text.append(csvRow: Self.names)
    for scorecard in judgement.scorecards {
      for answer in scorecard.answers {
        text.append(csvRow: cells(answer, scorecard.standard))
        if text.bytes.count > 1 << 20 {
          try file.write(text)
          text = ByteText()
        }
      }
    }
    try file.write(text)
    try file.close()
  }

  private func cells(_ answer: Scorecard.Answer, _ standard: Standard) -> [String] {
    let (rule, finding) = (standard.rules[answer.rule], answer.finding)
    let area = judgement.evidence.areas[answer.area]
    let missing = finding.missing.inOrder.map(judgement.words.text)
    let about: [String] = [
      standard.id, rule.id, rule.row ?? "", rule.clause ?? "", rule.title.english,
      rule.title.chinese, area.level.rawValue, area.id, area.name ?? "", finding.state.rawValue,
    ]
    let found: [String] =
      [finding.value?.exact.map(Self.number) ?? ""] + Self.bounds(finding.value)
      + [rule.words.english, finding.numerator?.name.english ?? ""]
      + Self.bounds(finding.numerator?.quantity) + [finding.denominator?.name.english ?? ""]
      + Self.bounds(finding.denominator?.quantity)
    let lacking: [String] = [
      finding.shortfall.map { Self.number($0.amount) } ?? "", finding.shortfall?.unit.english ?? "",
      finding.shortfall?.unit.chinese ?? "",
      finding.counted.map { judgement.evidence.facilities[$0].id }.joined(separator: ";"),
      missing.map(\.english).joined(separator: "; "), missing.map(\.chinese).joined(separator: "；"),
      finding.remarks.map(\.english).joined(separator: " "),
      finding.remarks.map(\.chinese).joined(), rule.force?.rawValue ?? "",
      rule.isVerified ? "true" : "false",
    ]
    return about + found + lacking
  }

  private static func bounds(_ quantity: Quantity?) -> [String] {
    [quantity.map { number($0.atLeast) } ?? "", quantity?.atMost.map(number) ?? ""]
  }

  /// To six decimals.
  private static func number(_ value: Double) -> String {
    var text = ByteText()
    text.append((value * 1e6).rounded() / 1e6)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
