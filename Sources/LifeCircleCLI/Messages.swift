import Diagnostics
import Foundation
import LifeCircle

/// What the program says beside its results: on standard error.
enum Messages {
  static func error(_ text: String) { write("error: \(text)") }

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
      english: "Not read: \(buildings) buildings outside the study's box.",
      chinese: "未读取：研究范围外框之外的 \(buildings) 栋建筑。")
  }

  static func built(seconds: Double, megabytes: Int) -> LocalizedText {
    LocalizedText(
      english: "read and built in \(seconds) s, at most \(megabytes) MB of memory",
      chinese: "读取并构建路网用时 \(seconds) 秒，内存最多 \(megabytes) MB")
  }

  static func note(_ text: String) { write(text) }

  private static func write(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }
}
