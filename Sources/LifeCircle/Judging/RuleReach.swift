import GapAnalysis
import Geography
import OSMExtract
import Standards

/// Answers what rules ask of the walking network, each pace and each question once.
struct RuleReach {
  private let material: StudyMaterial
  private let profile: (String) throws -> WalkingProfile
  private let facilities: [Evidence.Facility]
  /// By pace.
  private var finders: [Pace: HouseholdReach] = [:]
  private var drawings: [Pace: ReachDrawing] = [:]

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
      for (household, answer) in answers.enumerated() {
        switch (best[household], answer) {
        case (.covered, _), (_, .notCovered): break
        default: best[household] = answer
        }
      }
    }
    return best
  }

  /// The areas from which a place can be reached, and from which it may be.
  mutating func areas(
    _ question: ReachQuestion
  ) throws -> (sure: [Polygon], perhaps: [Polygon]) {
    var areas: (sure: [Polygon], perhaps: [Polygon]) = ([], [])
    for tier in question.tiers {
      let (sure, possible) = places(tier.places)
      switch Self.bound(tier.within) {
      case .straightMeters(let meters):
        areas.sure += sure.map { Polygon.disc(around: facilities[$0].place, meters: meters) }
        areas.perhaps += possible.map { .disc(around: facilities[$0].place, meters: meters) }
      case .limit(let limit):
        let drawing = try drawing(of: tier.within)
        areas.sure += try drawing.area(around: sure, within: limit)
        areas.perhaps += try drawing.area(around: possible, within: limit)
        areas.perhaps += try drawing.areaOfOpenEnds(within: limit)
      }
    }
    return areas
  }

  private mutating func drawing(of within: ReachQuestion.Within) throws -> ReachDrawing {
    let pace = Self.pace(within)
    if let drawing = drawings[pace] { return drawing }
    let drawing = try ReachDrawing(try finder(of: within))
    drawings[pace] = drawing
    return drawing
  }

  private static func pace(_ within: ReachQuestion.Within) -> Pace {
    if case .minutes(_, let name) = within { .profile(name) } else { .byLength }
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
    let pace = Self.pace(within)
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
    case .minutes(let minutes, _): .limit(Limit(minutes, .minutes))
    case .meters(let meters): .limit(Limit(meters, .meters))
    case .straightMeters(let meters): .straightMeters(meters)
    }
  }
}
