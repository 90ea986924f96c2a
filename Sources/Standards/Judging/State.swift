import Diagnostics

/// What a rule says of an area.
package enum State: String, CaseIterable, Hashable, Sendable {
  case met, notMet
  /// What is known does not decide.
  case noData
  /// The rule does not ask anything of this area.
  case notApplicable
}

extension State {
  package var words: LocalizedText {
    switch self {
    case .met: LocalizedText(english: "met", chinese: "达标")
    case .notMet: LocalizedText(english: "notMet", chinese: "未达标")
    case .noData: LocalizedText(english: "noData", chinese: "数据不足")
    case .notApplicable: LocalizedText(english: "notApplicable", chinese: "不适用")
    }
  }
}
