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
    rows.filter { $0.notCovered(.noFacility).value == 0 }
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
    guard row.gaps.value > 0 else {
      return LocalizedText(
        english: "No gap is known within \(minutes) minutes.",
        chinese: "按步行 \(minutes) 分钟计，未发现缺口。")
    }
    let share = percentage(row.gaps.value / known)
    return LocalizedText(
      english: "\(name(row).english) leaves most without: \(count(Int(row.gaps.value))) of "
        + "\(count(Int(known))) \(nouns.english) that can be judged (\(share)) have none within "
        + "\(minutes) minutes.",
      chinese: "缺口最大的是\(name(row).chinese)：在可判断的 \(count(Int(known))) \(nouns.chinese)中，有 "
        + "\(count(Int(row.gaps.value))) \(counter)（\(share)）步行 \(minutes) 分钟内到不了。")
  }

  private func detours(_ row: CoverageRow) -> LocalizedText {
    let detours = Int(row.notCovered(.detour).value)
    let gaps = Int(row.gaps.value)
    guard gaps > 0 else {
      return LocalizedText(english: "No detour is known.", chinese: "未发现绕行。")
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

  private func notKnown(minutes: String) -> LocalizedText {
    let most = rows.max { $0.unknown.value < $1.unknown.value }
    let unknown = Int(most?.unknown.value ?? 0)
    let absent = rows.filter { $0.notCovered(.noFacility).value > 0 }.map(name)
    var english =
      unknown > 0 && most != nil
      ? "Not known: \(name(most!).english) for \(count(unknown)) \(nouns.english), which reach the "
        + "end of the data first."
      : "Everything inside the data could be judged."
    var chinese =
      unknown > 0 && most != nil
      ? "无法判断：\(count(unknown)) \(nouns.chinese)能否到达\(name(most!).chinese)，因为步行时限内已到数据边界。"
      : "数据范围内的全部可以判断。"
    if !absent.isEmpty {
      english +=
        " The data has no \(absent.map(\.english).joined(separator: ", ")) that joins the streets: "
        + "check it before speaking of gaps."
      chinese += "数据中没有接入路网的\(absent.map(\.chinese).joined(separator: "、"))：请先核查数据，再谈缺口。"
    }
    return LocalizedText(english: english, chinese: chinese)
  }
}
