import Diagnostics
import Parallelism
import Standards

/// Writes scorecard.csv: a row for each standard, area and rule.
struct ScorecardTable: Sendable {
  private let judgement: RunJudgement

  init(_ judgement: RunJudgement) { self.judgement = judgement }

  private static let names = [
    "standard", "rule", "row", "clause", "title", "title_zh", "level", "area", "area_name", "state",
    "value", "value_at_least", "value_at_most", "asks", "numerator", "numerator_at_least",
    "numerator_at_most", "denominator", "denominator_at_least", "denominator_at_most", "shortfall",
    "unit", "unit_zh", "facilities", "missing", "missing_zh", "remarks", "remarks_zh", "force",
    "verified",
  ]

  /// What all answers to a rule have alike.
  private struct RuleCells {
    let rule: Rule
    let begin: [String]
    let asks: String
    let asksOfParts: String
    let end: [String]

    init(_ rule: Rule, _ standard: Standard) {
      self.rule = rule
      begin = [
        standard.id, rule.id, rule.row ?? "", rule.clause ?? "", rule.title.english,
        rule.title.chinese,
      ]
      asks = rule.words.english
      asksOfParts = rule.wordsOfParts.english
      end = [rule.force?.rawValue ?? "", rule.isVerified ? "true" : "false"]
    }
  }

  func write(to folder: String, parallel: Parallel) throws {
    let file = try OutputFile(path: folder + "/scorecard.csv")
    var head = ByteText()
    head.append(csvRow: Self.names)
    try file.write(head)
    let rules = judgement.scorecards.map { scorecard in
      scorecard.standard.rules.map { RuleCells($0, scorecard.standard) }
    }
    let areas = judgement.evidence.areas.count
    try file.write(
      count: rules.count * areas, inRowsOf: 16, parallel: parallel,
      makeWorker: { MissingWords.Cache(judgement.words) }
    ) { words, piece, text in
      let (standard, area) = piece.quotientAndRemainder(dividingBy: areas)
      let scorecard = judgement.scorecards[standard]
      for answer in scorecard.answers(on: area) {
        let cells = rules[standard][answer.rule]
        text.append(
          csvRow: cells.begin + found(answer, cells)
            + lacking(answer.finding, scorecard.remarks(on: answer), &words)
            + cells.end)
      }
    }
    try file.close()
  }

  private func found(_ answer: Scorecard.Answer, _ cells: RuleCells) -> [String] {
    let (area, finding) = (judgement.evidence.areas[answer.area], answer.finding)
    let names = cells.rule.names(of: finding, in: judgement.evidence)
    let about: [String] = [
      area.level.rawValue, area.id, area.name ?? "", finding.state.rawValue,
      finding.value?.exact.map(Self.number) ?? "",
    ]
    let amounts: [String] =
      [
        finding.isOfParts ? cells.asksOfParts : cells.asks,
        finding.numerator == nil ? "" : names.numerator?.english ?? "",
      ]
      + Self.bounds(finding.numerator)
      + [finding.denominator == nil ? "" : names.denominator?.english ?? ""]
      + Self.bounds(finding.denominator)
    return about + Self.bounds(finding.value) + amounts
  }

  private func lacking(
    _ finding: Finding, _ remarks: [LocalizedText], _ words: inout MissingWords.Cache
  ) -> [String] {
    let missing = words.texts(finding.missing)
    return [
      finding.shortfall.map { Self.number($0.amount) } ?? "", finding.shortfall?.unit.english ?? "",
      finding.shortfall?.unit.chinese ?? "",
      finding.counted.map { judgement.evidence.facilities[$0].id }.joined(separator: ";"),
      missing.map(\.english).joined(separator: "; "), missing.map(\.chinese).joined(separator: "；"),
      remarks.map(\.english).joined(separator: " "),
      remarks.map(\.chinese).joined(),
    ]
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
