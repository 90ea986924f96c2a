import Diagnostics
import GapAnalysis
import Geography
import OSMExtract
import WalkingNetwork

/// What an explanation says, in every language: the one place where its words are.
///
/// Times are hundredths of a second, lines meters, reaches millimeters.
enum ExplanationSentence {
  struct Facility {
    let id: String
    let name: String?
  }

  static let outside = LocalizedText(
    english: "It lies outside the data area, so it is not judged.",
    chinese: "位于数据范围之外，不作判断。")

  static let joins = LocalizedText(english: "Steps onto the street at", chinese: "接入道路：")

  static let joinsNone = LocalizedText(
    english: "Steps onto no street.", chinese: "未接入任何道路。")

  static let noOpenEnd = LocalizedText(
    english: "No walk leads to where the data ends.", chinese: "路网不通向数据边界。")

  static func openEnd(_ time: Int64, _ place: Coordinate) -> LocalizedText {
    LocalizedText(
      english: "The nearest place where the data ends is \(text(time).english) away, at "
        + "\(degrees(place)).",
      chinese: "步行 \(text(time).chinese)即到最近的数据边界（\(degrees(place))）。")
  }

  static let noWalk = LocalizedText(english: "nearest on foot: none", chinese: "步行最近：无")

  static func straight(
    _ facility: Facility, _ line: Double, isJoined: Bool
  ) -> LocalizedText {
    LocalizedText(
      english: "nearest in a straight line: \(name(facility)), \(meters([line])[0]) m"
        + (isJoined ? "" : " (too far from any street to be reached)"),
      chinese: "直线最近：\(chineseName(facility))，\(meters([line])[0]) 米"
        + (isJoined ? "" : "（离道路过远，无法到达）"))
  }

  static func factor(_ factor: Double) -> LocalizedText {
    LocalizedText(
      english: "detour factor (walk ÷ straight line): \(decimal(factor, places: 2))",
      chinese: "绕行系数（步行 ÷ 直线）：\(decimal(factor, places: 2))")
  }
}

// MARK: What decides a verdict

extension ExplanationSentence {
  static func within(_ time: Int64, _ limit: Limit) -> LocalizedText {
    LocalizedText(
      english: "\(measure(time, limit).english) is within \(limit.words.english)",
      chinese: "步行 \(measure(time, limit).chinese)，在 \(limit.words.chinese)之内")
  }

  static func dataEnds(_ time: Int64, _ limit: Limit) -> LocalizedText {
    LocalizedText(
      english: "the data has none within \(limit.words.english), but it ends "
        + "\(measure(time, limit).english) away: beyond, one could be in reach",
      chinese: "数据中步行 \(limit.words.chinese)内没有，但步行 \(measure(time, limit).chinese)即到数据边界，"
        + "界外可能有可达的设施")
  }

  static func noJoin(_ reach: Double) -> LocalizedText {
    LocalizedText(
      english: "no street lies within \(plain(reach)) m of it",
      chinese: "周围 \(plain(reach)) 米内没有可接入的道路")
  }

  /// - Parameter joined: How many facilities join the network.
  static func notConnected(_ joined: Int) -> LocalizedText {
    LocalizedText(
      english: "no walk of any length leads from its streets to one (on the streets: "
        + "\(count(joined))), or to where the data ends",
      chinese: "所接入的道路与任何此类设施都不连通（接入路网的共 \(count(joined)) 处），也不通往数据边界")
  }

  static func detourWithoutWalk(_ line: Double) -> LocalizedText {
    LocalizedText(
      english: "no walk leads to one, though one lies \(meters([line])[0]) m away in a straight "
        + "line",
      chinese: "直线距离 \(meters([line])[0]) 米处就有设施，但没有步行路线可达")
  }

  /// - Parameter total: How many facilities the data holds.
  static func noFacility(_ total: Int) -> LocalizedText {
    total == 0
      ? LocalizedText(english: "the data holds none", chinese: "数据中没有此类设施")
      : LocalizedText(
        english: "none joins the streets (in the data: \(count(total)))",
        chinese: "数据中的 \(count(total)) 处设施均未接入路网")
  }

  static func detour(
    _ route: WalkRoute, _ line: Double, _ factor: Double
  ) -> LocalizedText {
    let (walk, onSteps) = self.walk(route)
    let numbers = meters([walk, line])
    return LocalizedText(
      english:
        "\(numbers[0]) m to walk\(onSteps.english), \(numbers[1]) m in a straight line, more "
        + "than \(plain(factor)) times",
      chinese: "步行 \(numbers[0]) 米\(onSteps.chinese)，直线仅 \(numbers[1]) 米，步行超过直线的 \(plain(factor)) 倍"
    )
  }

  static func noDetour(
    _ route: WalkRoute, _ line: Double, _ factor: Double, _ limit: Limit, _ reach: Int64
  ) -> LocalizedText {
    let (walk, onSteps) = self.walk(route)
    let numbers = meters([walk, Double(reach) / 1000, line])
    let most = mostWalked(limit, numbers[1])
    return LocalizedText(
      english: "\(numbers[0]) m to walk\(onSteps.english)\(most.english); \(numbers[2]) m in a "
        + "straight line, so no detour (at most \(plain(factor)) times)",
      chinese: "步行 \(numbers[0]) 米\(onSteps.chinese)\(most.chinese)；"
        + "直线 \(numbers[2]) 米，不算绕行（不超过 \(plain(factor)) 倍）")
  }

  static func farInLine(_ line: Double, _ limit: Limit, _ reach: Int64) -> LocalizedText {
    let numbers = meters([line, Double(reach) / 1000])
    let most = mostWalked(limit, numbers[1])
    return LocalizedText(
      english: "even in a straight line the nearest is \(numbers[0]) m away\(most.english)",
      chinese: "最近的设施直线距离也有 \(numbers[0]) 米\(most.chinese)")
  }

