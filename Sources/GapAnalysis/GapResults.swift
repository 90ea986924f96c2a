import WalkingNetwork

/// What an analysis found, column by column over the judged households and the facilities.
package struct GapResults: Sendable {
  /// One category's answers, by household.
  package struct CategoryColumns: Sendable {
    /// Hundredths of a second to the nearest facility; `nil` without a walk.
    package internal(set) var centiseconds: [Int64?] = []
    /// The nearest facility's position among the facilities; `nil` without a walk.
    package internal(set) var facilities: [Int?] = []
    /// By limit, then by household.
    package internal(set) var verdicts: [[Verdict]] = []
  }

  /// What is said of the facilities, by facility.
  package struct FacilityColumns: Sendable {
    package internal(set) var isJoined: [Bool] = []
    /// Whether it joins or lies where the data is, so that it should.
    package internal(set) var isAtHand: [Bool] = []
    /// By limit, then by facility: the households that can walk there.
    package internal(set) var households: [[Int]] = []
    package internal(set) var weights: [[WeightSum]] = []
    /// By denominator, then by limit, then by facility; of households of which it is known.
    package internal(set) var amounts: [[[WeightSum]]] = []
    /// By facility: the groups of households of which one can walk there, ascending, within minutes
    /// first; empty where no groups were given.
    package internal(set) var groups: [[ReachedGroup]] = []
    /// By category, then by facility: the households whose nearest it is.
    package internal(set) var nearestHouseholds: [[Int]] = []
    package internal(set) var nearestWeights: [[WeightSum]] = []
    /// By denominator, then by category, then by facility.
    package internal(set) var nearestAmounts: [[[WeightSum]]] = []
  }

  /// What another `max_join` would do.
  package struct JoinedFarther: Hashable, Sendable {
    package let meters: Int
    package let households: Int
  }

  /// Sorted: minutes, then meters.
  package internal(set) var limits: [Limit]
  package internal(set) var households: Households
  package internal(set) var facilities: Facilities
  package internal(set) var categories: [CategoryColumns] = []
  /// By household: hundredths of a second to the nearest place where the data ends.
  package internal(set) var openEndCentiseconds: [Int64?] = []
  package internal(set) var isHouseholdJoined: [Bool] = []
  /// Whether a household joins streets, but none of the main part.
  package internal(set) var isHouseholdApart: [Bool] = []
  /// How many of the households off the network would join it if points joined farther away:
  /// ascending distances, none that `max_join` reaches anyhow.
  package internal(set) var joinedFarther: [JoinedFarther] = []
  package internal(set) var facilityColumns = FacilityColumns()
  package internal(set) var coverage: [CoverageRow] = []
  /// By category, then by limit; empty where they were not asked for.
  package internal(set) var areas: [CoverageArea] = []
  /// Empty where it was not asked for.
  package internal(set) var sensitivity: [Sensitivity] = []
  /// Of all households and facilities.
  package internal(set) var joinCount = 0
  /// The work of all searches.
  package internal(set) var searchCounts = Search.Counts()
  /// The work of all drawings.
  package internal(set) var drawingCounts = IsochroneDrawer.Counts()

  /// The position of the longest limit in minutes, by which gaps are named and doubted; `nil` where
  /// there are meters only.
  package var longestTime: Int? { limits.lastIndex { $0.unit == .minutes } }

  /// The limit below another one, of the same unit: what lies between them is a band.
  ///
  /// - Parameter position: Of the other one.
  package func limit(below position: Int) -> Limit? {
    guard position > 0, limits[position - 1].unit == limits[position].unit else { return nil }
    return limits[position - 1]
  }

  /// Those of a category that join, or lie where the data is, in their order.
  package func facilitiesAtHand(ofCategory category: Int) -> [Int] {
    facilities.members(ofCategory: category).filter { facilityColumns.isAtHand[$0] }
  }
}
