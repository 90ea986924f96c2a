import Diagnostics
import EncodingKit

/// The rows of a CSV as texts: of small tables that have no places.
struct RecordTable {
  struct Row {
    let line: Int
    /// One for each column, without blanks round them; empty where the row is shorter.
    let cells: [String]
    /// Whether there were more: which of them is meant for which column is not known.
    let hasExtraCells: Bool
  }

  let file: TableFile
  let encoding: TextEncoding
  /// Whether numbers may have a decimal comma.
  let decimalComma: Bool
  let header: CSVHeader
  let rows: [Row]

  /// - Throws: A file that is empty or no text, or with a quote that is never closed.
  init(_ file: TableFile) throws(Failure) {
    self.file = file
    let text = try file.text()
    encoding = text.encoding
    (header, decimalComma, rows) = try file.naming { () throws(Failure) in
      var source = try CSVRows(text)
      let count = source.header.names.count
      var rows: [Row] = []
      var cells: [CSVReader.Cell] = []
      while let line = try source.next(into: &cells) {
        let texts = cells.prefix(count).map { PlaceTable.trimmed(source.reader.text(of: $0)) }
        rows.append(
          Row(
            line: line, cells: texts + Array(repeating: "", count: count - texts.count),
            hasExtraCells: cells.count > count))
      }
      return (source.header, source.decimalComma, rows)
    }
  }

  /// The position of the first of the names of a role that is there.
  ///
  /// - Throws: For two columns of that name.
  func column(of role: ColumnNames.Role, _ columns: ColumnNames) throws(Failure) -> Int? {
    try file.naming { () throws(Failure) in try header.position(of: columns.names(of: role)) }
  }

  /// The columns that are not used, but for those that have neither a name nor content.
  func own(unlike used: Set<Int>) -> [CSVHeader.Own] {
    header.own(unlike: used).filter { column in
      !column.isNameless || rows.contains { !$0.cells[column.position].isEmpty }
    }
  }

  /// About the header.
  func failure(_ problem: String, advice: String) -> Failure {
    Failure(.unusableInput, file: file.path, line: header.line, problem, advice: advice)
  }
}
