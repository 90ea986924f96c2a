import Diagnostics

/// The rows of a CSV (RFC 4180), one after the other.
///
/// A reader of our own, because no package tells all that users are told: the line of each row,
/// cells beyond the header, the line of a quote that is never closed.
///
/// Rows end with LF, CRLF or a lone CR. A quote counts at the beginning of a cell only; what follows
/// the closing quote belongs to the cell as it stands.
struct CSVReader {
  /// The content of a cell, the quotes around it not included.
  struct Cell {
    var range: Range<Int>
    /// Whether quotes are left in the range that do not belong to the text.
    var hasQuotes = false
  }

  /// UTF-8.
  let bytes: [UInt8]
  let delimiter: UInt8
  private(set) var position: Int
  /// The line of `position`, from 1.
  private(set) var line: Int

  /// - Parameters:
  ///   - position: Where to begin, at the beginning of a row.
  ///   - line: Its line.
  init(_ bytes: [UInt8], delimiter: UInt8, from position: Int, line: Int) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.position = position
    self.line = line
  }

  /// Reads the next row, also an empty one, into `cells`.
  ///
  /// - Returns: The line in which it begins; `nil` at the end of the file.
  /// - Throws: The line of a quote that is never closed; without the file's name.
  mutating func readRow(into cells: inout [Cell]) throws(Failure) -> Int? {
    guard position < bytes.count else { return nil }
    let first = line
    cells.removeAll(keepingCapacity: true)
    while true {
      cells.append(try readCell())
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    skipLineEnd()
    return first
  }

  private mutating func readCell() throws(Failure) -> Cell {
    if position < bytes.count, bytes[position] == CSVByte.quote { return try readQuotedCell() }
    let begin = position
    skipToEndOfCell()
    return Cell(range: begin..<position)
  }

  private mutating func readQuotedCell() throws(Failure) -> Cell {
    let begin = position + 1
    let doubled = try skipQuoted()
    let close = position - 1
    skipToEndOfCell()
    let rest = (close + 1)..<position
    if rest.allSatisfy({ bytes[$0] == CSVByte.blank }) {
      return Cell(range: begin..<close, hasQuotes: doubled)
    }
    return Cell(range: begin..<position, hasQuotes: true)
  }

  /// Goes from an opening quote behind its closing one.
  ///
  /// - Returns: Whether there are doubled quotes between them.
  private mutating func skipQuoted() throws(Failure) -> Bool {
    let opened = line
    var doubled = false
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == CSVByte.quote {
        position += 1
        guard position < bytes.count, bytes[position] == CSVByte.quote else { return doubled }
        doubled = true
      } else if CSVByte.endsLine(bytes, position) {
        line += 1
      }
      position += 1
    }
    throw Failure(
      .unusableInput, line: opened, "a quote that opens in this line is never closed",
      advice: "Close it, or double the quotes inside of it")
  }

  private mutating func skipToEndOfCell() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter || byte == CSVByte.lineFeed || byte == CSVByte.carriageReturn { return }
      position += 1
    }
  }

  private mutating func skipLineEnd() {
    guard position < bytes.count else { return }
    let isPair =
      bytes[position] == CSVByte.carriageReturn && position + 1 < bytes.count
      && bytes[position + 1] == CSVByte.lineFeed
    position += isPair ? 2 : 1
    line += 1
  }
}

// MARK: - Cells

extension CSVReader {
  /// The text of a cell as it stands, blanks too.
  func text(of cell: Cell) -> String {
    guard cell.hasQuotes else { return String(decoding: bytes[cell.range], as: UTF8.self) }
    var text: [UInt8] = []
    var isQuoted = true
    var index = cell.range.lowerBound
    while index < cell.range.upperBound {
      if isQuoted, bytes[index] == CSVByte.quote {
        index += 1
        guard index < cell.range.upperBound else { break }
        isQuoted = bytes[index] == CSVByte.quote
      }
      text.append(bytes[index])
      index += 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The range of a cell without the blanks and tabs round its content.
  func trimmedRange(of cell: Cell) -> Range<Int> {
    var begin = cell.range.lowerBound
    var end = cell.range.upperBound
    while begin < end, CSVByte.isBlank(bytes[begin]) { begin += 1 }
    while end > begin, CSVByte.isBlank(bytes[end - 1]) { end -= 1 }
    return begin..<end
  }

  func isBlank(_ cell: Cell) -> Bool {
    trimmedRange(of: cell).isEmpty
  }
}

enum CSVByte {
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let blank = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")

  static func isBlank(_ byte: UInt8) -> Bool { byte == blank || byte == tab }

  /// Whether a line ends with the byte at `index`: LF, or CR that no LF follows.
  static func endsLine(_ bytes: [UInt8], _ index: Int) -> Bool {
    if bytes[index] == lineFeed { return true }
    guard bytes[index] == carriageReturn else { return false }
    return index + 1 == bytes.count || bytes[index + 1] != lineFeed
  }
}
