import GapAnalysis

/// What an analysis found of some households in a row, side by side by household.
///
/// Results stand in a column for each category and limit. Every touch of a column counts a reference,
/// for which threads wait; so columns are touched once for many households.
///
/// A class for the same reason as `HouseholdLayer`.
final class HouseholdAnswers {
  struct Answer {
    /// Hundredths of a second; `nil` without a walk.
    var centiseconds: Int64?
    /// Position among the facilities.
    var facility: Int?
  }

  private let results: GapResults
  private let categoryCount: Int
  private let limitCount: Int
  private var first = 0
  /// By household, then by category.
  private var answers: [Answer] = []
  /// By household, then by category, then by limit: positions of verdicts.
  private var verdicts: [UInt8] = []

  init(_ results: GapResults) {
    self.results = results
    categoryCount = results.categories.count
    limitCount = results.limits.count
  }

  func gather(_ households: Range<Int>) {
    first = households.lowerBound
    let count = households.count * categoryCount
    if answers.count < count {
      answers = Array(repeating: Answer(), count: count)
      verdicts = Array(repeating: 0, count: count * limitCount)
    }
    for (category, columns) in results.categories.enumerated() {
      var place = category
      for household in households {
        answers[place] = Answer(
          centiseconds: columns.centiseconds[household], facility: columns.facilities[household])
        place += categoryCount
      }
      for (limit, column) in columns.verdicts.enumerated() {
        var place = category * limitCount + limit
        for household in households {
          verdicts[place] = UInt8(column[household].position)
          place += categoryCount * limitCount
        }
      }
    }
  }

  /// - Parameter household: One of those that were gathered.
  func answer(_ household: Int, category: Int) -> Answer {
    answers[(household - first) * categoryCount + category]
  }

  /// In `Verdict.all`.
  func verdictPosition(_ household: Int, category: Int, limit: Int) -> Int {
    Int(verdicts[((household - first) * categoryCount + category) * limitCount + limit])
  }
}
