import Diagnostics
import GapAnalysis

extension Limit {
  /// As documents tell it: in its unit, null in the other.
  var members: [(String, JSONNode)] {
    [
      ("minutes", minutes.map { .number($0) } ?? .null),
      ("meters", meters.map { .number($0) } ?? .null),
    ]
  }

  /// As cells of a table tell it: in its unit, empty in the other.
  var cells: [String] { unit == .minutes ? [number, ""] : ["", number] }

  /// As sentences name it.
  var words: LocalizedText {
    switch unit {
    case .minutes: LocalizedText(english: number + " min", chinese: number + " 分钟")
    case .meters: LocalizedText(english: number + " m", chinese: number + " 米")
    }
  }
}
