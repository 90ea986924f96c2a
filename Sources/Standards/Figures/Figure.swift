/// What is known of one property of an area or a facility.
package enum Figure: Hashable, Sendable {
  case number(Quantity)
  case yes(Bool)
  /// The id of one of the values of the attribute.
  case choice(String)
  case list([String])

  package var number: Quantity? {
    if case .number(let quantity) = self { quantity } else { nil }
  }

  package var isYes: Bool? {
    if case .yes(let isYes) = self { isYes } else { nil }
  }
}
