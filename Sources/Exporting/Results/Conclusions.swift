import Diagnostics
import GapAnalysis
import OSMExtract

/// What a planner can say aloud of a run: three sentences about the largest limit.
package struct Conclusions {
  private let run: RunRecord
  private let language: Language
  /// Of the largest limit, in households; by category.
  private let rows: [CoverageRow]

  package init(_ run: RunRecord, language: Language) {
    self.run = run
    self.language = language
    let last = run.results.limits.last
    rows = run.results.coverage.filter { $0.limit == last && $0.denominator == .households }
  }

  package var text: String {
    guard let worst, let minutes = run.results.limits.last?.name else { return "" }
    guard run.results.households.count > 0 else { return Self.nothing[language] + "\n" }
    return [
      mostWithout(worst, minutes: minutes), detours(worst), notKnown(minutes: minutes),
    ].map { $0[language] + "\n" }.joined()
  }

  /// The category with most gaps among those that have a facility at all; the first of equal ones.
  private var worst: CoverageRow? {
    rows.filter { !isAbsent($0) }
      .max { $0.gaps.value < $1.gaps.value || ($0.gaps == $1.gaps && $0.category > $1.category) }
      ?? rows.first
  }

  private func name(_ row: CoverageRow) -> LocalizedText {
    run.categories.categories[row.category].name
  }

  private var nouns: LocalizedText { run.results.households.source.nouns }
  private var counter: String { run.results.households.source.chineseCounter }

  private static let nothing = LocalizedText(
    english: "No household was judged, so nothing can be said.",
    chinese: "没有可评估的住户，无法得出结论。")

  private func mostWithout(_ row: CoverageRow, minutes: String) -> LocalizedText {
    let known = row.total.value - row.unknown.value
    guard row.gaps.value > 0 else { return noGap(minutes: minutes) }
    let share = percentage(row.gaps.value / known)
    return LocalizedText(
      english: "\(name(row).english) leaves most without: \(count(Int(row.gaps.value))) of "
        + "\(count(Int(known))) \(nouns.english) that can be judged (\(share)) have none within "
        + "\(minutes) minutes.",
      chinese: "缺口最大的是\(name(row).chinese)：在可判断的 \(count(Int(known))) \(nouns.chinese)中，有 "
        + "\(count(Int(row.gaps.value))) \(counter)（\(share)）步行 \(minutes) 分钟内到不了。")
  }

  /// What can be said without a gap: of the categories that the data has, as far as they are known.
  private func noGap(minutes: String) -> LocalizedText {
    let judged = rows.filter { !isAbsent($0) && $0.unknown.value < $0.total.value }
    guard !judged.isEmpty else {
      return LocalizedText(
        english: "No gap can be told within \(minutes) minutes: no category could be judged.",
        chinese: "按步行 \(minutes) 分钟计，没有一类设施可以判断，无法认定缺口。")
    }
    let names = judged.map(name)
    return LocalizedText(
      english: "No gap within \(minutes) minutes: whoever could be judged can walk to "
        + "\(names.map { $0.english.lowercased() }.joined(separator: ", ")).",
      chinese: "按步行 \(minutes) 分钟计，凡可判断的均可到达\(names.map(\.chinese).joined(separator: "、"))。")
  }

  /// Whether the data has no facility of the category that joins the streets.
  private func isAbsent(_ row: CoverageRow) -> Bool {
    let results = run.results
    return !results.facilities.members(ofCategory: row.category).contains {
      results.facilityColumns.isJoined[$0]
    }
  }

  private func detours(_ row: CoverageRow) -> LocalizedText {
    let detours = Int(row.notCovered(.detour).value)
    let gaps = Int(row.gaps.value)
    guard gaps > 0 else {
      return LocalizedText(english: "So there is no detour.", chinese: "因此没有属于绕行的缺口。")
    }
    guard detours > 0 else {
      return LocalizedText(
        english:
          "None of these \(count(gaps)) is a detour: it takes a place nearer by, or a link to "
          + "the streets around.",
        chinese: "这 \(count(gaps)) \(counter)都不属于绕行：需要就近增设设施，或打通与周边道路的联系。")
    }
    return LocalizedText(
      english:
        "\(count(detours)) of these \(count(gaps)) \(detours == 1 ? "is a detour" : "are detours"): one lies near enough in a "
        + "straight line, and a gate, a crossing or a bridge could help.",
      chinese: "其中 \(count(detours)) \(counter)属于绕行：设施直线距离并不远，增开出入口、增设过街设施或桥梁可望改善。")
  }

  /// What the end of the data hides, what does not join the streets, and what the data lacks.
  private func notKnown(minutes: String) -> LocalizedText {
    let unknown = rows.filter { $0.unknown.value > 0 }
    let offNetwork = run.results.isHouseholdJoined.count { !$0 }
    let absent = rows.filter(isAbsent).map(name)
    var english: [String] = []
    var chinese: [String] = []
    if !unknown.isEmpty {
      let list = unknown.map { "\(name($0).english) for \(count(Int($0.unknown.value)))" }
      english.append(
        "Not known: \(list.joined(separator: ", ")) \(nouns.english), which reach the end of the "
          + "data first.")
      let parts = unknown.map {
        "\(name($0).chinese) \(count(Int($0.unknown.value))) \(counter)"
      }
      chinese.append("无法判断：\(parts.joined(separator: "、"))，因为步行时限内已到数据边界。")
    }
    if offNetwork > 0 {
      english.append(
        "Off the network, with no street near enough: \(count(offNetwork)) \(nouns.english).")
      chinese.append("未接入路网：\(count(offNetwork)) \(counter)附近没有可接入的道路。")
    }
    if !absent.isEmpty {
      english.append(
        "The data has no \(absent.map(\.english).joined(separator: ", ")) that joins the streets: "
          + "check it before speaking of gaps.")
      chinese.append(
        "数据中没有接入路网的\(absent.map(\.chinese).joined(separator: "、"))：请先核查数据，再认定缺口。")
    }
    guard english.isEmpty else {
      return LocalizedText(
        english: english.joined(separator: " "), chinese: chinese.joined())
    }
    return LocalizedText(
      english: "Everything inside the data could be judged.",
      chinese: "没有因数据边界而无法判断的情况。")
  }
}
