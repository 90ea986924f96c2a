internal import CRapidJSON

/// A JSON text (RFC 8259) with the places of its values; the owner of both.
///
/// Numbers stay the text that they are, so that none loses digits. Values are cursors into the
/// document and keep it alive.
@safe package final class JSONDocument: @unchecked Sendable {  // nothing changes after init
  let text: [UInt8]
  private let tape: OpaquePointer
  private let entries: UnsafePointer<crj_entry>
  private let count: Int
  /// The length of the byte order mark, which the tape does not count.
  private let mark: Int

  /// - Parameter text: UTF-8, with or without a byte order mark. Nesting may be of any depth.
  /// - Throws: What is not JSON, also `NaN` and `Infinity` and numbers beyond a double.
  package init(parsing text: [UInt8]) throws(JSONError) {
    if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) {
      throw JSONError(line: 1, column: 1, message: "the text is UTF-16, not UTF-8")
    }
    let mark = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var error = unsafe crj_error()
    let parsed = unsafe text.withUnsafeBytes { bytes in
      let begin = unsafe bytes.assumingMemoryBound(to: CChar.self).baseAddress
      return unsafe crj_parse(begin.map { unsafe $0 + mark }, text.count - mark, &error)
    }
    guard let tape = unsafe parsed else {
      let offset = unsafe mark + error.offset
      let message = unsafe String(cString: error.message)
      throw JSONError(
        at: offset, of: text, message: Self.notANumber(at: offset, of: text) ?? message)
    }
    self.text = text
    unsafe self.tape = tape
    unsafe self.entries = crj_entries(tape)
    unsafe self.count = crj_count(tape)
    self.mark = mark
  }

  deinit { unsafe crj_free(tape) }

  package var root: JSONValue { JSONValue(document: self, position: 0) }

  /// The entry at a position of the tape, its range in `text`.
  func entry(at position: Int) -> Entry {
    precondition(position < count)
    let entry = unsafe entries[position]
    return Entry(
      range: (Int(entry.begin) + mark)..<(Int(entry.end) + mark), next: Int(entry.next),
      kind: entry.kind, isEscaped: entry.escaped != 0)
  }

  struct Entry {
    let range: Range<Int>
    let next: Int
    let kind: UInt8
    let isEscaped: Bool
  }

  /// A message for the words that other programs write where there is no number.
  private static func notANumber(at offset: Int, of text: [UInt8]) -> String? {
    for word in ["NaN", "Infinity"] where text.dropFirst(offset).starts(with: word.utf8) {
      return "\(word) is not a number in JSON"
    }
    return nil
  }
}
