import Diagnostics
import OSMKit

/// What the tags of an OSM object must be for a rule to fit it.
package struct TagCondition: Hashable, Sendable {
  /// One of these tags, if there are any. A pattern without a value fits every value.
  package let any: [TagPattern]
  /// None of these tags.
  package let unless: [TagPattern]
  /// None of these keys.
  package let without: [String]

  package init(any: [TagPattern] = [], unless: [TagPattern] = [], without: [String] = []) {
    self.any = any
    self.unless = unless
    self.without = without
  }

  static let keys = ["any", "unless", "without"]

  init(_ values: [String: RuleNode]) throws(Failure) {
    any = try Self.patterns(values["any"])
    unless = try Self.patterns(values["unless"])
    without = try values["without"]?.texts() ?? []
  }

  init(_ node: RuleNode) throws(Failure) {
    try self.init(try node.mapping(of: Self.keys))
  }

  static func list(_ node: RuleNode) throws(Failure) -> [TagCondition] {
    var conditions: [TagCondition] = []
    for node in try node.list() { conditions.append(try TagCondition(node)) }
    return conditions
  }

  private static func patterns(_ node: RuleNode?) throws(Failure) -> [TagPattern] {
    var patterns: [TagPattern] = []
    for (key, values) in try node?.entries() ?? [] {
      for value in try values.texts() {
        patterns.append(TagPattern(key: key, value: value == "*" ? nil : value))
      }
    }
    return patterns
  }

  /// The keys that an object's fit depends on.
  package var keysThatDecide: [String] { any.map(\.key) + unless.map(\.key) + without }
}

/// The tags of one object, as positions in `OSMData.strings`.
struct TagList {
  let columns: TagColumns
  let range: Range<Int>

  init(_ columns: TagColumns, row: Int) {
    self.columns = columns
    range = columns.range(ofRow: row)
  }

  /// The position of the value of a key; `nil` without it.
  func value(of key: Int32) -> Int32? {
    for index in range where columns.keys[index] == key { return columns.values[index] }
    return nil
  }
}

/// A condition whose texts have become positions in `OSMData.strings`, so that it costs no
/// comparison of text an object.
struct TagMatcher {
  private struct Test {
    let key: Int32
    /// `nil`: every value.
    let value: Int32?
  }
  private let hasAny: Bool
  private let any: [Test]
  private let unless: [Test]

  /// - Parameter positions: Of each of `OSMData.strings`; a text that is not there fits nothing.
  init(_ condition: TagCondition, positions: [String: Int32]) {
    func tests(_ patterns: [TagPattern]) -> [Test] {
      patterns.compactMap { pattern in
        guard let key = positions[pattern.key] else { return nil }
        guard let text = pattern.value else { return Test(key: key, value: nil) }
        return positions[text].map { Test(key: key, value: $0) }
      }
    }
    hasAny = !condition.any.isEmpty
    any = tests(condition.any)
    unless = tests(
      condition.unless + condition.without.map { TagPattern(key: $0, value: nil) })
  }

  func fits(_ tags: TagList) -> Bool {
    (!hasAny || Self.one(of: any, in: tags)) && !Self.one(of: unless, in: tags)
  }

  private static func one(of tests: [Test], in tags: TagList) -> Bool {
    for index in tags.range {
      let key = tags.columns.keys[index]
      for test in tests where test.key == key {
        if test.value == nil || test.value == tags.columns.values[index] { return true }
      }
    }
    return false
  }
}
