/// What is to be known of a tile before its segments are looked at.
package struct TileKind: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Its segments belong to several parts.
  static let hasSeveralParts = TileKind(rawValue: 1)
  /// The border of the data area may run through it.
  static let isAtBorder = TileKind(rawValue: 2)
}
