import Diagnostics
import GapAnalysis
import Geography
import JSONKit

/// A CSV file with a header, as places.
struct CSVTable {
  private let file: TableFile
  private let text: CSVText
  private let delimiter: UInt8

  init(_ file: TableFile) throws(Failure) {
    self.file = file
    let bytes = try file.bytes()
    (text, delimiter) = try file.naming { () throws(Failure) in
      let text = try CSVText(bytes)
      return (text, try text.delimiter())
    }
  }

  /// - Throws: A file without a header or the columns that `purpose` needs, or with a quote that is
  ///   never closed.
  func places(for purpose: TablePurpose) throws(Failure) -> PlaceTable {
    try file.naming { () throws(Failure) in
      var reader = CSVReader(text.bytes, delimiter: delimiter, from: text.begin, line: 1)
      let columns = try header(from: &reader, purpose)
      var rows = CSVPlaces(
        file: file, columns: columns, purpose: purpose, decimalComma: delimiter != UInt8(ascii: ",")
      )
      var cells: [CSVReader.Cell] = []
      while let line = try reader.readRow(into: &cells) {
        if cells.allSatisfy(reader.isBlank) { continue }
        rows.append(cells, of: reader, line: line)
      }
      return rows.finished()
    }
  }

  /// Reads the first row that is not empty.
  private func header(
    from reader: inout CSVReader, _ purpose: TablePurpose
  ) throws(Failure) -> CSVColumns {
    var cells: [CSVReader.Cell] = []
    while let line = try reader.readRow(into: &cells) {
      if cells.allSatisfy(reader.isBlank) { continue }
      let names = cells.map { PlaceTable.trimmed(reader.text(of: $0)) }
      return try CSVColumns(header: names, line: line, purpose)
    }
    throw Failure(
      .unusableInput, "the file is empty", advice: "Give a table whose first line names its columns"
    )
  }
}

extension TableFile {
  /// Runs `body` and puts the path of this file into its failures.
  func naming<Result>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    do throws(Failure) {
      return try body()
    } catch {
      throw Failure(
        error.kind, file: error.file ?? path, line: error.line, column: error.column,
        error.problem, advice: error.advice)
    }
  }
}

/// The rows of a CSV while they become places.
private struct CSVPlaces {
  private let columns: CSVColumns
  private let purpose: TablePurpose
  private let decimalComma: Bool
  private var table: PlaceTable
  private var own: [[AttributeValue]]
  /// By column of `own`: whether a cell of it is not empty.
  private var hasContent: [Bool]

  init(file: TableFile, columns: CSVColumns, purpose: TablePurpose, decimalComma: Bool) {
    self.columns = columns
    self.purpose = purpose
    self.decimalComma = decimalComma
    table = PlaceTable(file: file)
    own = Array(repeating: [], count: columns.own.count)
    hasContent = Array(repeating: false, count: columns.own.count)
  }

  mutating func append(_ cells: [CSVReader.Cell], of reader: CSVReader, line: Int) {
    table.rows.append(line)
    let id = id(cells, reader)
    table.ids.append(id)
    if cells.count > columns.count {
      table.places.append(.unusable(.extraCells))
    } else if id == nil {
      table.places.append(.unusable(.noId))
    } else if let coordinate = coordinate(cells, reader) {
      table.places.append(.at(coordinate))
    } else {
      table.places.append(.unusable(.noCoordinates))
    }
    switch purpose {
    case .households:
      table.weights.append(weight(cells, reader))
    case .facilities:
      table.names.append(text(columns.name, cells, reader))
      let names = text(columns.category, cells, reader).map(PlaceTable.categoryNames)
      table.categories.append(names)
    }
    appendOwn(cells, reader)
  }

  private mutating func appendOwn(_ cells: [CSVReader.Cell], _ reader: CSVReader) {
    for (index, column) in columns.own.enumerated() {
      guard column.position < cells.count, !cells[column.position].range.isEmpty else {
        own[index].append(.text(""))
        continue
      }
      let cell = cells[column.position]
      own[index].append(.text(reader.text(of: cell)))
      if !hasContent[index] { hasContent[index] = !reader.isBlank(cell) }
    }
  }

  func finished() -> PlaceTable {
    var table = table
    for (index, column) in columns.own.enumerated() where !column.isNameless || hasContent[index] {
      table.attributes.names.append(column.name)
      table.attributes.columns.append(own[index])
    }
    return table
  }

  /// The text of a cell as it stands; `nil` if it is blank or not there.
  private func text(
    _ column: Int?, _ cells: [CSVReader.Cell], _ reader: CSVReader
  ) -> String? {
    guard let column, column < cells.count, !reader.isBlank(cells[column]) else { return nil }
    return reader.text(of: cells[column])
  }

  /// Without a column the number of the row.
  private func id(_ cells: [CSVReader.Cell], _ reader: CSVReader) -> String? {
    columns.id == nil ? String(table.rows.count) : text(columns.id, cells, reader)
  }

  private func coordinate(_ cells: [CSVReader.Cell], _ reader: CSVReader) -> Coordinate? {
    guard let longitude = number(columns.longitude, cells, reader),
      let latitude = number(columns.latitude, cells, reader)
    else { return nil }
    return Coordinate(longitude: longitude, latitude: latitude)
  }

  private func weight(_ cells: [CSVReader.Cell], _ reader: CSVReader) -> Double? {
    guard let column = columns.weight, column < cells.count, !reader.isBlank(cells[column])
    else { return 1 }
    return PlaceTable.usableWeight(number(column, cells, reader))
  }

  private func number(
    _ column: Int, _ cells: [CSVReader.Cell], _ reader: CSVReader
  ) -> Double? {
    guard column < cells.count else { return nil }
    return DecimalText.double(
      of: reader.bytes, in: reader.trimmedRange(of: cells[column]), decimalComma: decimalComma)
  }
}
