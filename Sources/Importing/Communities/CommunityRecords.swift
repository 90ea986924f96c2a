import GapAnalysis
import Geography
import Texts

/// Records that may be communities: those that can be used, and the others with their reason.
struct CommunityRecords {
  /// The last component of the file's path.
  let subject: String
  /// By record, as everything below.
  let rows: [Int]
  let ids: [String?]
  let names: [String?]
  let attributes: Attributes
  /// `nil` if nothing is drawn; of a record `nil` where it has no polygon.
  let polygons: [[Polygon]?]?

  func reading(repairs: AreaRepairs, source: TableSource) -> CommunityFile.Reading {
    var (used, totals) = ([Int](), [Int]())
    var rejected: [RejectedRecord] = []
    var seen: Set<ExactText> = []
    for record in rows.indices {
      if CommunityFile.isTotal(ids[record], names[record]) {
        totals.append(rows[record])
      } else if let reason = fault(record, &seen) {
        rejected.append(
          RejectedRecord(
            subject: .community, file: subject, row: rows[record], id: ids[record], reason: reason))
      } else {
        used.append(record)
      }
    }
    let communities = Communities(
      ids: used.map { ids[$0] ?? "" }, names: used.map { names[$0] },
      polygons: polygons.map { polygons in used.map { polygons[$0] ?? [] } },
      attributes: attributes.records(used))
    return CommunityFile.Reading(
      communities: communities, rows: used.map { rows[$0] }, rejected: rejected, repairs: repairs,
      totalRows: totals,
      source: source)
  }

  private func fault(_ record: Int, _ seen: inout Set<ExactText>) -> RejectedRecord.Reason? {
    guard let id = ids[record] else { return .noId }
    if let polygons, polygons[record] == nil { return .brokenPolygon }
    return seen.insert(ExactText(id)).inserted ? nil : .duplicateId
  }
}
