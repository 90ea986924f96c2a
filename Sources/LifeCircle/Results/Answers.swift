import GapAnalysis

/// What is said of a household for a category and a limit.
public enum HouseholdVerdict: Hashable, Sendable {
  case covered
  /// Not covered by what is known, but the data ends within reach.
  case unknown
  case notCovered(GapReason)
}

/// Why a household is not covered: the first that fits.
public enum GapReason: String, CaseIterable, Hashable, Sendable {
  case noFacility, offNetwork, notConnected, detour, tooFar
}

/// What a study says of one household.
public struct HouseholdAnswer: Hashable, Sendable {
  /// What it says for one category.
  public struct Category: Hashable, Sendable {
    public let id: String
    /// To the nearest facility; `nil` without a walk.
    public let seconds: Double?
    /// The id of the nearest facility; `nil` without a walk.
    public let facility: String?
    /// By limit, in the order of `Results.minutes`, then of `Results.meters`.
    public let verdicts: [HouseholdVerdict]
  }

  public let id: String
  /// Degrees on WGS 84.
  public let longitude: Double
  public let latitude: Double
  public let weight: Double
  /// To where the data ends; `nil` without a walk.
  public let openEndSeconds: Double?
  /// In the order of the category file.
  public let categories: [Category]
}

/// How many are covered for a category within a limit, in minutes or in meters.
public struct Coverage: Hashable, Sendable {
  public let category: String
  /// `nil` of a limit in meters.
  public let minutes: Double?
  /// `nil` of a limit in minutes.
  public let meters: Double?
  /// What the numbers count: `households`, `weight`, or a column of the table of households.
  public let denominator: String
  public let total: Double
  public let covered: Double
  public let unknown: Double
  public let notCovered: [GapReason: Double]
  /// Covered among those known, 0 to 1; `nil` if nothing is known.
  public let rate: Double?
  /// The rate if none, or all, of the unknown were covered.
  public let lowestRate: Double?
  public let highestRate: Double?
}

extension Results {
  /// The limits in minutes, sorted.
  public var minutes: [Double] { record.results.limits.compactMap(\.minutes) }
  /// The limits in meters, sorted.
  public var meters: [Double] { record.results.limits.compactMap(\.meters) }

  /// A row for each category, limit and denominator.
  public var coverage: [Coverage] {
    record.results.coverage.map { row in
      Coverage(
        category: record.categories.categories[row.category].id, minutes: row.limit.minutes,
        meters: row.limit.meters, denominator: row.denominator.name, total: row.total.value,
        covered: row.covered.value, unknown: row.unknown.value,
        notCovered: Dictionary(
          uniqueKeysWithValues: Verdict.Reason.allCases.map {
            (GapReason($0), row.notCovered($0).value)
          }),
        rate: row.rate, lowestRate: row.lowestRate, highestRate: row.highestRate)
    }
  }

  /// How many households were judged.
  public var householdCount: Int { record.results.households.count }

  /// What is said of a household.
  ///
  /// - Parameter position: In input order, from 0.
  public func household(at position: Int) -> HouseholdAnswer {
    let results = record.results
    let place = results.households.coordinates[position]
    let categories = zip(record.categories.categories, results.categories).map {
      category, columns in
      HouseholdAnswer.Category(
        id: category.id, seconds: columns.centiseconds[position].map { Double($0) / 100 },
        facility: columns.facilities[position].map { results.facilities.ids[$0] },
        verdicts: columns.verdicts.map { HouseholdVerdict($0[position]) })
    }
    return HouseholdAnswer(
      id: results.households.ids[position], longitude: place.longitude, latitude: place.latitude,
      weight: results.households.weights[position],
      openEndSeconds: results.openEndCentiseconds[position].map { Double($0) / 100 },
      categories: categories)
  }
}

extension HouseholdVerdict {
  init(_ verdict: Verdict) {
    switch verdict {
    case .covered: self = .covered
    case .unknown: self = .unknown
    case .notCovered(let reason): self = .notCovered(GapReason(reason))
    }
  }
}

extension GapReason {
  fileprivate init(_ reason: Verdict.Reason) {
    switch reason {
    case .noFacility: self = .noFacility
    case .offNetwork: self = .offNetwork
    case .notConnected: self = .notConnected
    case .detour: self = .detour
    case .tooFar: self = .tooFar
    }
  }
}
