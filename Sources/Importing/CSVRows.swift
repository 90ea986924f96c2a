import Diagnostics

/// The rows of a CSV file below its header, those that are not empty.
struct CSVRows {
  let header: CSVHeader
  /// Whether numbers may have a decimal comma.
  let decimalComma: Bool
  /// Gives the text of the cells.
  private(set) var reader: CSVReader

  /// Reads the header: the first row that is not empty.
  ///
  /// - Throws: A file without a row, a quote that is never closed; without the file's name.
  init(_ text: TableText) throws(Failure) {
    let delimiter = try text.delimiter()
    decimalComma = delimiter != UInt8(ascii: ",")
    var reader = CSVReader(text.bytes, delimiter: delimiter, from: text.begin, line: 1)
    var cells: [CSVReader.Cell] = []
    guard let line = try Self.next(&reader, into: &cells) else {
      throw Failure(
        .unusableInput, "the file is empty",
        advice: "Give a table whose first line names its columns")
    }
    header = CSVHeader(
      names: cells.map { PlaceTable.trimmed(reader.text(of: $0)) }, line: line)
    self.reader = reader
  }

  /// Reads the next row into `cells`: fewer or more than the header has, as they stand.
  ///
  /// - Returns: The line in which it begins; `nil` at the end of the file.
  /// - Throws: The line of a quote that is never closed; without the file's name.
  mutating func next(into cells: inout [CSVReader.Cell]) throws(Failure) -> Int? {
    try Self.next(&reader, into: &cells)
  }

  private static func next(
    _ reader: inout CSVReader, into cells: inout [CSVReader.Cell]
  ) throws(Failure) -> Int? {
    while let line = try reader.readRow(into: &cells) {
      if !cells.allSatisfy(reader.isBlank) { return line }
    }
    return nil
  }
}
