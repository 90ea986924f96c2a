/// A sum of weights in millionths, so that it does not depend on the order of the rows.
package struct WeightSum: Hashable, Sendable {
  private var millionths: Int128 = 0

  package init() {}

  /// Of one weight.
  package init(_ weight: Double) { millionths = Int128((weight * 1e6).rounded()) }

  package static func += (sum: inout WeightSum, weight: Double) { sum += WeightSum(weight) }

  package static func += (sum: inout WeightSum, other: WeightSum) {
    sum.millionths += other.millionths
  }

  package static func + (one: WeightSum, other: WeightSum) -> WeightSum {
    var sum = one
    sum += other
    return sum
  }

  /// Whole units and millionths apart, so that a large sum keeps its digits.
  package var value: Double {
    let (whole, rest) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
    return Double(whole) + Double(rest) / 1e6
  }
}
