import Diagnostics

/// What a rule that is judged on parts of an area says of the whole: the share of them that meet it.
struct RollUp {
  private let parts: [Finding]
  /// Percent.
  private let target: Target
  private let addsShortfalls: Bool

  /// - Parameter addsShortfalls: Whether what parts are short of adds up.
  init(_ parts: [Finding], _ target: Target, addsShortfalls: Bool) {
    self.parts = parts.filter { $0.state != .notApplicable }
    self.target = target
    self.addsShortfalls = addsShortfalls
  }

  var finding: Finding {
    guard !parts.isEmpty else { return Finding(.notApplicable) }
    let met = Double(parts.count { $0.state == .met })
    let open = Double(parts.count { $0.state == .noData })
    let count = Quantity(atLeast: met, atMost: met + open)
    let share = count * (100 / Double(parts.count))
    var finding = Finding(target.state(of: share))
    finding.value = share
    finding.numerator = NamedQuantity(
      LocalizedText(english: "parts that meet it", chinese: "达标单元"), count)
    finding.denominator = NamedQuantity(
      LocalizedText(english: "parts it is asked of", chinese: "适用单元"),
      .exactly(Double(parts.count)))
    finding.counted = Array(Set(parts.flatMap(\.counted))).sorted()
    if finding.state == .noData {
      finding.missing = parts.reduce(into: []) { $0.formUnion($1.missing) }
    }
    if finding.state == .notMet { finding.shortfall = shortfall }
    return finding
  }

  /// The sum over the parts, where all are short of the same.
  private var shortfall: Shortfall? {
    let short = parts.filter { $0.state == .notMet }
    let lacks = short.compactMap(\.shortfall)
    guard addsShortfalls, lacks.count == short.count, let unit = lacks.first?.unit,
      lacks.allSatisfy({ $0.unit == unit })
    else { return nil }
    return Shortfall(lacks.reduce(0) { $0 + $1.amount }, unit)
  }
}
