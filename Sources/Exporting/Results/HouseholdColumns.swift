import GapAnalysis

/// The names of the columns that we give households.
struct HouseholdColumns: Sendable {
  struct Category: Sendable {
    let id: String
    let seconds: String
    let facility: String
    /// By limit.
    let verdicts: [(verdict: String, reason: String)]

    var names: [String] { [seconds, facility] + verdicts.flatMap { [$0.verdict, $0.reason] } }
  }

  let categories: [Category]

  init(_ run: RunRecord) {
    categories = run.categories.categories.map { category in
      Category(
        id: category.id, seconds: "\(category.id)_seconds", facility: "\(category.id)_facility",
        verdicts: run.results.limits.map {
          ("\(category.id)_\($0.name)", "\(category.id)_\($0.name)_reason")
        })
    }
  }

  /// In the order of the table.
  var names: [String] {
    ["id", "lon", "lat", "weight"] + categories.flatMap(\.names) + ["open_end_seconds"]
  }
}
