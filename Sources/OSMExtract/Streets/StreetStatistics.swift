/// What the tags of a file's ways are like: the part of the diagnosis that needs no network.
package struct StreetStatistics: Hashable, Sendable {
  /// The ways that a line of the rule decided.
  package struct Line: Hashable, Sendable {
    package let number: Int
    package let streetClass: StreetClass
    package var ways: Int

    package init(number: Int, streetClass: StreetClass, ways: Int) {
      (self.number, self.streetClass, self.ways) = (number, streetClass, ways)
    }
  }

  /// A value that no line names, and how many ways (of `barrier`: nodes) have it.
  package struct UnnamedValue: Hashable, Sendable {
    package let key: String
    package let value: String
    package let count: Int

    package init(key: String, value: String, count: Int) {
      (self.key, self.value, self.count) = (key, value, count)
    }
  }

  /// All ways of the file.
  package var ways = 0
  package var lines: [Line] = []
  /// Walkable ways and barrier nodes with a tag that is not read: `*:conditional`,
  /// `opening_hours`, `locked`.
  package var conditional = 0
  package var openingHours = 0
  package var locked = 0
  /// Multipolygon relations with `highway`, which make no streets.
  package var squareRelations = 0
  /// By key, then by falling count.
  package var unnamedValues: [UnnamedValue] = []

  package init() {}

  package func ways(ofClass streetClass: StreetClass) -> Int {
    lines.filter { $0.streetClass == streetClass }.reduce(0) { $0 + $1.ways }
  }
}
