import GapAnalysis
import OSMExtract

/// The coverage of a run as a table for a terminal: a row a category and limit, counts and shares.
package struct CoverageTable {
  private let run: RunRecord

  package init(_ run: RunRecord) { self.run = run }

  private static let reasons: [Verdict.Reason] = [
    .tooFar, .detour, .notConnected, .offNetwork, .noFacility,
  ]

  package var text: String {
    let groups = ["covered"] + Self.reasons.map(\.rawValue) + ["unknown"]
    var table = TextTable(
      head: ["category", "min"] + groups.flatMap { [$0, "%"] }, leftColumns: 1)
    for row in run.results.coverage where row.denominator == .households { table.add(cells(row)) }
    return table.text
  }

  private func cells(_ row: CoverageRow) -> [String] {
    let sums = [row.covered] + Self.reasons.map(row.notCovered) + [row.unknown]
    return [run.categories.categories[row.category].id, row.limit.name]
      + sums.flatMap { sum in
        let share = row.total.value > 0 ? sum.value / row.total.value : nil
        return [count(Int(sum.value)), share.map { decimal($0 * 100, places: 1) } ?? "-"]
      }
  }

  /// What the rows count, and who walks.
  package var heading: String {
    let households = run.results.households
    let counted =
      households.source == .residentialBuildings ? "residential buildings" : "households"
    return "\(count(households.count)) \(counted), walking at "
      + "\(run.profile.speedKilometersPerHour) km/h (profile \(run.profile.id), "
      + "\(run.profile.stepsSpeedKilometersPerHour) km/h on steps)\n"
  }

  /// What each category counts and misses.
  package var notes: String {
    run.categories.categories.enumerated().map { index, category in
      let facilities = run.results.facilities.members(ofCategory: index).count
      return "\(category.id) (facilities: \(count(facilities))): \(category.note.english)\n"
    }.joined()
  }
}
