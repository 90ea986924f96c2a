import Diagnostics

/// An area on which rules are judged.
package struct JudgedArea: Sendable {
  package enum Level: String, CaseIterable, Hashable, Sendable, Comparable {
    /// 社区: also an estate or a village, where the layer gives these.
    case community
    /// 街道, 乡镇.
    case street
    /// The whole of what was given.
    case region

    /// From fine to coarse.
    package static func < (one: Level, other: Level) -> Bool { one.rank < other.rank }

    private var rank: Int {
      switch self {
      case .community: 0
      case .street: 1
      case .region: 2
      }
    }
  }

  package let level: Level
  package let id: String
  package let name: String?
  /// By id of the attribute, or by key of what a rule asks to be told; what is not known is not
  /// there.
  package let figures: [String: Figure]
  /// Those of the figures that nothing states and that were derived from others: how, in a sentence.
  package let derived: [String: LocalizedText]
  /// The facilities inside, by category: positions in the evidence, ascending.
  package let facilities: [String: [Int]]
  /// Whether it is known what lies inside: not of an area that nobody drew.
  package let isDrawn: Bool
  /// The finer areas inside, by position among the areas.
  package let parts: [Int]

  package init(
    level: Level, id: String, name: String?, figures: [String: Figure],
    derived: [String: LocalizedText] = [:], facilities: [String: [Int]], isDrawn: Bool = true,
    parts: [Int] = []
  ) {
    self.level = level
    self.id = id
    self.name = name
    self.figures = figures
    self.derived = derived
    self.facilities = facilities
    self.isDrawn = isDrawn
    self.parts = parts
  }
}
