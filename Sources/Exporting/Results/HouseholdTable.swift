import GapAnalysis

/// The rows of households.csv.
///
/// A class for the same reason as `HouseholdLayer`.
final class HouseholdTable {
  private let results: GapResults
  private let names: [String]
  /// By position of a verdict: verdict and reason, with a comma before each.
  private let verdictCells: [[UInt8]]

  init(_ run: RunRecord) {
    results = run.results
    names = HouseholdColumns(run).names
    verdictCells = Verdict.all.map { Array(",\($0.name),\($0.reason?.rawValue ?? "")".utf8) }
  }

  var head: ByteText {
    var head = ByteText()
    head.append(csvRow: names)
    return head
  }

  /// - Parameter answers: With those of the household.
  func append(_ household: Int, _ answers: HouseholdAnswers, to text: inout ByteText) {
    text.append(csvCell: results.households.ids[household])
    text.append(ByteText.comma)
    text.append(degreesE7: results.households.coordinates[household].longitudeE7)
    text.append(ByteText.comma)
    text.append(degreesE7: results.households.coordinates[household].latitudeE7)
    text.append(ByteText.comma)
    text.append(results.households.weights[household])
    for category in results.categories.indices {
      let answer = answers.answer(household, category: category)
      text.append(ByteText.comma)
      text.append(optionalCentiseconds: answer.centiseconds)
      text.append(ByteText.comma)
      if let facility = answer.facility { text.append(csvCell: results.facilities.ids[facility]) }
      for limit in results.limits.indices {
        text.append(
          verdictCells[answers.verdictPosition(household, category: category, limit: limit)])
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
