/// An amount of which all, a part or nothing is known: it lies between two bounds.
package struct Quantity: Hashable, Sendable {
  package let atLeast: Double
  /// `nil`: nothing bounds it from above.
  package let atMost: Double?

  package init(atLeast: Double, atMost: Double?) {
    self.atLeast = atLeast
    self.atMost = atMost
  }

  package static func exactly(_ value: Double) -> Quantity {
    Quantity(atLeast: value, atMost: value)
  }

  /// Of something that is never negative.
  package static let unknown = Quantity(atLeast: 0, atMost: nil)

  /// `nil` if it is not known exactly.
  package var exact: Double? { atLeast == atMost ? atLeast : nil }

  package static func + (one: Quantity, other: Quantity) -> Quantity {
    Quantity(
      atLeast: one.atLeast + other.atLeast,
      atMost: one.atMost.flatMap { most in other.atMost.map { most + $0 } })
  }

  package static func * (quantity: Quantity, factor: Double) -> Quantity {
    Quantity(atLeast: quantity.atLeast * factor, atMost: quantity.atMost.map { $0 * factor })
  }

  /// How often `other` goes into it; `nil` if nothing is known of that: `other` may be zero.
  package func divided(by other: Quantity) -> Quantity? {
    guard other.atLeast > 0 else { return nil }
    return Quantity(
      atLeast: other.atMost.map { atLeast / $0 } ?? 0, atMost: atMost.map { $0 / other.atLeast })
  }
}
