import Diagnostics

/// Words for what is counted or short that no rule names itself.
enum Units {
  static func places(_ name: LocalizedText) -> LocalizedText {
    LocalizedText(english: "× \(name.english)", chinese: "处\(name.chinese)")
  }

  static let inReach = LocalizedText(english: "in reach", chinese: "可达")
  static let kinds = LocalizedText(english: "kinds", chinese: "类")
  static let items = LocalizedText(english: "items", chinese: "项")
}
