/// A sum of weights in millionths, so that it does not depend on the order of the rows.
package struct WeightSum: Hashable, Sendable {
  private var millionths: Int128 = 0

  package init() {}

  package static func += (sum: inout WeightSum, weight: Double) {
    sum.millionths += Int128((weight * 1e6).rounded())
  }

  package static func += (sum: inout WeightSum, other: WeightSum) {
    sum.millionths += other.millionths
  }

  package var value: Double { Double(millionths) / 1e6 }
}
