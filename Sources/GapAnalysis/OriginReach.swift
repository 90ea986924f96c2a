import Geography
import WalkingNetwork

/// What is in reach of one origin within one limit.
package struct OriginReach: Sendable {
  /// The area, drawn (walking-rule, 5), and its size; `nil` if it was not asked for.
  package let area: Area?
  /// The streets with their exact partial ends; `nil` if they were not asked for.
  package let streets: ReachedStreets?
  /// The time between the origin and the nearest place where the data ends, if it is within the
  /// limit: then more may be in reach than the data holds.
  package let openEndCentiseconds: Int64?
  /// The households in reach by the rule itself, not by the drawing; `nil` without households.
  package let households: Households?

  package struct Area: Sendable {
    package let polygons: [Polygon]
    package let squareMeters: Double
  }

  package struct Households: Sendable {
    package let count: Int
    package let weight: Double
  }
}
