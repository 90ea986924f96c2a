import Diagnostics

/// What a rule that is judged on parts of an area says of the whole: the share of them that meet it.
///
/// What was found in the parts is read where it stands: there are as many as areas times rules.
struct RollUp {
  /// By area, then by rule.
  private let findings: [[Finding]]
  private let rule: Int
  /// The parts of which something is asked.
  private let parts: [Int]
  /// Percent.
  private let target: Target
  private let addsShortfalls: Bool

  /// - Parameters:
  ///   - findings: By area, then by rule.
  ///   - parts: Positions of areas.
  ///   - addsShortfalls: Whether what parts are short of adds up.
  init(
    _ findings: [[Finding]], rule: Int, of parts: [Int], _ target: Target, addsShortfalls: Bool
  ) {
    self.findings = findings
    self.rule = rule
    self.parts = parts.filter { findings[$0][rule].state != .notApplicable }
    self.target = target
    self.addsShortfalls = addsShortfalls
  }

  private func count(_ state: State) -> Double {
    Double(parts.count { findings[$0][rule].state == state })
  }

  var finding: Finding {
    guard !parts.isEmpty else { return Finding(.notApplicable) }
    let met = count(.met)
    let count = Quantity(atLeast: met, atMost: met + count(.noData))
    let share = count * (100 / Double(parts.count))
    var finding = Finding(target.state(of: share))
    finding.value = share
    finding.numerator = count
    finding.denominator = .exactly(Double(parts.count))
    finding.isOfParts = true
    finding.counted = counted
    if finding.state == .noData { finding.missing = missing }
    if finding.state == .notMet { finding.shortfall = shortfall }
    return finding
  }

  /// Of all parts, each once, ascending.
  private var counted: [Int] {
    let last = parts.compactMap { findings[$0][rule].counted.last }.max() ?? -1
    var isCounted = Array(repeating: false, count: last + 1)
    for part in parts {
      for facility in findings[part][rule].counted { isCounted[facility] = true }
    }
    return isCounted.indices.filter { isCounted[$0] }
  }

  /// Of all parts; most lack the same as the one before.
  private var missing: Set<Missing> {
    var (all, last) = (Set<Missing>(), Set<Missing>())
    for part in parts where findings[part][rule].missing != last {
      last = findings[part][rule].missing
      all.formUnion(last)
    }
    return all
  }

  /// What is lacking at least until so many parts meet it as must: those that are short of least, where
  /// all are short of the same.
  private var shortfall: Shortfall? {
    let short = parts.filter { findings[$0][rule].state == .notMet }
    let lacks = short.compactMap { findings[$0][rule].shortfall }
    guard addsShortfalls, target.asksForMore, lacks.count == short.count,
      let unit = lacks.first?.unit, lacks.allSatisfy({ $0.unit == unit })
    else { return nil }
    let atBest = Double(parts.count - short.count)
    let needed = lacks.indices.first {
      target.holds(100 * (atBest + Double($0 + 1)) / Double(parts.count))
    }
    guard let needed else { return nil }
    let amounts = lacks.map(\.amount).sorted()
    return Shortfall(amounts[...needed].reduce(0, +), unit)
  }
}
