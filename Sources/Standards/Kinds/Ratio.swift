import Diagnostics
import OSMExtract

/// A part must be so many percent of a whole.
struct Ratio: Requirement {
  static let keys = ["part", "whole", "target", "unit"]

  private let part: Amount
  private let whole: Amount
  /// Percent.
  private let target: Target
  /// Of the part.
  private let unit: LocalizedText

  init(_ fields: Fields) throws(Failure) {
    whole = try Amount(try fields.required("whole"), fields)
    part = try Amount(try fields.required("part"), fields).asPart(of: whole)
    target = try fields.target()
    unit = try fields.unit()
  }

  var needs: Needs {
    Needs(
      figures: part.figures.union(whole.figures),
      categories: part.categories.union(whole.categories))
  }

  var words: LocalizedText {
    LocalizedText(
      english: "\(part.name.english) \(target.words) % of \(whole.name.english)",
      chinese: "\(part.name.chinese)占\(whole.name.chinese)\(target.words)%")
  }

  var names: [AmountNames] { [AmountNames(part.name, of: whole.name)] }

  func finding(in situation: Situation) -> Finding {
    let (part, whole) = (part.reckoning(in: situation), whole.reckoning(in: situation))
    let missing = part.missing.union(whole.missing)
    guard let amount = part.quantity, let all = whole.quantity,
      let share = amount.divided(by: all)
    else {
      // Of nothing there is no share.
      return whole.quantity?.atMost == 0 ? Finding(.notApplicable) : .noData(missing)
    }
    let value = (share * 100).cappedAtAll
    var finding = Finding(target.state(of: value))
    finding.value = value
    finding.numerator = amount
    finding.denominator = all
    finding.counted = part.counted
    finding.missing = missing
    finding.shortfall = target.shortfall(of: amount, times: all.atLeast / 100, unit)
    return finding
  }
}

extension Quantity {
  /// A share of a whole that is not known exactly is no more than all of it, percent.
  fileprivate var cappedAtAll: Quantity {
    guard exact == nil, atLeast <= 100 else { return self }
    return Quantity(atLeast: atLeast, atMost: min(atMost ?? 100, 100))
  }
}
