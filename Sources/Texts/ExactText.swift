/// A text that is equal to another one only if their bytes are.
///
/// Swift compares strings by canonical equivalence: «é» as one character and as «e» with an accent
/// are equal there. To whoever wrote them into a file they are two ids, two tags, two names; so
/// whatever identifies something is compared, hashed and sorted by its UTF-8.
package struct ExactText: Hashable, Comparable, Sendable {
  package let string: String

  package init(_ string: String) { self.string = string }

  package static func == (first: ExactText, second: ExactText) -> Bool {
    first.string.utf8.elementsEqual(second.string.utf8)
  }

  package static func < (first: ExactText, second: ExactText) -> Bool {
    first.string.utf8.lexicographicallyPrecedes(second.string.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    // Eight bytes at a time: one by one they cost five times as much.
    var word: UInt64 = 0
    var count = 0
    for byte in string.utf8 {
      word = word << 8 | UInt64(byte)
      count += 1
      if count.isMultiple(of: 8) { hasher.combine(word) }
    }
    hasher.combine(word)
    hasher.combine(count)
  }
}

extension Sequence<String> {
  /// Whether a text is among them, byte for byte.
  package func containsExactly(_ text: String) -> Bool {
    contains { ExactText($0) == ExactText(text) }
  }
}

extension Collection<String> {
  /// Where a text is among them, byte for byte.
  package func firstIndex(ofExactly text: String) -> Index? {
    firstIndex { ExactText($0) == ExactText(text) }
  }
}
