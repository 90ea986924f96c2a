import Diagnostics
import GapAnalysis
import OSMExtract

/// What a planner can say aloud of a run: three sentences about the largest limit in minutes.
///
/// They count households by weight where weights differ from 1. Three things are no gaps and are told
/// apart: what the end of the data hides, households that no street reaches, and categories of which
/// the data has no facility.
package struct Conclusions {
  private let run: RunRecord
  private let language: Language
  /// Of that limit; by category.
  private let rows: [CoverageRow]
  private let limit: Limit?
  private let words: HouseholdWords

  package init(_ run: RunRecord, language: Language) {
    self.run = run
    self.language = language
    let households = run.results.households
    let isWeighted = households.isWeighted
    let limit = run.results.longestTime.map { run.results.limits[$0] }
    self.limit = limit
    rows = run.results.coverage.filter {
      $0.limit == limit && $0.denominator == (isWeighted ? .weight : .households)
    }
    words = households.words
  }

  package var text: String {
    guard let minutes = limit?.number, !rows.isEmpty else { return "" }
    guard run.results.households.count > 0 else { return Self.nothing[language] + "\n" }
    let sentences = gaps(minutes: minutes) + [notKnown]
    return sentences.map { $0[language] + "\n" }.joined()
  }

  private static let nothing = LocalizedText(
    english: "No household was judged, so nothing can be said.",
    chinese: "没有可评估的住户，无法得出结论。")

  private func name(_ row: CoverageRow) -> LocalizedText {
    run.categories.categories[row.category].name
  }

  /// Whether a facility of the category can be walked to from anywhere.
  private func isOnStreets(_ row: CoverageRow) -> Bool {
    let results = run.results
    return results.facilities.members(ofCategory: row.category).contains {
      results.facilityColumns.isJoined[$0]
    }
  }

  /// Of any category: they join no street.
  private var offNetwork: Double {
    let results = run.results
    return zip(results.isHouseholdJoined, results.households.weights)
      .reduce(into: WeightSum()) { sum, household in
        if !household.0 { sum += words.isWeighted ? household.1 : 1 }
      }.value
  }
}

// MARK: Gaps

extension Conclusions {
  private func gaps(minutes: String) -> [LocalizedText] {
    let rows = rows.filter(isOnStreets)
    guard !rows.isEmpty else { return [Self.noFacility] }
    // The first of equal ones.
    let worst = rows.max {
      $0.gaps.value < $1.gaps.value || ($0.gaps == $1.gaps && $0.category > $1.category)
    }
    if let worst, worst.gaps.value > 0 {
      return [mostWithout(worst, minutes: minutes), detours(worst)]
    }
    let reached = rows.filter { $0.covered.value > 0 }
    guard !reached.isEmpty else { return [Self.nobodyJudged] }
    return [allReach(reached, minutes: minutes), Self.noDetour]
  }

  private static let noFacility = LocalizedText(
    english: "No facility joins the streets, so nothing can be said of gaps.",
    chinese: "没有接入路网的设施，无法判断是否存在缺口。")

  private static let nobodyJudged = LocalizedText(
    english: "No household on the streets can be judged, so nothing can be said of gaps.",
    chinese: "没有既接入路网又可判断的住户，无法判断是否存在缺口。")

  private static let noDetour = LocalizedText(
    english: "No gap is a detour.", chinese: "没有属于绕行的缺口。")

  private func mostWithout(_ row: CoverageRow, minutes: String) -> LocalizedText {
    let (gaps, known) = (row.gaps.value, row.total.value - row.unknown.value)
    let share = gaps / known
    return LocalizedText(
      english: "\(name(row).english) leaves most without, \(words.measure.english): "
        + "\(amount(gaps)) of \(amount(known)) \(words.noun(known).english) that can be judged "
        + "(\(percentage(share, in: .english))) \(gaps == 1 ? "has" : "have") none within "
        + "\(minutes) minutes.",
      chinese: "缺口最大的是\(name(row).chinese)（\(words.measure.chinese)）：在可判断的 "
        + "\(amount(known)) \(words.noun(known).chinese)中，有 \(amount(gaps)) "
        + "\(words.chineseCounter)（\(percentage(share, in: .chinese))）步行 \(minutes) 分钟内到不了。")
  }

  private func allReach(_ reached: [CoverageRow], minutes: String) -> LocalizedText {
    let isAll = reached.count == rows.count
    let isOnStreets = offNetwork > 0
    let english = reached.map { name($0).english }.joined(separator: ", ")
    let chinese = reached.map { name($0).chinese }.joined(separator: "、")
    return LocalizedText(
      english: "No gap is known within \(minutes) minutes: all that "
        + "\(isOnStreets ? "join the streets and " : "")can be judged reach "
        + "\(isAll ? "every category" : english).",
      chinese: "\(minutes) 分钟内，凡\(isOnStreets ? "接入路网且" : "")可判断的均可到达"
        + "\(isAll ? "" : chinese)。")
  }

