import Diagnostics
import GapAnalysis
import Geography

/// Points with an id, such as the origins of isochrones.
package struct NamedPoints: Hashable, Sendable {
  package var ids: [String]
  package var coordinates: [Coordinate]

  package init(ids: [String] = [], coordinates: [Coordinate] = []) {
    self.ids = ids
    self.coordinates = coordinates
  }

  package var count: Int { ids.count }
}

/// Points from a CSV or GeoJSON file.
package enum PointTable {
  /// - Parameter input: Its suffix is the format. Columns or properties used: id, and in a CSV the
  ///   coordinates.
  /// - Returns: The points, and the records that were set aside; both in input order.
  /// - Throws: A file that cannot be read or understood, or of which no record can be used though it
  ///   has records.
  package static func read(_ input: TableInput) throws(Failure) -> TableReading<NamedPoints> {
    let table = try PlaceTable.read(input, for: .points)
    // A point is its id and its place.
    let selection = try table.select(.point) {
      table.ids[$0].map(Result.success) ?? .failure(.noId)
    }
    let points = NamedPoints(ids: selection.ids, coordinates: selection.coordinates)
    return TableReading(
      records: points, rows: selection.used.map { table.rows[$0] }, rejected: selection.rejected,
      source: table.source(of: selection.used))
  }
}
