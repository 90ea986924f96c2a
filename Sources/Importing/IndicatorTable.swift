import Diagnostics

/// Figures that nobody can count on a map: a table of names and values, of an area or of the whole.
package enum IndicatorTable {
  package struct Row: Hashable, Sendable {
    package let line: Int
    /// As it stands.
    package let name: String
    package let value: String
    /// The id or name of a community or street; `nil`: the whole.
    package let area: String?
  }

  /// Why a row says nothing, whatever the rules ask for.
  package enum Fault: Hashable, Sendable {
    /// More cells than the header, so that nobody knows which is which.
    case extraCells
    case noName
    case noValue
  }

  package struct Reading: Sendable {
    package let rows: [Row]
    /// The lines of the others, ascending.
    package let setAside: [Fault: [Int]]
    /// The path as the user gave it.
    package let file: String
    /// Whether numbers may have a decimal comma.
    package let decimalComma: Bool
  }

  /// - Parameter input: A CSV with a column for the name of the indicator, one for its value, and,
  ///   if it has figures of parts of the whole, one for the area.
  package static func read(_ input: TableInput) throws(Failure) -> Reading {
    let file = TableFile(path: input.path, encoding: input.encoding)
    _ = try file.format(of: [.csv])
    let table = try RecordTable(file)
    guard let name = try table.column(of: .indicator, input.columns),
      let value = try table.column(of: .value, input.columns)
    else {
      throw table.failure(
        "a table of indicators has a column for the indicator and one for its value",
        advice: "Name them «indicator» and «value», or 指标 and 数值")
    }
    let area = try table.column(of: .area, input.columns)
    var rows: [Row] = []
    var setAside: [Fault: [Int]] = [:]
    for row in table.rows {
      let place = area.map { row.cells[$0] } ?? ""
      if let fault = fault(of: row, name, value) {
        setAside[fault, default: []].append(row.line)
      } else {
        rows.append(
          Row(
            line: row.line, name: row.cells[name], value: row.cells[value],
            area: place.isEmpty ? nil : place))
      }
    }
    return Reading(
      rows: rows, setAside: setAside, file: input.path, decimalComma: table.decimalComma)
  }

  private static func fault(of row: RecordTable.Row, _ name: Int, _ value: Int) -> Fault? {
    if row.hasExtraCells { return .extraCells }
    if row.cells[name].isEmpty { return .noName }
    return row.cells[value].isEmpty ? .noValue : nil
  }
}