  /// How far a time takes one; nothing of a length, which says so itself.
  private static func mostWalked(_ limit: Limit, _ meters: String) -> LocalizedText {
    guard limit.unit == .minutes else { return LocalizedText(english: "", chinese: "") }
    return LocalizedText(
      english: ", and one walks \(meters) m in \(limit.words.english)",
      chinese: "，而 \(limit.words.chinese)只能走 \(meters) 米")
  }

  /// The length that is timed, meters, and a remark where it is not that of the street.
  private static func walk(_ route: WalkRoute) -> (meters: Double, onSteps: LocalizedText) {
    let level = WalkLength.meters(route.levelLength)
    guard route.levelLength != route.groundLength else {
      return (level, LocalizedText(english: "", chinese: ""))
    }
    let ground = meters([WalkLength.meters(route.groundLength)])[0]
    return (
      level,
      LocalizedText(
        english: " (\(ground) m, steps counting more)", chinese: "（实际 \(ground) 米，台阶按用时折算）")
    )
  }
}

// MARK: Who walks, and where

extension ExplanationSentence {
  /// - Parameter id: `nil` for a place that is no household.
  static func subject(
    _ id: String?, _ source: Households.Source, _ place: Coordinate
  ) -> LocalizedText {
    let at = degrees(place)
    guard let id else { return LocalizedText(english: "Place at \(at)", chinese: "地点：\(at)") }
    switch source {
    case .residentialBuildings:
      return LocalizedText(
        english: "Residential building \(id) at \(at)", chinese: "居住建筑 \(id)（\(at)）")
    case .table:
      return LocalizedText(english: "Household \(id) at \(at)", chinese: "住户 \(id)（\(at)）")
    }
  }

  static func join(_ join: ExplainedPlace.Join) -> LocalizedText {
    let leg = decimal(Double(join.legMillimeters) / 1000, places: 1)
    let length = decimal(WalkLength.meters(join.partLength) / 1000, places: 1)
    let isRestricted = join.isRestricted
    return LocalizedText(
      english: "\(join.name.map { $0 + ", " } ?? "")way \(join.wayID), \(leg) m away, part "
        + "\(join.part) (\(length) km), \(isRestricted ? "restricted" : "open")",
      chinese: "\(join.name.map { $0 + "，" } ?? "")道路 \(join.wayID)，距离 \(leg) 米，"
        + "连通分量 \(join.part)（共长 \(length) 公里），\(isRestricted ? "限制通行" : "可通行")")
  }

  static func nearest(
    _ facility: Facility, _ walk: ExplainedPlace.Walk
  ) -> LocalizedText {
    let meters = meters([WalkLength.meters(walk.route.groundLength)])[0]
    return LocalizedText(
      english:
        "nearest on foot: \(name(facility)), \(text(walk.centiseconds).english), \(meters) m",
      chinese: "步行最近：\(chineseName(facility))，\(text(walk.centiseconds).chinese)，\(meters) 米")
  }

  static func shortest(
    _ facility: Facility, _ walk: ExplainedPlace.Walk
  ) -> LocalizedText {
    let meters = meters([WalkLength.meters(walk.route.groundLength)])[0]
    return LocalizedText(
      english: "shortest on foot: \(name(facility)), \(meters) m",
      chinese: "步行路程最短：\(chineseName(facility))，\(meters) 米")
  }

  static func verdict(_ limit: Limit, _ verdict: Verdict, _ why: String) -> LocalizedText {
    let chinese =
      switch verdict {
      case .covered: "可达"
      case .unknown: "无法判断"
      case .notCovered(let reason): "不可达（\(reason.words.chinese)）"
      }
    let english = verdict.name + (verdict.reason.map { ", " + $0.rawValue } ?? "")
    return LocalizedText(
      english: "\(limit.words.english): \(english): \(why)",
      chinese: "\(limit.words.chinese)：\(chinese)，\(why)")
  }
}

// MARK: Numbers

extension ExplanationSentence {
  private static func name(_ facility: Facility) -> String {
    facility.name.map { "\(facility.id) (\($0))" } ?? facility.id
  }

  private static func chineseName(_ facility: Facility) -> String {
    facility.name.map { "\($0)（\(facility.id)）" } ?? facility.id
  }

  private static func degrees(_ place: Coordinate) -> String {
    decimal(place.longitude, places: 7) + "," + decimal(place.latitude, places: 7)
  }

  /// What a limit is compared with: a time, or where seconds are meters the length of a walk.
  private static func measure(_ centiseconds: Int64, _ limit: Limit) -> LocalizedText {
    guard let most = limit.meters else { return text(centiseconds) }
    let length = meters([Double(centiseconds) / 100, most])[0]
    return LocalizedText(english: length + " m", chinese: length + " 米")
  }

  /// Minutes and seconds; from an hour on, still minutes, as limits are.
  private static func text(_ centiseconds: Int64) -> LocalizedText {
    let (minutes, rest) = (Int(centiseconds / 6000), Double(centiseconds % 6000) / 100)
    let seconds = decimal(rest, places: 2)
    return LocalizedText(
      english: "\(count(minutes)) min \(seconds) s", chinese: "\(count(minutes)) 分 \(seconds) 秒")
  }

  /// Meters with as few decimals, down to a millimeter, as tell those apart that differ.
  private static func meters(_ values: [Double]) -> [String] {
    let distinct = Set(values).count
    for places in 1...3 {
      let texts = values.map { decimal($0, places: places - 1) }
      if Set(texts).count == distinct { return texts }
    }
    return values.map { decimal($0, places: 3) }
  }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() ? count(Int(value)) : "\(value)"
  }
}
