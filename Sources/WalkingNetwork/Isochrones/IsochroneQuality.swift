/// How closely a drawing follows the exact area.
package enum IsochroneQuality: String, CaseIterable, Sendable {
  /// For looking at, and for thousands of them.
  case fast
  /// For results that are handed on.
  case published

  /// Below this reach a drawing needs a finer lattice: an error of so many meters at the border is
  /// a larger share of a smaller area. Meters in ten minutes.
  private static let shortReach = 600.0

  /// Lattice points along the side of a tile of 40 m.
  ///
  /// It depends on the speed, never on a limit: areas of two limits are nested because they are
  /// drawn on one lattice.
  func pointsAlongTile(_ pace: Pace) -> Int {
    let isShort = pace.metersPerSecond * 600 < Self.shortReach
    return switch self {
    case .fast: isShort ? 8 : 4
    case .published: isShort ? 16 : 8
    }
  }

  /// Whether crossings are estimated from what lattice points join, rather than searched.
  var isInterpolated: Bool { self == .fast }
}
