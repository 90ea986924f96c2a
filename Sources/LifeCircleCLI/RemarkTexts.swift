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

  static func notRead(_ buildings: Int) -> LocalizedText {
    LocalizedText(
      english:
        "Not read: \(buildings) \(buildings == 1 ? "building" : "buildings") outside the study's box.",
      chinese: "研究范围外接矩形以外的 \(buildings) 栋建筑未读取。")
  }

  static func built(seconds: Double, megabytes: Int?) -> LocalizedText {
    let (english, chinese) =
      megabytes.map { (", at most \($0) MB of memory", "，内存峰值 \($0) MB") } ?? ("", "")
    return LocalizedText(
      english: "read and built in \(seconds) s" + english,
      chinese: "读取并构建路网用时 \(seconds) 秒" + chinese)
  }
}
