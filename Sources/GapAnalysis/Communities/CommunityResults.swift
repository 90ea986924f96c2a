import Geography
import Parallelism

/// What was found of each community, of the households in none, and of the whole.
package struct CommunityResults: Sendable {
  /// What is said of one category in some households.
  package struct CategoryTimes: Hashable, Sendable {
    /// Of the households with a walk to a facility, however long it is, seconds; `nil` where there are
    /// none.
    package let meanSeconds: Double?
    package let medianSeconds: Double?
    /// The shortest that so many of them do not exceed (nearest rank).
    package let ninetiethPercentileSeconds: Double?
  }

  /// Some households together: a community, those in none, all.
  package struct Group: Sendable {
    /// Positions, ascending.
    package let households: [Int]
    /// Inside, by position, ascending; where nothing is drawn all are in none.
    package let facilities: [Int]
    /// By category: how many are inside; `nil` where nothing is drawn.
    package let facilitiesInside: [Int]?
    /// By category, then limit, then denominator: as in `GapResults.coverage`.
    package let coverage: [CoverageRow]
    /// By category.
    package let times: [CategoryTimes]
    /// By category, then limit: the facilities, wherever they lie, to which at least one of the
    /// households can walk.
    package let facilitiesInReach: [[Int]]
  }

  package let communities: Communities
  package let groups: [Group]
  /// Households and facilities in no community.
  package let outside: Group
  package let whole: Group
  package let householdMembership: Membership
  package let facilityMembership: Membership
  /// What is stated beside what the households sum up to.
  package let statedTotals: [StatedTotal]

  /// - Parameters:
  ///   - results: Of a run with the groups of `households`.
  ///   - households: Which community each household is in, likewise of facilities.
  package init(
    _ communities: Communities, _ results: GapResults, households: Membership,
    facilities: Membership, statedTotals: [StatedTotal], parallel: Parallel
  ) throws {
    self.communities = communities
    self.statedTotals = statedTotals
    (householdMembership, facilityMembership) = (households, facilities)
    let homes = households.places(ofCommunities: communities.count)
    let places = facilities.places(ofCommunities: communities.count)
    let inReach = Self.facilitiesInReach(results, groups: communities.count + 1)
    let amounts = results.households.amountsByDenominator
    let isDrawn = communities.polygons != nil
    var groups = try parallel.map(count: communities.count + 1) { community in
      Group(
        homes[community], places[community], inReach[community], of: results, amounts,
        isDrawn: isDrawn)
    }
    outside = groups.removeLast()
    self.groups = groups
    whole = Group(
      Array(0..<results.households.count), Array(0..<results.facilities.count),
      Self.facilitiesInReach(results), of: results, amounts, isDrawn: true)
  }

  /// What is stated of a community; of `nil` of all together.
  package func stated(_ denominator: CoverageRow.Denominator, ofCommunity community: Int?)
    -> Double?
  {
    guard let total = statedTotals.first(where: { $0.denominator == denominator }) else {
      return nil
    }
    return community.map { total.values[$0] } ?? total.whole
  }

  /// By group, then by category, then by limit.
  private static func facilitiesInReach(_ results: GapResults, groups: Int) -> [[[Int]]] {
    let (categories, limits) = (results.categories.count, results.limits.count)
    var counts = Array(repeating: 0, count: groups * categories * limits)
    for (facility, reached) in results.facilityColumns.groups.enumerated() {
      for category in results.facilities.categories[facility] where category < categories {
        for reached in reached {
          let first = (Int(reached.group) * categories + category) * limits
          for limit in reached.limits { counts[first + Int(limit)] += 1 }
        }
      }
    }
    return (0..<groups).map { group in
      (0..<categories).map { category in
        let first = (group * categories + category) * limits
        return Array(counts[first..<first + limits])
      }
    }
  }

  /// Of any household: by category, then by limit.
  private static func facilitiesInReach(_ results: GapResults) -> [[Int]] {
    results.categories.indices.map { category in
      let members = results.facilities.members(ofCategory: category)
      return results.limits.indices.map { limit in
        members.count { results.facilityColumns.households[limit][$0] > 0 }
      }
    }
  }
}

extension CommunityResults.Group {
  /// - Parameters:
  ///   - amounts: Of all households.
  ///   - isDrawn: Whether it is known what lies inside.
  fileprivate init(
    _ households: [Int], _ facilities: [Int], _ facilitiesInReach: [[Int]],
    of results: GapResults, _ amounts: [(CoverageRow.Denominator, [Double?])], isDrawn: Bool
  ) {
    self.households = households
    self.facilities = facilities
    if isDrawn {
      var counts = Array(repeating: 0, count: results.categories.count)
      for facility in facilities {
        for category in results.facilities.categories[facility] where category < counts.count {
          counts[category] += 1
        }
      }
      facilitiesInside = counts
    } else {
      facilitiesInside = nil
    }
    self.facilitiesInReach = facilitiesInReach
    let amounts = amounts.map { denominator, amounts in
      (denominator, households.map { amounts[$0] })
    }
    coverage = results.categories.indices.flatMap { category in
      results.limits.indices.flatMap { limit in
        let all = results.categories[category].verdicts[limit]
        let verdicts = households.map { all[$0] }
        return amounts.map { denominator, amounts in
          CoverageRow(
            category: category, limit: results.limits[limit], denominator: denominator,
            verdicts: verdicts, amounts: amounts)
        }
      }
    }
    times = results.categories.map { category in
      CommunityResults.CategoryTimes(
        sorted: households.compactMap { category.centiseconds[$0] }.sorted())
    }
  }
}

extension CommunityResults.CategoryTimes {
  /// - Parameter times: Hundredths of a second, ascending.
  fileprivate init(sorted times: [Int64]) {
    guard !times.isEmpty else {
      (meanSeconds, medianSeconds, ninetiethPercentileSeconds) = (nil, nil, nil)
      return
    }
    meanSeconds = Double(times.reduce(0, +)) / Double(times.count) / 100
    let middle = (times[(times.count - 1) / 2] + times[times.count / 2])
    medianSeconds = Double(middle) / 200
    ninetiethPercentileSeconds = Double(times[(times.count * 9 + 9) / 10 - 1]) / 100
  }
}
