import Diagnostics
import GapAnalysis

/// A table of figures as communities that are not drawn.
struct CommunityTable {
  private let table: RecordTable
  private let columns: ColumnNames

  init(_ table: RecordTable, _ columns: ColumnNames) {
    self.table = table
    self.columns = columns
  }

  func reading() throws(Failure) -> CommunityFile.Reading {
    let id = try table.column(of: .id, columns)
    let name = try table.column(of: .name, columns)
    guard id != nil || name != nil else {
      throw table.failure(
        "no column names the communities",
        advice: "Name a column «id» or «name»; Data/Columns.yaml lists the names")
    }
    let own = table.own(unlike: Set([id, name].compactMap(\.self)))
    var attributes = Attributes(names: own.map(\.name), decimalComma: table.decimalComma)
    for row in table.rows {
      for (column, place) in own.enumerated() {
        attributes.append(.text(row.cells[place.position]), inColumn: column)
      }
      attributes.endRecord()
    }
    let names = texts(name)
    let records = CommunityRecords(
      subject: table.file.name, rows: table.rows.map(\.line), ids: texts(id), substitutes: names,
      names: names, attributes: attributes, polygons: nil,
      withExtraCells: Set(table.rows.indices.filter { table.rows[$0].hasExtraCells }))
    let reading = records.reading(
      columns, repairs: .init(),
      source: TableSource(
        path: table.file.path, format: TableFile.Format.csv.rawValue,
        encoding: table.encoding.name, system: .wgs84, hasPlaces: false, columns: nil))
    if reading.communities.count == 0, let first = reading.rejected.first {
      throw Failure(
        .unusableInput, file: table.file.path, line: first.row,
        "none of the \(reading.rejected.count) rows can be used; this one has "
          + first.reason.words, advice: first.reason.advice)
    }
    return reading
  }

  /// By row: what stands in a column; `nil` where nothing does.
  private func texts(_ column: Int?) -> [String?] {
    table.rows.map { row in
      column.flatMap { row.cells[$0].isEmpty ? nil : row.cells[$0] }
    }
  }
}
