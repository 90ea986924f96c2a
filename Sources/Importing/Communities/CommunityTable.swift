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
    let id = try table.column(of: columns.names(of: .id))
    let name = try table.column(of: columns.names(of: .name))
    guard id != nil || name != nil else {
      throw table.failure(
        "no column names the communities",
        advice: "Name a column «id» or «name»; Data/Columns.yaml lists the names")
    }
    let used = Set([id, name].compactMap(\.self))
    let own = table.names.indices.filter { !used.contains($0) }
    var attributes = Attributes(names: own.map { table.names[$0] })
    var (ids, names) = ([String?](), [String?]())
    for row in table.rows {
      func text(_ column: Int?) -> String? {
        guard let column else { return nil }
        return row.cells[column].isEmpty ? nil : row.cells[column]
      }
      ids.append(text(id) ?? text(name))
      names.append(text(name))
      for (position, column) in own.enumerated() {
        attributes.append(.text(row.cells[column]), inColumn: position)
      }
      attributes.endRecord()
    }
    let records = CommunityRecords(
      subject: table.file.name, rows: table.rows.map(\.line), ids: ids, names: names,
      attributes: attributes, polygons: nil)
    return records.reading(
      repairs: .init(),
      source: TableSource(
        path: table.file.path, format: TableFile.Format.csv.rawValue,
        encoding: table.encoding.name, system: .wgs84, hasPlaces: false, columns: nil))
  }
}
