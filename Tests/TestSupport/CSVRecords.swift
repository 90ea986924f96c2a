/// A CSV (RFC 4180) as tests look at it: a header and rows of cells.
package struct CSVRecords {
  package let names: [String]
  package let rows: [[String]]
  private let positions: [String: Int]

  package init(_ bytes: some Sequence<UInt8>) {
    var reader = Reader()
    for byte in bytes { reader.take(byte) }
    let rows = reader.finish()
    names = rows.first ?? []
    self.rows = Array(rows.dropFirst())
    positions = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }

  package init(_ text: String) { self.init(text.utf8) }

  /// The cell of a row; the column must be there.
  package subscript(row: Int, name: String) -> String { rows[row][positions[name]!] }

  package func column(_ name: String) -> [String] { rows.map { $0[positions[name]!] } }

  /// The cells of some columns, row by row.
  package func columns(_ names: [String]) -> [[String]] {
    rows.map { row in names.map { row[positions[$0]!] } }
  }

  private struct Reader {
    private var rows: [[String]] = []
    private var row: [String] = []
    private var cell: [UInt8] = []
    private var isQuoted = false
    private var isAfterQuote = false

    mutating func take(_ byte: UInt8) {
      if isQuoted {
        if byte == UInt8(ascii: "\"") {
          isQuoted = false
          isAfterQuote = true
        } else {
          cell.append(byte)
        }
        return
      }
      switch byte {
      case UInt8(ascii: "\""):
        // A second quote in a row is one of the text.
        if isAfterQuote { cell.append(byte) }
        isQuoted = true
      case UInt8(ascii: ","): endCell()
      case UInt8(ascii: "\n"): endRow()
      case UInt8(ascii: "\r"): break
      default: cell.append(byte)
      }
      isAfterQuote = false
    }

    private mutating func endCell() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell.removeAll()
    }

    private mutating func endRow() {
      endCell()
      rows.append(row)
      row = []
    }

    mutating func finish() -> [[String]] {
      if !row.isEmpty || !cell.isEmpty { endRow() }
      return rows
    }
  }
}
