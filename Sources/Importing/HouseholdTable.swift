import Diagnostics
import GapAnalysis

/// Households from a CSV or GeoJSON file.
package enum HouseholdTable {
  /// - Parameter path: Its suffix is the format. Columns or properties used: `id`, `weight`, and in
  ///   a CSV `lon`, `lat` or `经度`, `纬度`; all others are kept as attributes.
  /// - Returns: The households, and the records that were set aside; both in input order. A weight
  ///   that is not given is 1.
  /// - Throws: A file that cannot be read or understood, or of which no record can be used though
  ///   it has records.
  package static func read(
    path: String
  ) throws(Failure) -> (households: Households, rejected: [RejectedRecord]) {
    let table = try PlaceTable.read(path: path, for: .households)
    let selection = try table.select(.household) { table.weights[$0] == nil ? .badWeight : nil }
    let households = Households(
      source: .table,
      ids: selection.used.compactMap { table.ids[$0] },
      rows: selection.used.map { table.rows[$0] },
      coordinates: table.coordinates(of: selection.used),
      weights: selection.used.compactMap { table.weights[$0] },
      attributes: table.attributes(of: selection.used))
    return (households, selection.rejected)
  }
}
