import Diagnostics
import GapAnalysis

/// The sensitivity of a run as a table for a terminal: a row a variant and limit, a column a
/// category, with the share of verdicts that change.
package struct SensitivityTable {
  private let run: RunRecord
  private let language: Language

  package init(_ run: RunRecord, language: Language) {
    self.run = run
    self.language = language
  }

  package var text: String {
    guard !run.results.sensitivity.isEmpty else { return "" }
    var table = TextTable(
      head: [Self.heading[language], language == .english ? "min" : "分钟"]
        + run.categories.categories.map { language == .english ? $0.id : $0.name.chinese },
      leftColumns: 1)
    for variant in Sensitivity.Variant.allCases {
      for limit in run.results.limits {
        let cells = run.results.sensitivity.filter { $0.variant == variant && $0.limit == limit }
        guard !cells.isEmpty else { continue }
        table.add(
          [variant.words[language], limit.name]
            + cells.map { $0.share.map { percentage($0, in: language) } ?? "-" })
      }
    }
    return table.text
  }

  private static let heading = LocalizedText(
    english: "verdicts that change", chinese: "结论改变的比例")
}

extension Sensitivity.Variant {
  fileprivate var words: LocalizedText {
    switch self {
    case .speedPlus10Percent: LocalizedText(english: "speed + 10 %", chinese: "步速 + 10%")
    case .speedMinus10Percent: LocalizedText(english: "speed - 10 %", chinese: "步速 - 10%")
    case .limitPlus1Minute: LocalizedText(english: "limit + 1 min", chinese: "时限 + 1 分钟")
    case .limitMinus1Minute: LocalizedText(english: "limit - 1 min", chinese: "时限 - 1 分钟")
    case .joinSlack0:
      LocalizedText(english: "nearest street only", chinese: "只接入最近道路")
    case .everyJoin:
      LocalizedText(english: "every street in reach", chinese: "接入范围内所有道路")
    }
  }
}
