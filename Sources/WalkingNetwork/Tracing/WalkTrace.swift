/// A walk as it is walked: from a point by a join, along the streets, and by a join to a facility or
/// to where the data ends.
package struct WalkTrace: Hashable, Sendable {
  /// A stretch of a chain, in the direction of travel.
  package struct Stretch: Hashable, Sendable {
    package let chain: Int
    /// From the chain's tail, in steps of 0.01 mm on the level; `start` lies beyond `end` where the
    /// chain is walked from its head towards its tail.
    package let start: Int64
    package let end: Int64
  }

  /// Where it ends.
  package enum End: Hashable, Sendable {
    /// At a facility, by this join among those of the facilities.
    case facility(join: Int)
    /// At a junction where the streets go on but the data does not.
    case openEnd(junction: Int)
  }

  /// The join among those of the points.
  package let firstJoin: Int
  /// Each begins where the one before ended.
  package let stretches: [Stretch]
  package let end: End
  /// The length and rank that `WalkField.walk` says.
  package let walk: WalkField.Walk
}
