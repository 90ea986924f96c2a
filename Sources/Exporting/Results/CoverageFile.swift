import GapAnalysis

/// Writes coverage.csv: a row for each category, limit and denominator.
struct CoverageFile {
  private let run: RunRecord

  init(_ run: RunRecord) { self.run = run }

  static let names =
    ["category", "minutes", "meters", "denominator", "total", "covered", "notCovered", "gaps"]
    + Verdict.Reason.allCases.map(\.rawValue) + [
      "unknown", "rate", "rate_lowest", "rate_highest", "profile", "speed_kmh", "steps_speed_kmh",
    ]

  func write(to folder: String) throws {
    var text = ByteText()
    text.append(csvRow: Self.names)
    for row in run.results.coverage { text.append(csvRow: cells(row)) }
    let file = try OutputFile(path: folder + "/coverage.csv")
    try file.write(text)
    try file.close()
  }

  func cells(_ row: CoverageRow) -> [String] {
    func number(_ value: Double) -> String {
      var text = ByteText()
      text.append(value)
      return String(decoding: text.bytes, as: UTF8.self)
    }
    func amount(_ sum: WeightSum) -> String { row.isKnown ? number(sum.value) : "" }
    func rate(_ value: Double?) -> String {
      guard let value else { return "" }
      var text = ByteText()
      text.append(Int((value * 1e6).rounded()), decimals: 6)
      return String(decoding: text.bytes, as: UTF8.self)
    }
    return [run.categories.categories[row.category].id] + row.limit.cells + [
      row.denominator.name, amount(row.total), amount(row.covered), amount(row.notCovered),
      amount(row.gaps),
    ] + Verdict.Reason.allCases.map { amount(row.notCovered($0)) } + [
      amount(row.unknown), rate(row.rate), rate(row.lowestRate), rate(row.highestRate),
      run.profile.id, number(run.profile.speedKilometersPerHour),
      number(run.profile.stepsSpeedKilometersPerHour),
    ]
  }
}
