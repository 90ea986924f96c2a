import Geography

/// Places taken from an OSM file, column by column: nodes, ways, relations, each by id.
package struct OSMPlaces: Sendable {
  /// `n`, `w` or `r` and the number.
  package var ids: [String] = []
  package var coordinates: [Coordinate] = []
  package var names: [String?] = []
  /// The value of `building`.
  package var buildings: [String?] = []
  /// By building that is measured: the ground that it covers, square meters, and how many levels it
  /// has by its `building:levels`; `nil` where that is no number that could be meant.
  package var footprints: [Double] = []
  package var levels: [Double?] = []
  /// By place: its categories, as ascending positions in the category file; empty for buildings
  /// that only stand for households.
  package var categories: [[Int]] = []
  /// By place: the names of the rules that gave it those categories.
  package var rules: [[String]] = []
  /// The ids of those whose polygon cannot be built.
  package var brokenIDs: [String] = []
}
