import Diagnostics
import OSMExtract
import Texts

/// What an amount is compared with.
package struct Target: Hashable, Sendable {
  package enum Comparator: String, CaseIterable, Hashable, Sendable {
    case atLeast = "at_least"
    case above
    case atMost = "at_most"
    case below
    case equals
    case between
  }

  package let comparator: Comparator
  package let bound: Double
  /// The upper end of `between`; else `bound` again.
  package let upper: Double

  package init(_ comparator: Comparator, _ bound: Double, upper: Double? = nil) {
    self.comparator = comparator
    self.bound = bound
    self.upper = upper ?? bound
  }

  /// Amounts are sums and quotients of decimals: one that differs from a bound by less than this
  /// part of it is taken for equal to it.
  private static let tolerance = 1e-9

  private static func isEqual(_ one: Double, _ other: Double) -> Bool {
    abs(one - other) <= tolerance * max(1, abs(other))
  }

  package func holds(_ value: Double) -> Bool {
    let isAtBound = Self.isEqual(value, bound)
    return switch comparator {
    case .atLeast: value >= bound || isAtBound
    case .above: value > bound && !isAtBound
    case .atMost: value <= bound || isAtBound
    case .below: value < bound && !isAtBound
    case .equals: isAtBound
    case .between:
      (value >= bound || isAtBound) && (value <= upper || Self.isEqual(value, upper))
    }
  }

  /// `noData` where it depends on what is not known.
  package func state(of quantity: Quantity) -> State {
    let most = quantity.atMost ?? .infinity
    switch comparator {
    case .atLeast, .above:
      return holds(quantity.atLeast) ? .met : holds(most) ? .noData : .notMet
    case .atMost, .below:
      return holds(most) ? .met : holds(quantity.atLeast) ? .noData : .notMet
    case .equals, .between:
      if holds(quantity.atLeast), holds(most) { return .met }
      let canHold = quantity.atLeast <= upper && most >= bound
      return canHold || holds(quantity.atLeast) || holds(most) ? .noData : .notMet
    }
  }

  /// Whether more of the amount is better, so that there can be a shortfall.
  package var asksForMore: Bool { comparator == .atLeast || comparator == .above }
  /// Whether less of it is better.
  var asksForNoMore: Bool { comparator == .atMost || comparator == .below }
}

// MARK: - In words

extension Target {
  /// The same in both languages: `≥ 33`.
  package var words: String {
    switch comparator {
    case .atLeast: "≥ \(bound.words)"
    case .above: "> \(bound.words)"
    case .atMost: "≤ \(bound.words)"
    case .below: "< \(bound.words)"
    case .equals: "= \(bound.words)"
    case .between: "\(bound.words)–\(upper.words)"
    }
  }
}

extension Double {
  /// The shortest decimal, with commas between thousands.
  var words: String { DecimalText.grouped(self) }
}

// MARK: - Reading

extension Target {
  init(_ node: RuleNode) throws(Failure) {
    try self.init(
      comparison: try node.mapping(of: Comparator.allCases.map(\.rawValue)), node)
  }

  /// Of a share: it cannot ask for more than all.
  init(percent node: RuleNode) throws(Failure) {
    try self.init(node)
    guard bound <= 100 else {
      throw node.failure("a share is at most 100 %", advice: "Give percent: 95 for 95 %")
    }
  }

  /// - Parameter values: One comparison of `node`.
  init(comparison values: [String: RuleNode], _ node: RuleNode) throws(Failure) {
    guard values.count == 1, let (name, value) = values.first,
      let comparator = Comparator(rawValue: name)
    else {
      throw node.failure(
        "a target is one comparison", advice: "For example {at_least: 30} or {between: [10, 15]}")
    }
    guard comparator == .between else {
      self.init(comparator, try value.number(in: Self.bounds))
      return
    }
    let ends = try value.list()
    guard ends.count == 2 else { throw value.failure("two numbers should stand here") }
    let lower = try ends[0].number(in: Self.bounds)
    self.init(.between, lower, upper: try ends[1].number(in: lower...Self.bounds.upperBound))
  }

  /// No standard asks for less than nothing.
  private static let bounds = 0...1e12
}
