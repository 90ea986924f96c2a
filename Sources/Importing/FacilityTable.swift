import Diagnostics
import GapAnalysis
import Texts

/// Facilities from a CSV or GeoJSON file.
package enum FacilityTable {
  /// - Parameters:
  ///   - input: Its suffix is the format. Columns or properties used: id, name, category (several
  ///     separated by `;`, `；` or `、`; in GeoJSON also a list), and in a CSV the coordinates; all others are
  ///     kept as attributes.
  ///   - categories: Those that may stand in the column of categories, by id or by any of their
  ///     names; blanks, case and the width of letters do not matter.
  /// - Returns: The facilities, and the records that were set aside, both in input order; and the
  ///   positions of the categories that any record names, also one that was set aside.
  /// - Throws: A file that cannot be read or understood, or of which no record can be used though
  ///   it has records.
  package static func read(
    _ input: TableInput, categories known: [CategoryNames]
  ) throws(Failure) -> (table: TableReading<Facilities>, named: Set<Int>) {
    let table = try PlaceTable.read(input, for: .facilities)
    let positions = CategoryNames.positions(known)
    var named: Set<Int> = []
    let categories = table.categories.map { names -> [Int]? in
      let found = (names ?? []).map { positions[ForgivingName($0)] }
      let all = Set(found.compactMap { $0 }.joined())
      named.formUnion(all)
      return found.isEmpty || found.contains(nil) ? nil : all.sorted()
    }
    let selection = try table.select(.facility, or: .unknownCategory) { categories[$0] }
    let facilities = Facilities(
      ids: selection.ids,
      coordinates: selection.coordinates,
      names: selection.used.map { table.names[$0] },
      categories: selection.values,
      rules: Array(repeating: [], count: selection.used.count),
      attributes: table.attributes(of: selection.used))
    let reading = TableReading(
      records: facilities, rows: selection.used.map { table.rows[$0] },
      rejected: selection.rejected, source: table.source(of: selection.used))
    return (reading, named)
  }
}

/// What a cell may call a category: its id or one of its names.
package struct CategoryNames: Hashable, Sendable {
  package let id: String
  package let names: [String]

  package init(id: String, names: [String] = []) {
    self.id = id
    self.names = names
  }

  /// The positions of categories by what a cell may hold. An id means its category alone, a name
  /// every category that has it: 九年一贯制学校 is a primary and a middle school.
  static func positions(_ categories: [CategoryNames]) -> [ForgivingName: [Int]] {
    var positions: [ForgivingName: [Int]] = [:]
    for (position, category) in categories.enumerated() {
      for name in Set(category.names.map { ForgivingName($0) }) {
        positions[name, default: []].append(position)
      }
    }
    for (position, category) in categories.enumerated() {
      positions[ForgivingName(category.id)] = [position]
    }
    return positions
  }
}
