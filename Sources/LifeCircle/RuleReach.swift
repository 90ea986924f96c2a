import GapAnalysis
import OSMExtract
import Standards

/// Answers what rules ask of the walking network, each pace and each question once.
struct RuleReach {
  /// Some households that are counted together, by position.
  typealias Group = [Int]

  private let material: StudyMaterial
  private let profile: (String) throws -> WalkingProfile
  private let facilities: [Evidence.Facility]
  /// By pace.
  private var finders: [Pace: HouseholdReach] = [:]

  /// How the network is walked.
  private enum Pace: Hashable {
    case profile(String)
    case byLength
  }

  /// - Parameters:
  ///   - facilities: Those of the study, in its order.
  ///   - profile: The profile of a name.
  init(
    _ material: StudyMaterial, _ facilities: [Evidence.Facility],
    profile: @escaping (String) throws -> WalkingProfile
  ) {
    self.material = material
    self.facilities = facilities
    self.profile = profile
  }

  /// - Returns: By household.
  mutating func answers(_ question: ReachQuestion) throws -> [HouseholdReach.Answer] {
    var best = Array(
      repeating: HouseholdReach.Answer.notCovered, count: material.places.households.count)
    for tier in question.tiers {
      let (sure, possible) = places(tier.places)
      let answers = try finder(of: tier.within).answers(
        sure: sure, possible: possible, within: Self.bound(tier.within))
      for (household, answer) in answers.enumerated() where best[household] != .covered {
        if answer != .notCovered { best[household] = answer }
      }
    }
    return best
  }

  private func places(_ choice: PlaceChoice) -> (sure: [Int], possible: [Int]) {
    let wanted = Set(choice.categories)
    var (sure, possible) = ([Int](), [Int]())
    for (position, facility) in facilities.enumerated()
    where facility.categories.contains(where: wanted.contains) {
      switch choice.counts(facility) {
      case true?: sure.append(position)
      case false?: break
      case nil: possible.append(position)
      }
    }
    return (sure, possible)
  }

  private mutating func finder(of within: ReachQuestion.Within) throws -> HouseholdReach {
    let pace: Pace =
      if case .minutes(_, let name) = within { .profile(name) } else { .byLength }
    if let finder = finders[pace] { return finder }
    let walked =
      switch pace {
      case .profile(let name): try profile(name)
      case .byLength: material.profile.byLength
      }
    let finder = try HouseholdReach(
      try material.analysis(at: walked), households: material.places.households,
      facilities: material.places.facilities)
    finders[pace] = finder
    return finder
  }

  private static func bound(_ within: ReachQuestion.Within) -> HouseholdReach.Bound {
    switch within {
    case .minutes(let minutes, _): .limit(Limit(minutes: minutes))
    case .meters(let meters): .limit(Limit(meters: meters))
    case .straightMeters(let meters): .straightMeters(meters)
    }
  }
}
