import Diagnostics
import LifeCircle

/// What the program says beside its results, in words.
enum RemarkTexts {
  /// How a warning begins.
  static func warning(in language: Language) -> String {
    switch language {
    case .english: "warning: "
    case .chinese: "提示："
    }
  }

  /// - Parameter counts: By reason, as rejected.csv names it.
  static func setAside(_ counts: String) -> LocalizedText {
    LocalizedText(
      english: "Set aside, as rejected.csv lists: \(counts).",
      chinese: "已剔除（清单见 rejected.csv）：\(counts)。")
  }

  /// - Parameter rows: `FILE:ROW: reason` each; maybe not all.
  static func setAside(_ count: Int, rows: [String]) -> LocalizedText {
    let list = rows.map { "\n  " + $0 }.joined()
    return LocalizedText(
      english: "Set aside, so not in the answer: \(count) \(count == 1 ? "row" : "rows")" + list,
      chinese: "已剔除 \(count) 行，不在结果中：" + list)
  }

  static func notRead(_ buildings: Int) -> LocalizedText {
    LocalizedText(
      english:
        "Not read: \(buildings) \(buildings == 1 ? "building" : "buildings") outside the study's box.",
      chinese: "研究范围外接矩形以外的 \(buildings) 栋建筑未读取。")
  }

  /// What was worked through, as `--verbose` tells.
  static func work(_ counts: [WorkCount]) -> LocalizedText {
    LocalizedText(
      english: "work: " + counts.map { $0.text(in: .english) }.joined(separator: ", "),
      chinese: "计算量：" + counts.map { $0.text(in: .chinese) }.joined(separator: "，"))
  }

  static func peakMemory(megabytes: Int) -> LocalizedText {
    LocalizedText(
      english: "peak memory: \(megabytes) MB", chinese: "内存峰值：\(megabytes) MB")
  }

  static func built(seconds: Double, megabytes: Int?) -> LocalizedText {
    let (english, chinese) =
      megabytes.map { (", at most \($0) MB of memory", "，内存峰值 \($0) MB") } ?? ("", "")
    return LocalizedText(
      english: "read and built in \(seconds) s" + english,
      chinese: "读取并构建路网用时 \(seconds) 秒" + chinese)
  }
}
