/// What a run is at, told at the beginning of each stage and on its way through.
public struct RunProgress: Hashable, Sendable {
  /// What a run does, in the order in which it does it; which of them depends on the run.
  public enum Stage: String, CaseIterable, Hashable, Sendable {
    case readingTables
    /// Streets and places out of the OSM file.
    case reading
    /// Streets to classes and places to categories, by the rules.
    case sorting
    case building
    /// Which community each household lies in.
    case assigningCommunities
    case joining
    case searching
    case judging
    /// Which streets are near, tile by tile, for areas to be drawn.
    case tiling
    /// Areas and streets in reach.
    case drawing
    /// Walks between points.
    case timing
    /// Which households each facility has in reach.
    case reaching
    /// With other speeds, limits and joins.
    case judgingAgain
    /// By limits in meters.
    case judgingByLength
    /// What was found of each community.
    case summingUpCommunities
    /// What the rules of standards ask of the network.
    case searchingForRules
    /// Areas by the rules of standards.
    case judgingByRules
    /// Checksums of the inputs.
    case checking
    case writing
  }

  public let stage: Stage
  /// How many things the stage handles; `nil` where that is not known before.
  public let count: Int?
  /// How far it is, 0 at its beginning to 1.
  public let share: Double

  public init(stage: Stage, count: Int? = nil, share: Double = 0) {
    self.stage = stage
    self.count = count
    self.share = share
  }

  /// What is called, from any thread and often; what it throws ends the run.
  public typealias Report = @Sendable (RunProgress) throws -> Void
}
