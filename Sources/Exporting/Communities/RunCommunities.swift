import GapAnalysis
import Geography

/// The communities of a run: how they were put together, and what was found of them.
package struct RunCommunities: Sendable {
  /// A row of an input.
  package struct Row: Hashable, Sendable {
    /// The last component of the file's path.
    package let file: String
    package let row: Int

    package init(file: String, row: Int) {
      self.file = file
      self.row = row
    }
  }

  package let results: CommunityResults
  /// Of the table of households, that names the community of each; `nil`: the polygons tell.
  package let column: String?
  package let repairs: AreaRepairs
  /// Rows that sum up the others, and were left out.
  package let totalRows: [Row]
  /// Ids of those of the layer of which the table says nothing, and of the table that are not drawn.
  package let withoutFigures: [String]
  package let notDrawn: [String]
  /// `nil` if nothing was spread.
  package let spread: RunSpread?

  package init(
    results: CommunityResults, column: String?, repairs: AreaRepairs, totalRows: [Row],
    withoutFigures: [String], notDrawn: [String], spread: RunSpread?
  ) {
    self.results = results
    self.column = column
    self.repairs = repairs
    self.totalRows = totalRows
    self.withoutFigures = withoutFigures
    self.notDrawn = notDrawn
    self.spread = spread
  }

  /// - Parameter setAside: By reason.
  func node(setAside: JSONNode) -> JSONNode {
    .object([
      ("count", .integer(results.communities.count)),
      ("drawn", .bool(results.communities.polygons != nil)),
      ("households_by", .string(column == nil ? "place" : "column")),
      ("column", .optional(column)),
      ("households_in_none", .integer(results.outside.households.count)),
      ("households_in_several", .integer(results.householdMembership.sharedPlaces)),
      ("without_households", .integer(results.groups.count { $0.households.isEmpty })),
      ("facilities_in_none", .integer(results.outside.facilities.count)),
      ("closed_rings", .integer(repairs.closedRings)),
      ("repaired_polygons", .integer(repairs.repairedPolygons)),
      (
        "total_rows",
        .array(
          totalRows.map { row in
            .object([("file", .string(row.file)), ("row", .integer(row.row))])
          })
      ),
      ("without_figures", .array(withoutFigures.map { .string($0) })),
      ("not_drawn", .array(notDrawn.map { .string($0) })),
      ("spread", spread?.node ?? .null),
      ("set_aside", setAside),
    ])
  }
}
