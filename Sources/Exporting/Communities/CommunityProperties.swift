import GapAnalysis

/// The names of the properties of communities.geojson.
struct CommunityProperties: Sendable {
  /// Of one row of coverage.
  struct Row: Sendable {
    let covered: PropertyName
    let unknown: PropertyName
    let total: PropertyName
    let rate: PropertyName
    let lowestRate: PropertyName
    let highestRate: PropertyName
    /// In the order of `Verdict.Reason.allCases`.
    let reasons: [PropertyName]

    fileprivate static func names(_ stem: String) -> [String] {
      ["covered", "unknown", "total", "rate", "rate_lowest", "rate_highest"].map { "\(stem)_\($0)" }
        + Verdict.Reason.allCases.map { "\(stem)_\($0.rawValue)" }
    }

    fileprivate init(_ stem: String) {
      let names = Self.names(stem).map(PropertyName.init)
      (covered, unknown, total) = (names[0], names[1], names[2])
      (rate, lowestRate, highestRate) = (names[3], names[4], names[5])
      reasons = Array(names[6...])
    }
  }

  /// Of one category.
  struct Category: Sendable {
    let mean: PropertyName
    let median: PropertyName
    let ninetiethPercentile: PropertyName
    let inside: PropertyName
    /// By limit.
    let inReach: [PropertyName]

    fileprivate static func names(_ category: String, _ limits: [Limit]) -> [String] {
      ["mean_seconds", "median_seconds", "p90_seconds", "facilities_inside"].map {
        "\(category)_\($0)"
      } + limits.map { "\(category)_\($0.name)_facilities_in_reach" }
    }

    fileprivate init(_ category: String, _ limits: [Limit]) {
      let names = Self.names(category, limits).map(PropertyName.init)
      (mean, median, ninetiethPercentile, inside) = (names[0], names[1], names[2], names[3])
      inReach = Array(names[4...])
    }
  }

  let id = PropertyName("id")
  let name = PropertyName("name")
  let households = PropertyName("households")
  /// Those of which something is stated, and the names of that.
  let denominators: [CoverageRow.Denominator]
  let stated: [PropertyName]
  let categories: [Category]
  /// As `CommunityResults.Group.coverage`.
  let rows: [Row]
  /// By rule of every standard in turn.
  let rules: [PropertyName]
  /// By column of the input's own.
  let attributes: [PropertyName]

  init(_ run: RunRecord, _ communities: CommunityResults) {
    let ids = run.categories.categories.map(\.id)
    let stems = communities.whole.coverage.map { row in
      "\(ids[row.category])_\(row.limit.name)_\(row.denominator.name)"
    }
    let rules = (run.judgement?.scorecards ?? []).flatMap { scorecard in
      scorecard.standard.rules.map(scorecard.standard.reference)
    }
    denominators = communities.statedTotals.map(\.denominator)
    let stated = denominators.map { "\($0.name)_stated" }
    let limits = run.results.limits
    let ours =
      ["id", "name", "households"] + stated + ids.flatMap { Category.names($0, limits) }
      + stems.flatMap(Row.names) + rules
    self.stated = stated.map(PropertyName.init)
    categories = ids.map { Category($0, limits) }
    rows = stems.map(Row.init)
    self.rules = rules.map(PropertyName.init)
    attributes = OwnColumns.names(communities.communities.attributes.names, besides: ours)
      .map(PropertyName.init)
  }
}
