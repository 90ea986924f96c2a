import Geography
import WalkingNetwork

/// Why the verdicts on one household, or on a place, are as they are.
package struct ExplainedPlace: Sendable {
  /// Where it steps onto a street.
  package struct Join: Hashable, Sendable {
    package let wayID: Int64
    package let name: String?
    /// The straight leg to the street.
    package let legMillimeters: Int
    package let place: Coordinate
    /// From 1, the longest first; its length in steps of 0.01 mm.
    package let part: Int
    package let partLength: Int64
    package let isRestricted: Bool
  }

  /// A walk with its time in hundredths of a second.
  package struct Walk: Sendable {
    package let centiseconds: Int64
    package let route: WalkRoute
  }

  package struct Category: Sendable {
    /// How many facilities it has, and how many of them join the network.
    package let facilityCount: Int
    package let joinedCount: Int
    /// The nearest facility's position among the facilities, and the walk; `nil` without one.
    package let nearest: (facility: Int, walk: Walk)?
    /// The facility nearest in a straight line, meters, and whether it joins the network.
    package let straight: (facility: Int, meters: Double, isJoined: Bool)?
    /// By limit.
    package let verdicts: [Verdict]

    /// Whether it is not covered within some limit.
    package var hasGap: Bool { verdicts.contains { $0.reason != nil } }

    /// The walk, as it is timed, by the straight line; `nil` without a walk or at the very point.
    package var detourFactor: Double? {
      guard let nearest, let straight, straight.meters > 0 else { return nil }
      return WalkLength.meters(nearest.walk.route.levelLength) / straight.meters
    }
  }

  /// `nil` for a place that is no household.
  package let id: String?
  package let place: Coordinate
  /// Households outside the data area are not judged.
  package let isInsideDataArea: Bool
  package let limits: [Limit]
  package let facilities: Facilities
  package let pace: Pace
  package let maxJoinMeters: Double
  package let detourFactorLimit: Double
  /// The nearest first.
  package let joins: [Join]
  /// In the order of the category file.
  package let categories: [Category]
  /// To the nearest place where the data ends; `nil` without a walk.
  package let openEnd: Walk?
  /// Of the place and all facilities.
  package let joinCount: Int
  /// The work of all searches.
  package let searchCounts: Search.Counts

  /// Whether it is judged, and is covered or unknown throughout: such verdicts stand whatever else
  /// the data lacks.
  package var hasNoGap: Bool { isInsideDataArea && !categories.contains(where: \.hasGap) }

  /// How far one walks on the level within a limit, millimeters.
  package func reachMillimeters(_ limit: Limit) -> Int64 { limit.millimeters(at: pace) }
}
