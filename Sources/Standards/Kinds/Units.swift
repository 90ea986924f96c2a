import Diagnostics

/// Units of what is short that no rule names itself.
enum Units {
  static func places(_ name: LocalizedText) -> LocalizedText {
    LocalizedText(english: "× \(name.english)", chinese: "处\(name.chinese)")
  }

  static let kinds = LocalizedText(english: "kinds", chinese: "类")
  static let items = LocalizedText(english: "items", chinese: "项")
}
