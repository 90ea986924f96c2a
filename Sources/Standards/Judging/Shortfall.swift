import Diagnostics

/// How much is lacking until a rule is met.
package struct Shortfall: Hashable, Sendable {
  /// Rounded up to whole units.
  package let amount: Double
  package let unit: LocalizedText

  /// - Parameters:
  ///   - amount: How much more reaches the bound, not rounded; `nil` if nothing is lacking.
  ///   - isAbove: Whether the bound must be passed, so that to reach it is not enough.
  package init?(_ amount: Double, _ unit: LocalizedText, above isAbove: Bool = false) {
    // What differs from a whole number by a millionth comes from adding decimals.
    let whole = isAbove ? (amount + 1e-6).rounded(.down) + 1 : (amount - 1e-6).rounded(.up)
    guard whole > 0 else { return nil }
    self.amount = whole
    self.unit = unit
  }
}

extension Target {
  /// How much more reaches it, where more is asked for.
  ///
  /// - Parameters:
  ///   - amount: What there is; at best it is the most of it.
  ///   - factor: What the bound is multiplied by to be an amount.
  func shortfall(of amount: Quantity, times factor: Double = 1, _ unit: LocalizedText) -> Shortfall?
  {
    guard asksForMore, let most = amount.atMost else { return nil }
    return Shortfall(bound * factor - most, unit, above: comparator == .above)
  }
}
