import GapAnalysis
import Standards

/// Adds up what households have in reach: in each community once, and from these in larger areas.
struct ReachCounter {
  /// What the households count in one denominator.
  private struct Denominator {
    let name: String
    /// By household; `nil` where it is not known what it counts.
    let amounts: [WeightSum?]
    /// By area, of those that are known.
    let totals: [WeightSum]
  }

  /// What was counted in a community.
  fileprivate struct Count {
    var covered = WeightSum()
    var unknown = WeightSum()
    var lacksCovered = false
    var lacksOthers = false
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
      var totals = Array(repeating: WeightSum(), count: groupCount)
      for case (let group, let amount?) in zip(groups, amounts) { totals[group] += amount }
      denominators.append(
        Denominator(
          name: name, amounts: amounts.map { $0.map { WeightSum($0) } },
          totals: parts.map { parts in parts.reduce(WeightSum()) { $0 + totals[$1] } }))
    }
    self.denominators = denominators
  }

  /// - Parameter answers: By household.
  /// - Returns: By area, then by denominator.
  func counts(_ answers: [HouseholdReach.Answer]) -> [[String: Evidence.ReachCount]] {
    var counts: [[String: Evidence.ReachCount]] = Array(repeating: [:], count: parts.count)
    for denominator in denominators {
      var found = Array(repeating: Count(), count: groupCount)
      for (household, answer) in answers.enumerated() {
        found[groups[household]].add(denominator.amounts[household], answer)
      }
      for (area, total) in denominator.totals.enumerated() {
        let parts = parts[area].map { found[$0] }
        var count = Evidence.ReachCount(
          covered: parts.reduce(WeightSum()) { $0 + $1.covered }.value,
          unknown: parts.reduce(WeightSum()) { $0 + $1.unknown }.value, total: total.value)
        count.lacksCovered = parts.contains(where: \.lacksCovered)
        count.lacksOthers = parts.contains(where: \.lacksOthers)
        counts[area][denominator.name] = count
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

extension ReachCounter.Count {
  /// - Parameter amount: What a household counts; `nil`: that is not known.
  fileprivate mutating func add(_ amount: WeightSum?, _ answer: HouseholdReach.Answer) {
    switch (answer, amount) {
    case (.covered, let amount?): covered += amount
    case (.unknown, let amount?): unknown += amount
    case (.notCovered, _?): break
    case (.covered, nil): lacksCovered = true
    case (.notCovered, nil): lacksOthers = true
    case (.unknown, nil): (lacksCovered, lacksOthers) = (true, true)
    }
  }
}
