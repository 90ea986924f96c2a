import Diagnostics
import GapAnalysis
import Texts

/// Facilities from a CSV or GeoJSON file.
package enum FacilityTable {
  /// - Parameters:
  ///   - input: Its suffix is the format. Columns or properties used: id, name, category (several
  ///     separated by `;`, `；` or `、`; in GeoJSON also a list), and in a CSV the coordinates; all others are
  ///     kept as attributes.
  ///   - categories: Those that are asked for; a cell may have their ids or any of their names;
  ///     blanks, case and the width of letters do not matter.
  ///   - others: Categories that are known and not asked for: a place that is of these alone is set
  ///     aside.
  /// - Throws: A file that cannot be read or understood, or of which no record can be used though
  ///   it has records.
  package static func read(
    _ input: TableInput, categories asked: [CategoryNames], others: [CategoryNames] = []
  ) throws(Failure) -> FacilityReading {
    let table = try PlaceTable.read(input, for: .facilities)
    let positions = CategoryNames.positions(asked + others)
    let categories = table.categories.map { names -> RecordCategories in
      let found = (names ?? []).map { positions[ForgivingName($0)] }
      let all = Set(found.compactMap { $0 }.joined())
      return RecordCategories(
        asked: all.filter { $0 < asked.count }.sorted(),
        isKnown: !found.isEmpty && !found.contains(nil))
    }
    let selection = try table.select(.facility) { record -> Result<[Int], RejectedRecord.Reason> in
      let found = categories[record]
      guard found.isKnown else { return .failure(.unknownCategory) }
      return found.asked.isEmpty ? .failure(.unusedCategory) : .success(found.asked)
    }
    let facilities = Facilities(
      ids: selection.ids,
      coordinates: selection.coordinates,
      names: selection.used.map { table.names[$0] },
      categories: selection.values,
      rules: Array(repeating: [], count: selection.used.count),
      attributes: table.attributes(of: selection.used))
    return FacilityReading(
      table: TableReading(
        records: facilities, rows: selection.used.map { table.rows[$0] },
        rejected: selection.rejected, source: table.source(of: selection.used)),
      named: Set(categories.flatMap(\.asked)),
      lost: Set(selection.setAside.flatMap { categories[$0].asked }))
  }

  /// The categories of a record.
  private struct RecordCategories {
    /// Positions of those that are asked for, ascending.
    let asked: [Int]
    /// Whether it has one, and none that is not known.
    let isKnown: Bool
  }
}

/// What a table of facilities gave.
package struct FacilityReading: Sendable {
  package let table: TableReading<Facilities>
  /// Positions of the categories that any record names, also one that was set aside.
  package let named: Set<Int>
  /// Those of a record that was set aside: a place of theirs may be missing.
  package let lost: Set<Int>
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
