/// A name as people write it into tables. Blanks, case and the width of letters, digits and brackets
/// do not tell two of them apart: `６０岁 及以上（人）` is `60岁及以上(人)`.
package struct ForgivingName: Hashable, Sendable {
  private let folded: String

  package init(_ name: some StringProtocol) {
    var folded = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where !Self.isBlank(scalar) {
      folded.append(Self.narrow(scalar))
    }
    self.folded = String(folded).lowercased()
  }

  /// Whether there is nothing but blanks.
  package var isEmpty: Bool { folded.isEmpty }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    // The marks of width zero stand for nothing that is seen.
    scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
  }

  /// The full-width forms U+FF01…U+FF5E are those of ASCII at one distance.
  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
  }
}
