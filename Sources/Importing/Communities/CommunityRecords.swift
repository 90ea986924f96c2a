import GapAnalysis
import Geography
import Texts

/// Records that may be communities: those that can be used, and the others with their reason.
struct CommunityRecords {
  /// The last component of the file's path.
  let subject: String
  /// By record, as everything below.
  let rows: [Int]
  /// Their own.
  let ids: [String?]
  /// What stands for an id where there is none.
  let substitutes: [String?]
  let names: [String?]
  let attributes: Attributes
  /// `nil` if nothing is drawn; of a record `nil` where it has no polygon.
  let polygons: [[Polygon]?]?
  /// Records with more cells than the header.
  var withExtraCells: Set<Int> = []

  private struct Selection {
    var used: [Int] = []
    /// Of those that are used: by id.
    var records: [ExactText: Int] = [:]
    var totals: [Int] = []
    var rejected: [(record: Int, reason: RejectedRecord.Reason)] = []
    var ids: [String] = []
  }

  func reading(
    _ columns: ColumnNames, repairs: AreaRepairs, source: TableSource
  ) -> CommunityFile.Reading {
    let selection = selection(columns)
    let used = selection.used
    var communities = Communities(
      ids: selection.ids, names: used.map { names[$0] },
      polygons: polygons.map { polygons in used.map { polygons[$0] ?? [] } },
      attributes: attributes.records(used))
    communities.withoutOwnID = Set(used.indices.filter { ids[used[$0]] == nil })
    communities.namesSetAside = selection.rejected.compactMap { record, _ in
      isRepetition(record, selection) ? nil : names[record]
    }
    return CommunityFile.Reading(
      communities: communities, rows: used.map { rows[$0] },
      rejected: selection.rejected.map { record, reason in
        RejectedRecord(
          subject: .community, file: subject, row: rows[record],
          id: ids[record] ?? substitutes[record], reason: reason)
      },
      repairs: repairs, totalRows: selection.totals.map { rows[$0] }, source: source)
  }

  private func selection(_ columns: ColumnNames) -> Selection {
    var selection = Selection()
    for record in rows.indices {
      if columns.areOfTotalRow(ids[record], names[record]) {
        selection.totals.append(record)
      } else if withExtraCells.contains(record) {
        selection.rejected.append((record, .extraCells))
      } else if let id = ids[record] ?? substitutes[record] {
        if let polygons, polygons[record] == nil {
          selection.rejected.append((record, .brokenPolygon))
        } else if selection.records[ExactText(id)] != nil {
          selection.rejected.append((record, .duplicateId))
        } else {
          selection.records[ExactText(id)] = record
          selection.used.append(record)
          selection.ids.append(id)
        }
      } else {
        selection.rejected.append((record, .noId))
      }
    }
    return selection
  }

  /// Whether a record is one that is used, once more: their name then means nobody else.
  private func isRepetition(_ record: Int, _ selection: Selection) -> Bool {
    guard let id = ids[record], let first = selection.records[ExactText(id)], ids[first] != nil
    else { return false }
    return names[first].map { ForgivingName($0) } == names[record].map { ForgivingName($0) }
  }
}
