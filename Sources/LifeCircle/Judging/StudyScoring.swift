import Diagnostics
import GapAnalysis
import Geography
import OSMExtract
import Parallelism
import Standards
import Texts

/// Judges the communities of a study by standards.
struct StudyScoring {
  let standards: [Standard]
  let attributes: AttributeSet
  let material: StudyMaterial
  let results: GapResults
  let communities: CommunityResults?
  let parallel: Parallel

  /// - Parameters:
  ///   - evidence: Without what is known of reach.
  ///   - profile: The profile of a name.
  func scorecards(
    _ evidence: StudyEvidence, profile: @escaping (String) throws -> WalkingProfile
  ) throws -> (evidence: Evidence, scorecards: [Scorecard]) {
    let facilities = evidence.facilities
    let areas = evidence.areas(
      facilities, inside: try material.facilitiesInside(results.facilities))
    let known = knownCategories
    var all = Evidence(
      facilities: facilities, areas: areas, knownCategories: known,
      completeCategories: known.filter(isComplete), reach: [:])
    all.hasAllHouseholds = results.households.source == .table
    if results.households.source == .residentialBuildings {
      all.householdsStandIn = LocalizedText(english: "residential buildings", chinese: "住宅建筑")
    }
    let questions = Set(standards.flatMap(\.needs.questions)).filter {
      // Of one that some input speaks of it may be known that it suffices.
      !$0.categories.isDisjoint(with: known)
    }
    try parallel.stage(.searchingForRules, of: questions.count)
    var reach = RuleReach(material, facilities, profile: profile)
    let counter = ReachCounter(areas, communities, denominators)
    for question in questions {
      let answers = try reach.answers(question)
      all.reach[question] = counter.counts(answers)
      all.reachedFacilities[question] = counter.facilities(answers, of: facilities.count)
    }
    try addLand(to: &all, &reach)
    try parallel.stage(.judgingByRules, of: areas.count)
    return (all, try standards.map { try $0.judge(all, parallel: parallel.silent) })
  }

  // MARK: Land

  private static let land = Denominator.residentialLand

  /// Counts land for the questions of rules that ask for it, in the areas on which they are judged.
  private func addLand(to evidence: inout Evidence, _ reach: inout RuleReach) throws {
    let rules = standards.flatMap(\.rules).filter { $0.needs.denominators.contains(Self.land) }
    let questions = Set(rules.flatMap(\.needs.questions)).filter {
      !$0.categories.isDisjoint(with: evidence.knownCategories)
    }
    guard !questions.isEmpty, let finest = rules.compactMap(\.levels.first).min() else { return }
    let areas = evidence.areas.indices.filter { evidence.areas[$0].level >= finest }
    // Of an area that nobody drew it is not known what land is in it.
    let drawn = areas.filter { evidence.areas[$0].isDrawn }
    let outlines = drawn.map { outline(of: $0, evidence.areas) }
    let land = try material.landReach()
    for question in questions {
      let (sure, perhaps) = try reach.areas(question)
      let counts = try land.counts(sure: sure, perhaps: perhaps, in: outlines)
      for (area, count) in zip(drawn, counts) {
        evidence.reach[question]?[area][Self.land] = count
      }
    }
  }

  /// The polygons of an area; `nil` where there are no communities.
  private func outline(of area: Int, _ areas: [JudgedArea]) -> [Polygon]? {
    guard let polygons = communities?.communities.polygons else { return nil }
    if area < polygons.count { return polygons[area] }
    return areas[area].parts.filter { $0 < polygons.count }.flatMap { polygons[$0] }
  }

  // MARK: Households

  /// What each household counts, by id of what rules count in.
  private var denominators: [String: [Double?]] {
    let households = results.households
    var amounts: [String: [Double?]] = ["households": households.weights]
    let wanted = standards.reduce(into: Set<String>()) { $0.formUnion($1.needs.denominators) }
    for column in households.denominators {
      guard let attribute = attributes.attribute(ofColumn: column.name, of: .area),
        wanted.contains(attribute.id), amounts[attribute.id] == nil
      else { continue }
      amounts[attribute.id] = column.values
    }
    return amounts
  }

  // MARK: What is known of categories

  /// Those of which a table names one, or the OSM file has one.
  private var knownCategories: Set<String> {
    let all = material.allCategories.categories
    let named = material.tables.namedCategories
    return Set(
      all.indices.filter {
        named.contains($0) || !results.facilities.members(ofCategory: $0).isEmpty
      }.map { all[$0].id })
  }

  /// Whether every place of a category is taken to be known: a table tells of it and no row of its was
  /// set aside, or the OSM file has plausibly many.
  private func isComplete(_ id: String) -> Bool {
    let all = material.allCategories.categories
    guard let position = all.firstIndex(where: { $0.id == id }) else { return false }
    if material.tables.namedCategories.contains(position) {
      return !material.tables.lostCategories.contains(position)
    }
    return all[position].hasPlausibly(
      facilities: results.facilities.members(ofCategory: position).count,
      for: results.households)
  }
}

extension CategorySet.Category {
  /// Whether so many places are plausible for the households; not where nothing says how many are.
  fileprivate func hasPlausibly(facilities: Int, for households: Households) -> Bool {
    guard let plausible else { return false }
    let most =
      households.source == .residentialBuildings
      ? plausible.buildingsPerFacility : plausible.householdsPerFacility
    let all = households.weights.reduce(0, +)
    return facilities > 0 && all <= most * Double(facilities)
  }
}
