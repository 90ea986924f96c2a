import Diagnostics
import OSMExtract

/// A figure that the user brings, compared with its target.
struct Recorded: Requirement {
  static let keys = ["target", "unit", "adds"]

  private let target: Target
  private let unit: LocalizedText
  private let title: LocalizedText
  private let supplied: Needs.Supplied
  /// Where it is not supplied.
  private let unknown: Finding
  /// Not where the figure is a share or a mean.
  let shortfallsAdd: Bool

  init(_ fields: Fields) throws(Failure) {
    target = try fields.target()
    unit = try fields.unit()
    title = fields.title
    shortfallsAdd = try fields["adds"]?.isTrue() ?? true
    supplied = fields.ofRule(isNumber: true)
    unknown = .noData([.supplied(supplied.key)])
  }

  var needs: Needs { Needs(supplied: [supplied]) }

  var words: LocalizedText {
    LocalizedText(
      english: "\(target.words) \(unit.english)", chinese: "\(target.words) \(unit.chinese)")
  }

  var names: [AmountNames] { [AmountNames(title)] }

  func finding(in situation: Situation) -> Finding {
    guard let value = situation.area.figures[supplied.key]?.number else {
      return unknown
    }
    var finding = Finding(target.state(of: value))
    finding.value = value
    finding.numerator = value
    finding.shortfall = target.shortfall(of: value, unit)
    return finding
  }
}
