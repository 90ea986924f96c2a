import WalkingNetwork

/// How closely an area is drawn.
public enum IsochroneQualityChoice: String, CaseIterable, Sendable {
  /// For looking at, and for thousands of them.
  case fast
  /// For results that are handed on.
  case published

  var quality: IsochroneQuality {
    switch self {
    case .fast: .fast
    case .published: .published
    }
  }
}
