import OSMKit

/// A condition whose texts have become numbers of `OSMData.strings`, so that it costs no
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

  /// - Parameter numbers: Of `OSMData.strings`; a text that is not there fits nothing.
  init(_ condition: TagCondition, numbers: StringNumbers) {
    func tests(_ patterns: [TagPattern]) -> [Test] {
      patterns.compactMap { pattern in
        guard let key = numbers[pattern.key] else { return nil }
        guard let text = pattern.value else { return Test(key: key, value: nil) }
        return numbers[text].map { Test(key: key, value: $0) }
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
