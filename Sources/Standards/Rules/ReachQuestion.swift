import Diagnostics

/// Which households can reach one of some places: what rules ask of the walking network.
package struct ReachQuestion: Hashable, Sendable {
  /// How far a place may be.
  package enum Within: Hashable, Sendable {
    /// On foot, by the name of the profile.
    case minutes(Double, profile: String)
    /// Along the network.
    case meters(Double)
    case straightMeters(Double)

    /// The name of the profile at which one walks, where it is one's time that counts.
    package var profile: String? {
      if case .minutes(_, let profile) = self { profile } else { nil }
    }
  }

  /// Places of one kind and how far they may be.
  package struct Tier: Hashable, Sendable {
    package let places: PlaceChoice
    package let within: Within
  }

  /// A household is covered if one of them is within its distance.
  package let tiers: [Tier]

  package var categories: Set<String> { Set(tiers.flatMap(\.places.categories)) }

  /// By distances and categories alone: it is asked for in every area, and few questions are alike in
  /// these.
  package func hash(into hasher: inout Hasher) {
    for tier in tiers.indices {
      hasher.combine(tiers[tier].within)
      hasher.combine(tiers[tier].places.categories)
    }
  }
}

// MARK: - In words

extension ReachQuestion {
  /// How far places may be.
  var withinWords: LocalizedText { Self.joined(tiers.map(\.within.words)) }

  /// What may be how far.
  var words: LocalizedText {
    Self.joined(
      tiers.map { tier in
        LocalizedText(
          english: "\(tier.within.words.english) of \(tier.places.name.english)",
          chinese: "\(tier.places.name.chinese)\(tier.within.words.chinese)")
      })
  }

  private static func joined(_ texts: [LocalizedText]) -> LocalizedText {
    LocalizedText(
      english: texts.map(\.english).joined(separator: ", or "),
      chinese: texts.map(\.chinese).joined(separator: "或"))
  }
}

extension ReachQuestion.Within {
  var words: LocalizedText {
    switch self {
    case .minutes(let minutes, let profile):
      LocalizedText(
        english: "\(minutes.words) min (\(profile))", chinese: "步行 \(minutes.words) 分钟（\(profile)）")
    case .meters(let meters):
      LocalizedText(english: "\(meters.words) m on foot", chinese: "步行 \(meters.words) 米")
    case .straightMeters(let meters):
      LocalizedText(
        english: "\(meters.words) m in a straight line", chinese: "直线 \(meters.words) 米")
    }
  }
}
