/// Many texts in one array of bytes: none becomes a `String` before it is asked for.
package struct TextColumn: Hashable, Sendable {
  /// Text `t` is the bytes `first[t] ..< first[t + 1]`.
  package private(set) var first: [Int64]
  /// UTF-8.
  package private(set) var bytes: [UInt8]

  /// - Parameter first: Ascending from 0 to the count of the bytes.
  package init(first: [Int64] = [0], bytes: [UInt8] = []) {
    self.first = first
    self.bytes = bytes
  }

  package init(_ texts: some Sequence<String>) {
    self.init()
    for text in texts {
      bytes += text.utf8
      first.append(Int64(bytes.count))
    }
  }

  package func utf8(_ text: Int) -> ArraySlice<UInt8> {
    bytes[Int(first[text])..<Int(first[text + 1])]
  }

  /// The positions of those of some texts that are here; equal is what has the same bytes.
  package func positions(of wanted: some Sequence<String>) -> [String: Int32] {
    var wantedOfLength: [Int: [(text: String, utf8: [UInt8])]] = [:]
    for text in Set(wanted.map { Array($0.utf8) }) {
      wantedOfLength[text.count, default: []].append((String(decoding: text, as: UTF8.self), text))
    }
    let longest = wantedOfLength.keys.max() ?? -1
    let byLength = (0...(longest < 0 ? 0 : longest)).map { wantedOfLength[$0] ?? [] }
    var positions: [String: Int32] = [:]
    for text in indices {
      let length = Int(first[text + 1] - first[text])
      guard length <= longest, !byLength[length].isEmpty else { continue }
      let utf8 = utf8(text)
      for candidate in byLength[length] where utf8.elementsEqual(candidate.utf8) {
        positions[candidate.text] = Int32(text)
      }
    }
    return positions
  }

  package func hasSuffix(_ suffix: [UInt8], _ text: Int) -> Bool {
    utf8(text).suffix(suffix.count).elementsEqual(suffix)
  }
}

extension TextColumn: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { first.count - 1 }

  package subscript(text: Int) -> String { String(decoding: utf8(text), as: UTF8.self) }
}