  private func detours(_ row: CoverageRow) -> LocalizedText {
    let (detours, gaps) = (row.notCovered(.detour).value, row.gaps.value)
    let counter = words.chineseCounter
    guard detours > 0 else {
      return LocalizedText(
        english: (gaps == 1 ? "It is no detour" : "None of these \(amount(gaps)) is a detour")
          + ": it takes a place nearer by, or a link to the streets around.",
        chinese: "这 \(amount(gaps)) \(counter)\(gaps == 1 ? "" : "都")不属于绕行："
          + "需要就近增设设施，或打通与周边道路的联系。")
    }
    let english =
      switch (detours == gaps, detours == 1) {
      case (true, true): "It is a detour"
      case (true, false): "All of these \(amount(gaps)) are detours"
      case (false, true): "1 of these \(amount(gaps)) is a detour"
      case (false, false): "\(amount(detours)) of these \(amount(gaps)) are detours"
      }
    let chinese =
      switch (detours == gaps, detours == 1) {
      case (true, true): "这 1 \(counter)属于绕行"
      case (true, false): "这 \(amount(gaps)) \(counter)均属于绕行"
      case (false, _): "其中 \(amount(detours)) \(counter)属于绕行"
      }
    return LocalizedText(
      english: english
        + ": one lies near enough in a straight line, and a gate, a crossing or a bridge could help.",
      chinese: chinese + "：设施直线距离并不远，增开出入口、增设过街设施或桥梁可望改善。")
  }
}

// MARK: What is not known

extension Conclusions {
  private var notKnown: LocalizedText {
    let parts = [beyondTheData, edgeUnknown, joiningNone].compactMap { $0 } + missing
    return LocalizedText(
      english: parts.map(\.english).joined(separator: " "),
      chinese: parts.map(\.chinese).joined())
  }

  /// Categories with as many unknown stand together.
  private var beyondTheData: LocalizedText? {
    let unknown = rows.filter { $0.unknown.value > 0 }
    guard !unknown.isEmpty else {
      guard run.network.isDataAreaKnown else { return nil }
      return LocalizedText(
        english: "No verdict is left unknown by the end of the data.",
        chinese: "没有因数据边界而无法判断的\(words.chineseName)。")
    }
    var groups: [(amount: Double, rows: [CoverageRow])] = []
    for row in unknown {
      if let place = groups.firstIndex(where: { $0.amount == row.unknown.value }) {
        groups[place].rows.append(row)
      } else {
        groups.append((row.unknown.value, [row]))
      }
    }
    let noun = words.noun(groups.last?.amount ?? 0).english
    let isEach = groups.count == 1 && unknown.count == rows.count && rows.count > 1
    let english = groups.map { group in
      let names =
        isEach ? "each category" : group.rows.map { name($0).english }.joined(separator: ", ")
      return "\(names) for \(amount(group.amount))"
    }
    let chinese = groups.map { group in
      let names = group.rows.map { name($0).chinese }.joined(separator: "、")
      return (isEach ? "各类设施均有" : names + (group.rows.count > 1 ? "各" : ""))
        + " \(amount(group.amount)) \(words.chineseCounter)"
    }
    return LocalizedText(
      english: "Not known, as the end of the data is reached first: "
        + "\(english.joined(separator: "; ")) \(noun).",
      chinese: "因时限内先到数据边界而无法判断的\(words.chineseName)："
        + "\(chinese.joined(separator: "，"))。")
  }

  private var edgeUnknown: LocalizedText? {
    guard !run.network.isDataAreaKnown else { return nil }
    return LocalizedText(
      english: "Where the data ends is not known: near it, verdicts may be wrong.",
      chinese: "数据边界未知，边界附近的结论可能有误。")
  }

  private var joiningNone: LocalizedText? {
    let off = offNetwork
    guard off > 0 else { return nil }
    return LocalizedText(
      english:
        "\(amount(off)) \(words.noun(off).english) \(off == 1 ? "joins" : "join") no street, "
        + "which is not counted as a gap.",
      chinese: "另有 \(amount(off)) \(words.noun(off).chinese)未接入路网，不计为缺口。")
  }

  private var missing: [LocalizedText] {
    let results = run.results
    let without = rows.filter { !isOnStreets($0) }
    let absent = without.filter { results.facilitiesAtHand(ofCategory: $0.category).isEmpty }
      .map(name)
    let unjoined = without.filter { !results.facilitiesAtHand(ofCategory: $0.category).isEmpty }
      .map(name)
    var english: [String] = []
    var chinese: [String] = []
    if !absent.isEmpty {
      english.append("The data has \(absent.map { "no \($0.english)" }.joined(separator: ", "))")
      chinese.append("数据中没有\(absent.map(\.chinese).joined(separator: "、"))")
    }
    if !unjoined.isEmpty {
      let names = unjoined.map { "no \($0.english)" }.joined(separator: ", ")
      english.append(
        (english.isEmpty ? "N" : "n") + "\(names.dropFirst()) in the data joins the streets")
      chinese.append("数据中的\(unjoined.map(\.chinese).joined(separator: "、"))均未接入路网")
    }
    guard !english.isEmpty else { return [] }
    return [
      LocalizedText(
        english: english.joined(separator: ", and ") + ": check it before speaking of gaps.",
        chinese: chinese.joined(separator: "，") + "：请先核查数据，再认定缺口。")
    ]
  }
}
