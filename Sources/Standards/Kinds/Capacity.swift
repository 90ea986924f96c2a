import Diagnostics
import OSMExtract

/// So much for so many persons or households.
struct Capacity: Requirement {
  static let keys = ["amount", "per", "target", "unit"]

  private let amount: Amount
  private let per: Attribute
  private let each: Double
  private let target: Target
  private let unit: LocalizedText

  init(_ fields: Fields) throws(Failure) {
    amount = try Amount(try fields.required("amount"), fields)
    let per = try fields.nested(try fields.required("per"), keys: ["of", "each"])
    self.per = try fields.vocabulary.number(try per.required("of"), of: .area)
    each = try per.required("each").number(in: 1...1e9)
    target = try fields.target()
    unit = try fields.unit()
  }

  var needs: Needs { Needs(figures: amount.figures.union([per.id]), categories: amount.categories) }

  var words: LocalizedText {
    let isOne = each == 1
    let people = isOne ? per.singular ?? per.name.english : "\(each.words) \(per.name.english)"
    return LocalizedText(
      english: "\(target.words) \(unit.english) per \(people)",
      chinese: "每\(isOne ? "" : " \(each.words) ")\(per.unit?.chinese ?? "")"
        + "（\(per.name.chinese)）\(target.words) \(unit.chinese)")
  }

  var names: [AmountNames] { [AmountNames(amount.name, of: per.name)] }

  func finding(in situation: Situation) -> Finding {
    let reckoning = amount.reckoning(in: situation)
    let (persons, unknown) = situation.figure(per.id)
    // Of nobody nothing is asked.
    if persons?.atMost == 0 { return Finding(.notApplicable) }
    let missing = reckoning.missing.union(unknown)
    guard let quantity = reckoning.quantity, let persons,
      let value = quantity.divided(by: persons * (1 / each))
    else { return .noData(missing) }
    var finding = Finding(target.state(of: value))
    finding.value = value
    finding.numerator = quantity
    finding.denominator = persons
    finding.counted = reckoning.counted
    finding.missing = missing
    finding.shortfall = target.shortfall(of: quantity, times: persons.atLeast / each, unit)
    return finding
  }
}
