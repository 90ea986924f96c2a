/// Lengths along streets, as whole steps of 0.01 mm.
///
/// Whole numbers make sums exact: they do not depend on the order in which a walk is added up, so
/// splitting or reversing a way changes nothing, and equal inputs give equal bytes.
package enum WalkLength {
  package static let stepsPerMeter = 100_000.0
  package static let stepsPerMillimeter: Int64 = 100
  /// What cannot be reached.
  package static let unreachable = Int64.max

  package static func steps(meters: Double) -> Int64 {
    Int64((meters * stepsPerMeter).rounded())
  }

  package static func meters(_ steps: Int64) -> Double { Double(steps) / stepsPerMeter }

  /// Rounded to 1 mm.
  package static func millimeters(_ steps: Int64) -> Int64 {
    (steps + stepsPerMillimeter / 2) / stepsPerMillimeter
  }
}
