import TestSupport

/// Where households.csv of a city and the independent program's verdicts differ: times by more
/// than 0.05 s, all else at all. That is stricter than Tests/Expected/README.md, which lets a
/// verdict or a name differ where a time is within 0.05 s of a limit or of another facility's; none
/// of these cities has such a difference.
struct VerdictComparison {
  private(set) var seconds: [String] = []
  private(set) var verdicts: [String] = []
  private(set) var facilities: [String] = []

  private static let mostSeconds = 0.05

  init(_ city: City) throws {
    let expected = try city.expected("verdicts")
    let found = try city.outputs.households
    guard found.column("id") == expected.column("id") else {
      verdicts = ["the households are not the same"]
      return
    }
    for name in expected.names {
      let pairs = zip(found.column(name), expected.column(name))
      for (row, (found, expected)) in pairs.enumerated() where found != expected {
        note("\(row) \(name): \(found), expected \(expected)", name, found, expected)
      }
    }
  }

  private mutating func note(
    _ difference: String, _ column: String, _ found: String, _ expected: String
  ) {
    if column.hasSuffix("_seconds") {
      if let found = Double(found), let expected = Double(expected),
        abs(found - expected) <= Self.mostSeconds
      {
        return
      }
      seconds.append(difference)
    } else if column.hasSuffix("_facility") {
      facilities.append(difference)
    } else {
      verdicts.append(difference)
    }
  }
}
