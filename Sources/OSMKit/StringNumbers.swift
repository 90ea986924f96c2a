import Texts

/// The numbers of the strings that decide about anything, by their bytes: tags are compared by
/// number from there on.
package struct StringNumbers: Sendable {
  private var numbers: [ExactText: Int32] = [:]

  /// - Parameter wanted: Those that will be asked for.
  package init(_ strings: TextColumn, of wanted: some Sequence<String>) {
    var wantedOfLength: [Int: [(text: ExactText, utf8: [UInt8])]] = [:]
    for text in Set(wanted.map(ExactText.init)) {
      let utf8 = Array(text.string.utf8)
      wantedOfLength[utf8.count, default: []].append((text, utf8))
    }
    let longest = wantedOfLength.keys.max() ?? 0
    let byLength = (0...longest).map { wantedOfLength[$0] ?? [] }
    for number in strings.indices {
      let utf8 = strings.utf8(number)
      guard utf8.count <= longest else { continue }
      for candidate in byLength[utf8.count] where utf8.elementsEqual(candidate.utf8) {
        numbers[candidate.text] = Int32(number)
      }
    }
  }

  /// `nil` for a text that was not handed over, and so fits nothing.
  package subscript(_ text: String) -> Int32? { numbers[ExactText(text)] }
}
