import Diagnostics
import Exporting
import GapAnalysis
import OSMExtract
import Parallelism
import WalkingNetwork

/// Why the verdicts on one household, or on a place, are as they are.
public struct Explanation: Sendable {
  let explained: ExplainedPlace
  /// By the length of walks alone; `nil` without limits in meters.
  let byLength: ExplainedPlace?
  let source: Households.Source
  let categorySet: CategorySet
  let profile: WalkingProfile
  let warnings: [Warning]
  let tableRemarks: [LocalizedText]
  let segmentCount: Int
  let parallel: Parallel

  /// What decides for one category.
  public struct Category: Hashable, Sendable {
    public let id: String
    /// The nearest facility on foot, its time and the length of the walk; `nil` without a walk.
    public let facility: String?
    public let seconds: Double?
    public let meters: Double?
    /// The facility nearest in a straight line, and the line; `nil` if there is none.
    public let straightFacility: String?
    public let straightMeters: Double?
    /// The walk, steps as they are timed, by the straight line.
    public let detourFactor: Double?
    /// The nearest facility by the length of the walk alone, and that length; `nil` without a walk or
    /// without limits in meters.
    public let shortestFacility: String?
    public let shortestMeters: Double?
    /// By limit, those in minutes first; empty outside the data area, where nothing is judged.
    public let verdicts: [HouseholdVerdict]
  }

  /// `nil` for a place that is no household.
  public var id: String? { explained.id }
  /// Degrees on WGS 84.
  public var longitude: Double { explained.place.longitude }
  public var latitude: Double { explained.place.latitude }
  public var isInsideDataArea: Bool { explained.isInsideDataArea }
  /// The limits in minutes, sorted.
  public var minutes: [Double] { explained.limits.compactMap(\.minutes) }
  /// The limits in meters, sorted.
  public var meters: [Double] { byLength?.limits.compactMap(\.meters) ?? [] }
  /// To where the data ends; `nil` without a walk.
  public var openEndSeconds: Double? { explained.openEnd.map { Double($0.centiseconds) / 100 } }

  /// In the order of the category file.
  public var categories: [Category] {
    explained.categories.enumerated().map { index, answer in
      let ids = explained.facilities.ids
      let shortest = byLength?.categories[index]
      let verdicts = answer.verdicts + (shortest?.verdicts ?? [])
      return Category(
        id: categorySet.categories[index].id, facility: answer.nearest.map { ids[$0.facility] },
        seconds: answer.nearest.map { Double($0.walk.centiseconds) / 100 },
        meters: answer.nearest.map { WalkLength.meters($0.walk.route.groundLength) },
        straightFacility: answer.straight.map { ids[$0.facility] },
        straightMeters: answer.straight?.meters, detourFactor: answer.detourFactor,
        shortestFacility: shortest?.nearest.map { ids[$0.facility] },
        shortestMeters: shortest?.nearest.map { WalkLength.meters($0.walk.route.groundLength) },
        verdicts: isInsideDataArea ? verdicts.map { HouseholdVerdict($0) } : [])
    }
  }

  /// The whole explanation in lines.
  public func text(in language: Language = .english) -> String {
    ExplanationText(
      explained, byLength: byLength, source: source, categories: categorySet, profile: profile,
      language: language
    ).text
  }

  /// What the data cannot carry, as far as it bears on this answer: a code, a count and a sentence
  /// each, the same that the run tells.
  public func warnings(
    in language: Language = .english
  ) -> [(code: String, count: Int, text: String)] {
    warnings.map { $0.told(in: language) }
  }

  /// How each table was understood that is not UTF-8 on WGS 84: a line each.
  public func tables(in language: Language = .english) -> [String] {
    tableRemarks.map { $0[language] }
  }

  /// What was worked through for the answer: for those who ask why it took as long as it did.
  public var work: [WorkCount] {
    [
      WorkCount(.segments, segmentCount),
      WorkCount(.facilities, explained.facilities.ids.count),
      WorkCount(.joins, explained.joinCount + (byLength?.joinCount ?? 0)),
    ] + WorkCount.list(searchCounts)
  }

  private var searchCounts: Search.Counts {
    var counts = explained.searchCounts
    if let byLength { counts += byLength.searchCounts }
    return counts
  }

  /// Refuses a target early, before anything is computed.
  public static func checkTarget(_ path: String, overwrite: Bool) throws {
    try WalkFile.check(path: path, isOverwriting: overwrite)
  }

  /// Writes the walks as a GeoJSON layer.
  public func writeWalks(to path: String, overwrite: Bool = false) throws {
    try WalkFile.check(path: path, isOverwriting: overwrite)
    try WalkFile(
      explained, byLength: byLength, categories: categorySet, profile: profile,
      version: lifeCircleVersion
    ).write(to: path, parallel: parallel)
  }
}
