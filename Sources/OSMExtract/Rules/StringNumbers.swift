import OSMKit
import Texts

/// The numbers of the strings that were handed over, by their bytes: rules are compared by number
/// from there on.
struct StringNumbers {
  private let numbers: [ExactText: Int32]

  init(_ data: OSMData) {
    // Strings of a broken encoding may have been mended to the same text; the first one stands for
    // all.
    numbers = Dictionary(
      zip(data.strings.map(ExactText.init), data.strings.indices.map(Int32.init)),
      uniquingKeysWith: { first, _ in first })
  }

  /// `nil` for a text that was not handed over, and so fits nothing.
  subscript(_ text: String) -> Int32? { numbers[ExactText(text)] }
}
