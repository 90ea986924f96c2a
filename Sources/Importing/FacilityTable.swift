import Diagnostics
import GapAnalysis

/// Facilities from a CSV or GeoJSON file.
package enum FacilityTable {
  /// - Parameters:
  ///   - path: Its suffix is the format. Columns or properties used: `id`, `name`, `category`
  ///     (several separated by `;`; in GeoJSON also a list), and in a CSV `lon`, `lat` or `经度`,
  ///     `纬度`; all others are kept as attributes.
  ///   - categoryIDs: The ids that may stand in `category`, in the order of the category file.
  /// - Returns: The facilities, and the records that were set aside; both in input order.
  /// - Throws: A file that cannot be read or understood, or of which no record can be used though
  ///   it has records.
  package static func read(
    path: String, categoryIDs: [String]
  ) throws(Failure) -> (facilities: Facilities, rejected: [RejectedRecord]) {
    let table = try PlaceTable.read(path: path, for: .facilities)
    let positions = Dictionary(
      zip(categoryIDs, categoryIDs.indices), uniquingKeysWith: { first, _ in first })
    let categories = table.categories.map { Self.positions(of: $0, positions) }
    let selection = try table.select(.facility) { categories[$0] == nil ? .unknownCategory : nil }
    let facilities = Facilities(
      ids: selection.used.compactMap { table.ids[$0] },
      coordinates: table.coordinates(of: selection.used),
      names: selection.used.map { table.names[$0] },
      categories: selection.used.compactMap { categories[$0] },
      rules: Array(repeating: [], count: selection.used.count),
      attributes: table.attributes(of: selection.used))
    return (facilities, selection.rejected)
  }

  /// Ascending, each once; `nil` if there is no name or one that is not known.
  private static func positions(of names: [String]?, _ known: [String: Int]) -> [Int]? {
    guard let names, !names.isEmpty else { return nil }
    var positions = Set<Int>()
    for name in names {
      guard let position = known[name] else { return nil }
      positions.insert(position)
    }
    return positions.sorted()
  }
}
