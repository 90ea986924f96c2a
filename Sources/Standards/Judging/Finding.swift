import Diagnostics

/// What the amounts of findings are of: alike in all areas, and so said of the rule.
package struct AmountNames: Hashable, Sendable {
  package let numerator: LocalizedText?
  package let denominator: LocalizedText?
  /// Whether the denominator is households, for which something else may stand.
  let countsHouseholds: Bool

  init(
    _ numerator: LocalizedText? = nil, of denominator: LocalizedText? = nil,
    countsHouseholds: Bool = false
  ) {
    self.numerator = numerator
    self.denominator = denominator
    self.countsHouseholds = countsHouseholds
  }

  static let ofParts = AmountNames(
    LocalizedText(english: "parts that meet it", chinese: "达标单元"),
    of: LocalizedText(english: "parts it is asked of", chinese: "适用单元"))
}

/// What a rule finds in an area, before anything is said of the area's parts.
package struct Finding: Hashable, Sendable {
  package var state: State
  /// In the unit of the rule's target.
  package var value: Quantity?
  /// What was counted, and of how much; `Rule.names` tells of what.
  package var numerator: Quantity?
  package var denominator: Quantity?
  /// By which way to meet the rule the amounts were found: its position, the rule's own first.
  package var way = 0
  /// Whether the amounts are numbers of parts of the area.
  package var isOfParts = false
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
