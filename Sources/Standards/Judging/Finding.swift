import Diagnostics

/// An amount and what it is of.
package struct NamedQuantity: Hashable, Sendable {
  package let name: LocalizedText
  package let quantity: Quantity

  package init(_ name: LocalizedText, _ quantity: Quantity) {
    self.name = name
    self.quantity = quantity
  }
}

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

/// What a rule finds in an area, before anything is said of the area's parts.
package struct Finding: Hashable, Sendable {
  package var state: State
  /// In the unit of the rule's target.
  package var value: Quantity?
  package var numerator: NamedQuantity?
  package var denominator: NamedQuantity?
  /// Only of what is not met.
  package var shortfall: Shortfall?
  /// The facilities that counted, by position.
  package var counted: [Int] = []
  package var missing: Set<Missing> = []
  package var remarks: [LocalizedText] = []

  package init(_ state: State) { self.state = state }

  /// That a figure decides which is not known.
  package static func noData(_ missing: Set<Missing>) -> Finding {
    var finding = Finding(.noData)
    finding.missing = missing
    return finding
  }
}
