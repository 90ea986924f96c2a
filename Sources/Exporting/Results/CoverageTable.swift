import GapAnalysis
import OSMExtract

/// The coverage of a run as a table for a terminal: a row a category and limit, shares and counts.
package struct CoverageTable {
  private let run: RunRecord

  package init(_ run: RunRecord) { self.run = run }

  package var text: String {
    var table = TextTable(
      head: ["category", "min", "covered", "", "not", "", "tooFar", "detour", "notConnected",
        "offNetwork", "noFacility", "unknown", ""],
      leftColumns: 1)
    for row in run.results.coverage where row.denominator == .households { table.add(cells(row)) }
    return table.text
  }

  private func cells(_ row: CoverageRow) -> [String] {
    func amount(_ sum: WeightSum) -> String { count(Int(sum.value)) }
    func share(_ sum: WeightSum) -> String {
      row.total.value > 0 ? percentage(sum.value / row.total.value) : "-"
    }
    let reasons: [Verdict.Reason] = [.tooFar, .detour, .notConnected, .offNetwork, .noFacility]
    return [
      run.categories.categories[row.category].id, row.limit.name,
      amount(row.covered), share(row.covered), amount(row.notCovered), share(row.notCovered),
    ] + reasons.map { amount(row.notCovered($0)) } + [amount(row.unknown), share(row.unknown)]
  }

  /// What the rows count, and the shares among the known with what the unknown leave open.
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
      let facilities = run.results.facilities.categories.count { $0.contains(index) }
      return "\(category.id): \(count(facilities)) facilities. \(category.note.english)\n"
    }.joined()
  }
}
