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

  package func hasSuffix(_ suffix: [UInt8], _ text: Int) -> Bool {
    utf8(text).suffix(suffix.count).elementsEqual(suffix)
  }
}

extension TextColumn: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { first.count - 1 }

  package subscript(text: Int) -> String { String(decoding: utf8(text), as: UTF8.self) }
}
