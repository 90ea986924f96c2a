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

  /// With marks between thousands, as other lengths have them.
  private var grouped: String { value == value.rounded() ? count(Int(value)) : number }

  /// As sentences name it.
  var words: LocalizedText {
    switch unit {
    case .minutes: LocalizedText(english: number + " min", chinese: number + " 分钟")
    case .meters:
      LocalizedText(english: grouped + " m", chinese: grouped + " 米")
    }
  }
}
