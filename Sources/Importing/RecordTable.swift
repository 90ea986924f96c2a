import Diagnostics
import EncodingKit

/// The rows of a CSV as texts: of small tables that have no places.
struct RecordTable {
  struct Row {
    let line: Int
    /// One for each column, without blanks round them; empty where the row is shorter.
    let cells: [String]
  }

  let file: TableFile
  let encoding: TextEncoding
  /// Whether numbers may have a decimal comma.
  let decimalComma: Bool
  let names: [String]
  /// In which line the names stand.
  let headerLine: Int
  let rows: [Row]

  /// - Throws: A file that is empty or no text, a row with more cells than the header.
  init(_ file: TableFile) throws(Failure) {
    self.file = file
    let text = try file.text()
    encoding = text.encoding
    let delimiter = try file.naming { () throws(Failure) in try text.delimiter() }
    decimalComma = delimiter != UInt8(ascii: ",")
    var rows: [Row] = []
    var reader = CSVReader(text.bytes, delimiter: delimiter, from: text.begin, line: 1)
    try file.naming { () throws(Failure) in
      var cells: [CSVReader.Cell] = []
      while let line = try reader.readRow(into: &cells) {
        if cells.allSatisfy(reader.isBlank) { continue }
        rows.append(
          Row(line: line, cells: cells.map { PlaceTable.trimmed(reader.text(of: $0)) }))
      }
    }
    guard let header = rows.first else {
      throw Failure(
        .unusableInput, file: file.path, "the file is empty",
        advice: "Give a table whose first line names its columns")
    }
    (names, headerLine) = (header.cells, header.line)
    self.rows = try Self.filled(rows.dropFirst(), header.cells.count, file)
  }

  private static func filled(
    _ rows: ArraySlice<Row>, _ count: Int, _ file: TableFile
  ) throws(Failure) -> [Row] {
    var filled: [Row] = []
    for row in rows {
      guard row.cells.count <= count else {
        throw Failure(
          .unusableInput, file: file.path, line: row.line, "the row has more cells than the header",
          advice: "Give the header a name for each column, and quote cells with a delimiter")
      }
      let missing = Array(repeating: "", count: count - row.cells.count)
      filled.append(Row(line: row.line, cells: row.cells + missing))
    }
    return filled
  }

  /// The position of the first of `wanted`, in small letters, that is there.
  ///
  /// - Throws: For two columns of that name.
  func column(of wanted: [String]) throws(Failure) -> Int? {
    for name in wanted {
      let found = names.indices.filter { names[$0].lowercased() == name }
      guard found.count < 2 else {
        throw failure(
          "two columns are called «\(name)»", advice: "Rename the one that is not meant")
      }
      if let position = found.first { return position }
    }
    return nil
  }

  /// About the header.
  func failure(_ problem: String, advice: String) -> Failure {
    Failure(.unusableInput, file: file.path, line: headerLine, problem, advice: advice)
  }
}
