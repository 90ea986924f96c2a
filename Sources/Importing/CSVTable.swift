import Diagnostics
import GapAnalysis
import Geography
import Texts

/// A CSV file with a header, as places.
struct CSVTable {
  private let file: TableFile
  private let text: TableText

  init(_ file: TableFile) throws(Failure) {
    self.file = file
    text = try file.text()
  }

  /// - Throws: A file without a header or the columns that `purpose` needs, or with a quote that is
  ///   never closed.
  func places(for purpose: TablePurpose, _ input: TableInput) throws(Failure) -> PlaceTable {
    let converter = try GeoJSONSystem.converter(asked: file.system?.system ?? .wgs84)
    return try file.naming { () throws(Failure) in
      var rows = try CSVRows(text)
      let names = rows.header.names
      let columns = try CSVColumns(rows.header, purpose, input)
      let source = TableSource(
        path: file.path, format: TableFile.Format.csv.rawValue, encoding: text.encoding.name,
        system: converter.system,
        columns: .init(east: names[columns.longitude], north: names[columns.latitude]))
      var places = CSVPlaces(
        source: source, columns: columns, purpose: purpose, decimalComma: rows.decimalComma)
      var cells: [CSVReader.Cell] = []
      while let line = try rows.next(into: &cells) {
        places.append(cells, of: rows.reader, line: line)
      }
      return try places.finished(converter)
    }
  }
}

/// The rows of a CSV while they become places.
private struct CSVPlaces {
  private let columns: CSVColumns
  private let purpose: TablePurpose
  private let decimalComma: Bool
  private var table: PlaceTable
  /// By column of `own`: whether a cell of it is not empty.
  private var hasContent: [Bool]

  init(source: TableSource, columns: CSVColumns, purpose: TablePurpose, decimalComma: Bool) {
    self.columns = columns
    self.purpose = purpose
    self.decimalComma = decimalComma
    table = PlaceTable(source: source)
    table.denominators = columns.denominators.map { Households.Denominator(name: $0.name) }
    table.attributes = Attributes(
      names: columns.own.map(\.name), decimalComma: decimalComma)
    hasContent = Array(repeating: false, count: columns.own.count)
  }

  mutating func append(_ cells: [CSVReader.Cell], of reader: CSVReader, line: Int) {
    table.rows.append(line)
    let id = id(cells, reader)
    table.ids.append(id)
    let isWhole = cells.count <= columns.count
    table.places.append(
      .unusable(isWhole ? (id == nil ? .noId : .noCoordinates) : .extraCells))
    let isUsable = isWhole && id != nil
    table.x.append((isUsable ? number(columns.longitude, cells, reader) : nil) ?? .nan)
    table.y.append((isUsable ? number(columns.latitude, cells, reader) : nil) ?? .nan)
    switch purpose {
    case .households:
      table.weights.append(weight(cells, reader))
      for (index, column) in columns.denominators.enumerated() {
        table.denominators[index].values.append(
          PlaceTable.usableWeight(number(column.position, cells, reader)))
      }
    case .facilities:
      table.names.append(text(columns.name, cells, reader))
      let names = text(columns.category, cells, reader).map(PlaceTable.categoryNames)
      table.categories.append(names)
    case .points: break
    }
    appendOwn(cells, reader)
  }

  private mutating func appendOwn(_ cells: [CSVReader.Cell], _ reader: CSVReader) {
    for (index, column) in columns.own.enumerated() {
      guard column.position < cells.count, !cells[column.position].range.isEmpty else {
        table.attributes.append(.text(""), inColumn: index)
        continue
      }
      let cell = cells[column.position]
      table.attributes.append(.text(reader.text(of: cell)), inColumn: index)
      if !hasContent[index] { hasContent[index] = !reader.isBlank(cell) }
    }
    table.attributes.endRecord()
  }

  /// The table with its coordinates on WGS 84, all in one go.
  ///
  /// - Throws: The line of a place outside of China on a system that is China's own.
  func finished(_ converter: PlaceConverter) throws(Failure) -> PlaceTable {
    var table = table
    do throws(PlaceConverter.OutsideChina) {
      for (record, place) in try converter.coordinates(table.x, table.y).enumerated() {
        if let place { table.places[record] = .at(place) }
      }
    } catch {
      throw converter.system.outsideChina(
        table.x[error.index], table.y[error.index], line: table.rows[error.index])
    }
    table.source.isShiftUnknown = converter.isShiftUnknown
    let dropped = columns.own.indices.filter { columns.own[$0].isNameless && !hasContent[$0] }
    table.attributes = table.attributes.without(columns: Set(dropped))
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
