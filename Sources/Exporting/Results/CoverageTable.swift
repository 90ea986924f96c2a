import Diagnostics
import GapAnalysis
import OSMExtract

/// The coverage of a run as a table for a terminal: a row a category and limit, counts and shares.
package struct CoverageTable {
  private let run: RunRecord
  private let language: Language

  package init(_ run: RunRecord, language: Language) {
    self.run = run
    self.language = language
  }

  private static let reasons: [Verdict.Reason] = [
    .tooFar, .detour, .notConnected, .offNetwork, .noFacility,
  ]

  package var text: String {
    let heads =
      [LocalizedText(english: "covered", chinese: "可达")] + Self.reasons.map(\.words)
      + [LocalizedText(english: "unknown", chinese: "无法判断")]
    let first = LocalizedText(english: "category", chinese: "类别")
    let second =
      run.results.limits.contains { $0.unit == .meters }
      ? LocalizedText(english: "min / m", chinese: "分钟 / 米")
      : LocalizedText(english: "min", chinese: "分钟")
    var table = TextTable(
      head: [first[language], second[language]] + heads.flatMap { [$0[language], "%"] },
      leftColumns: 1)
    for row in run.results.coverage where row.denominator == .households { table.add(cells(row)) }
    return table.text
  }

  private func cells(_ row: CoverageRow) -> [String] {
    let sums = [row.covered] + Self.reasons.map(row.notCovered) + [row.unknown]
    return [name(row.category), row.limit.name]
      + sums.flatMap { sum in
        let share = row.total.value > 0 ? sum.value / row.total.value : nil
        return [count(Int(sum.value)), share.map { decimal($0 * 100, places: 1) } ?? "-"]
      }
  }

  /// The id in English, as in the files; the name in Chinese.
  private func name(_ category: Int) -> String {
    let category = run.categories.categories[category]
    return language == .english ? category.id : category.name.chinese
  }

  /// What the rows count, and who walks.
  package var heading: String {
    let households = run.results.households
    let (rows, words) = (households.rowWords.noun(households.count), households.words)
    let sum = households.amount
    let weighted = LocalizedText(
      english: households.isWeighted ? ", \(amount(sum)) \(words.noun(sum).english)" : "",
      chinese: households.isWeighted ? "，合 \(amount(sum)) \(words.noun(sum).chinese)" : "")
    let walking = run.profile.walking
    return LocalizedText(
      english:
        "\(count(households.count)) \(rows.english)\(weighted.english), \(walking.english)\n",
      chinese: "\(count(households.count)) \(rows.chinese)\(weighted.chinese)，\(walking.chinese)\n")[
        language]
  }

  /// What each category counts and misses, where its facilities come from the OSM file.
  package var notes: String {
    let facilities = run.results.facilities
    let hasTable = run.inputs.contains { $0.role == "facilities" }
    // Facilities of a table have no rules. Of a category without any, what the others are tells.
    let hasOnlyTable = hasTable && facilities.rules.allSatisfy(\.isEmpty)
    return run.categories.categories.indices.map { index in
      let members = facilities.members(ofCategory: index)
      let isOfTable =
        members.isEmpty
        ? hasOnlyTable : hasTable && members.allSatisfy { facilities.rules[$0].isEmpty }
      let note =
        isOfTable
        ? LocalizedText(english: "From the table of facilities.", chinese: "取自设施表。")
        : run.categories.categories[index].note
      return language == .english
        ? "\(name(index)) (facilities: \(count(members.count))): \(note.english)\n"
        : "\(name(index))（设施 \(count(members.count)) 处）：\(note.chinese)\n"
    }.joined()
  }
}

extension Verdict.Reason {
  /// As tables name it; in English as files do.
  var words: LocalizedText {
    let chinese =
      switch self {
      case .noFacility: "无设施"
      case .offNetwork: "未接入路网"
      case .notConnected: "路网不连通"
      case .detour: "绕行"
      case .tooFar: "距离过远"
      }
    return LocalizedText(english: rawValue, chinese: chinese)
  }
}
