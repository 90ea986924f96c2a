import GapAnalysis
import Parallelism

/// Writes households.csv.
///
/// A class for the same reason as `HouseholdLayer`.
final class HouseholdTableFile: Sendable {
  private let results: GapResults
  private let names: [String]
  /// By position of a verdict: verdict and reason, with a comma before each.
  private let verdictCells: [[UInt8]]

  init(_ run: RunRecord) {
    results = run.results
    names = HouseholdColumns(run).names
    verdictCells = Verdict.all.map { Array(",\($0.name),\($0.reason?.rawValue ?? "")".utf8) }
  }

  func write(to path: String, parallel: Parallel) throws {
    let file = try OutputFile(path: path)
    var head = ByteText()
    head.append(csvRow: names)
    try file.write(head)
    try file.write(count: results.households.count, parallel: parallel) { household, text in
      appendRow(household, to: &text)
    }
    try file.close()
  }

  private func appendRow(_ household: Int, to text: inout ByteText) {
    text.append(csvCell: results.households.ids[household])
    text.append(ByteText.comma)
    text.append(degreesE7: results.households.coordinates[household].longitudeE7)
    text.append(ByteText.comma)
    text.append(degreesE7: results.households.coordinates[household].latitudeE7)
    text.append(ByteText.comma)
    text.append(results.households.weights[household])
    for category in results.categories.indices {
      text.append(ByteText.comma)
      text.append(optionalCentiseconds: results.categories[category].centiseconds[household])
      text.append(ByteText.comma)
      if let facility = results.categories[category].facilities[household] {
        text.append(csvCell: results.facilities.ids[facility])
      }
      for limit in results.limits.indices {
        let verdict = results.categories[category].verdicts[limit][household]
        text.append(verdictCells[verdict.position])
      }
    }
    text.append(ByteText.comma)
    text.append(optionalCentiseconds: results.openEndCentiseconds[household])
    text.append("\r\n")
  }
}

extension ByteText {
  /// Seconds with two decimals; nothing without a time.
  fileprivate mutating func append(optionalCentiseconds value: Int64?) {
    if let value { append(Int(value), decimals: 2) }
  }
}
