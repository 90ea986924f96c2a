/// Why a text is not JSON, and where.
package struct JSONError: Error, Hashable, Sendable {
  /// From 1.
  package let line: Int
  /// In bytes, from 1.
  package let column: Int
  /// What is wrong: a sentence without its full stop.
  package let message: String

  package init(line: Int, column: Int, message: String) {
    self.line = line
    self.column = column
    self.message = message
  }

  init(at offset: Int, of text: [UInt8], message: String) {
    let before = text[..<min(offset, text.count)]
    let lineBegin = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    self.init(
      line: before.count(of: UInt8(ascii: "\n")) + 1, column: before.count - lineBegin + 1,
      message: message)
  }
}

extension ArraySlice<UInt8> {
  func count(of byte: UInt8) -> Int {
    var count = 0
    for each in self where each == byte { count += 1 }
    return count
  }
}
