import Diagnostics
import Geography

/// What is known of the areas that rules are judged on, and of what is in them.
package struct Evidence: Sendable {
  /// A place of one or more categories.
  package struct Facility: Sendable {
    package let id: String
    package let name: String?
    package let categories: [String]
    package let place: Coordinate
    /// By id of the attribute; what is not known is not there.
    package let figures: [String: Figure]

    package init(
      id: String, name: String?, categories: [String], place: Coordinate,
      figures: [String: Figure]
    ) {
      self.id = id
      self.name = name
      self.categories = categories
      self.place = place
      self.figures = figures
    }

    /// A place that is only planned is no place yet.
    package var isBuilt: Bool { figures["status"] != .choice("planned") }
  }

  /// Of how many, in one denominator, a place can be reached.
  package struct ReachCount: Hashable, Sendable {
    package var covered: Double
    /// Those of whom it cannot be told.
    package var unknown: Double
    package var total: Double
    /// Whether there are households of whom it is not known how many they count, among those that are
    /// covered, and among those that are not or of whom that is not known. The others are in `total`.
    package var lacksCovered = false
    package var lacksOthers = false

    package var isPartial: Bool { lacksCovered || lacksOthers }

    package init(covered: Double, unknown: Double, total: Double) {
      self.covered = covered
      self.unknown = unknown
      self.total = total
    }
  }

  package let facilities: [Facility]
  /// Positions, ascending.
  let facilitiesByCategory: [String: [Int]]
  package var areas: [JudgedArea]
  /// Categories of which some input speaks.
  package var knownCategories: Set<String>
  /// Those of them of which every place is taken to be known.
  package var completeCategories: Set<String>
  /// By question, then by area: what was counted, by denominator.
  package var reach: [ReachQuestion: [[String: ReachCount]]]
  /// By question, then by area: the places that its households can reach, of each household the
  /// nearest; positions, ascending.
  package var reachedFacilities: [ReachQuestion: [[Int]]] = [:]
  /// Whether every household is taken to be known: of a table, not of buildings of a map.
  package var hasAllHouseholds = false
  /// What stands for households, where it is not they themselves.
  package var householdsStandIn: LocalizedText?

  package init(
    facilities: [Facility], areas: [JudgedArea], knownCategories: Set<String>,
    completeCategories: Set<String>, reach: [ReachQuestion: [[String: ReachCount]]]
  ) {
    self.facilities = facilities
    var byCategory: [String: [Int]] = [:]
    for (position, facility) in facilities.enumerated() {
      for category in facility.categories { byCategory[category, default: []].append(position) }
    }
    facilitiesByCategory = byCategory
    self.areas = areas
    self.knownCategories = knownCategories
    self.completeCategories = completeCategories
    self.reach = reach
  }
}
