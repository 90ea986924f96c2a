import GapAnalysis
import Standards

/// Adds up what households have in reach: in each community once, and from these in larger areas.
struct ReachCounter {
  /// What the households count in one denominator.
  private struct Denominator {
    let name: String
    /// By household.
    let amounts: [WeightSum]
    /// By area; `nil` where of some household it is not known what it counts.
    let totals: [WeightSum?]
  }

  /// By household: its community; behind all communities stand the households in none.
  private let groups: [Int]
  private let groupCount: Int
  /// By area: its communities.
  private let parts: [[Int]]
  private let denominators: [Denominator]

  /// - Parameters:
  ///   - areas: Communities, then what consists of them.
  ///   - communities: `nil`: there is one area, of all households.
  ///   - amounts: What each household counts, by id of what rules count in.
  init(_ areas: [JudgedArea], _ communities: CommunityResults?, _ amounts: [String: [Double?]]) {
    let count = communities?.communities.count ?? 1
    groups =
      communities?.householdMembership.communities.map { $0 ?? count }
      ?? Array(repeating: 0, count: amounts["households"]?.count ?? 0)
    groupCount = count + 1
    parts = areas.indices.map { $0 < count ? [$0] : areas[$0].parts.filter { $0 < count } }
    var denominators: [Denominator] = []
    for (name, amounts) in amounts {
      var totals = Array(repeating: WeightSum?.some(WeightSum()), count: groupCount)
      for (group, amount) in zip(groups, amounts) {
        if let amount { totals[group]? += amount } else { totals[group] = nil }
      }
      denominators.append(
        Denominator(
          name: name, amounts: amounts.map { WeightSum($0 ?? 0) },
          totals: parts.map { parts in
            parts.reduce(WeightSum()) { sum, part in
              sum.flatMap { sum in totals[part].map { sum + $0 } }
            }
          }))
    }
    self.denominators = denominators
  }

  /// - Parameter answers: By household.
  /// - Returns: By area, then by denominator.
  func counts(_ answers: [HouseholdReach.Answer]) -> [[String: Evidence.ReachCount]] {
    var counts: [[String: Evidence.ReachCount]] = Array(repeating: [:], count: parts.count)
    for denominator in denominators {
      var covered = Array(repeating: WeightSum(), count: groupCount)
      var unknown = covered
      for (household, answer) in answers.enumerated() {
        switch answer {
        case .covered: covered[groups[household]] += denominator.amounts[household]
        case .unknown: unknown[groups[household]] += denominator.amounts[household]
        case .notCovered: break
        }
      }
      for (area, total) in denominator.totals.enumerated() {
        guard let total else { continue }
        counts[area][denominator.name] = Evidence.ReachCount(
          covered: parts[area].reduce(WeightSum()) { $0 + covered[$1] }.value,
          unknown: parts[area].reduce(WeightSum()) { $0 + unknown[$1] }.value,
          total: total.value)
      }
    }
    return counts
  }

  /// The facilities by which households are covered: of each household the nearest.
  ///
  /// - Parameters:
  ///   - answers: By household.
  ///   - facilities: How many there are.
  /// - Returns: By area: positions, ascending.
  func facilities(_ answers: [HouseholdReach.Answer], of facilities: Int) -> [[Int]] {
    var isSeen = Array(repeating: false, count: groupCount * facilities)
    var ofGroup: [[Int]] = Array(repeating: [], count: groupCount)
    for (household, answer) in answers.enumerated() {
      guard case .covered(let facility) = answer else { continue }
      let cell = groups[household] * facilities + facility
      guard !isSeen[cell] else { continue }
      isSeen[cell] = true
      ofGroup[groups[household]].append(facility)
    }
    return parts.map { parts in
      parts.count == 1 ? ofGroup[parts[0]].sorted() : Set(parts.flatMap { ofGroup[$0] }).sorted()
    }
  }
}
