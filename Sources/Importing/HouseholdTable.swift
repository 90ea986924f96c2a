import Diagnostics
import GapAnalysis

/// Households from a CSV or GeoJSON file.
package enum HouseholdTable {
  /// - Parameter input: Its suffix is the format. Columns or properties used: id, weight,
  ///   denominators, and in a CSV the coordinates; all others are kept as attributes.
  /// - Returns: The households, and the records that were set aside; both in input order. A weight
  ///   that is not given is 1.
  /// - Throws: A file that cannot be read or understood, or of which no record can be used though
  ///   it has records; a denominator without any number.
  package static func read(_ input: TableInput) throws(Failure) -> TableReading<Households> {
    let table = try PlaceTable.read(input, for: .households)
    let selection = try table.select(.household) {
      table.weights[$0].map(Result.success) ?? .failure(.badWeight)
    }
    for column in table.denominators where !table.rows.isEmpty {
      guard column.values.contains(where: { $0 != nil }) else {
        throw Failure(
          .unusableInput, file: input.path, "the column «\(column.name)» holds no number from 0 on",
          advice: table.hasThousandsMarks(column.name)
            ? "Write the numbers without marks between thousands: 1234, not 1,234"
            : "Give --denominators columns of numbers")
      }
    }
    let households = Households(
      source: .table,
      ids: selection.ids,
      rows: selection.used.map { table.rows[$0] },
      coordinates: selection.coordinates,
      weights: selection.values,
      denominators: table.denominators.map { column in
        Households.Denominator(
          name: column.name, values: selection.used.map { column.values[$0] })
      },
      attributes: table.attributes(of: selection.used))
    return TableReading(
      records: households, rows: selection.used.map { table.rows[$0] },
      rejected: selection.rejected, source: table.source(of: selection.used))
  }
}

extension PlaceTable {
  /// Whether the first text in a column of the user's is a number with marks between thousands.
  fileprivate func hasThousandsMarks(_ name: String) -> Bool {
    guard let column = attributes.names.firstIndex(of: name) else { return false }
    for (position, value) in zip(attributes.columns, attributes.values) {
      guard Int(position) == column, case .text(let text) = value else { continue }
      let plain = Self.trimmed(text)
      if !plain.isEmpty {
        return plain.wholeMatch(of: /[0-9]{1,3}([,，'’ ][0-9]{3})+(\.[0-9]+)?/) != nil
      }
    }
    return false
  }
}
