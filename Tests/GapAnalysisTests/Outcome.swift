import GapAnalysis
import TestSupport
import WalkingNetwork

/// All that is said of a town's households and facilities, by their ids: what must be equal where
/// nothing of substance has changed.
struct Outcome: Hashable {
  struct Household: Hashable {
    /// By category, hundredths of a second.
    var times: [Int64?] = []
    var nearest: [String?] = []
    /// By category, then by the name of the limit.
    var verdicts: [[String: Verdict]] = []
    let openEnd: Int64?
  }

  private(set) var households: [String: Household] = [:]
  /// By facility: the households in reach, by the name of the limit.
  private(set) var reach: [String: [String: Int]] = [:]

  init(_ answers: TownAnswers) {
    let results = answers.results
    for (row, id) in results.households.ids.enumerated() {
      var household = Household(openEnd: results.openEndCentiseconds[row])
      for category in results.categories {
        household.times.append(category.centiseconds[row])
        household.nearest.append(category.facilities[row].map { results.facilities.ids[$0] })
        household.verdicts.append(
          Dictionary(
            uniqueKeysWithValues: zip(results.limits, category.verdicts).map {
              ($0.name, $1[row])
            }))
      }
      households[id] = household
    }
    for id in results.facilities.ids {
      reach[id] = Dictionary(
        uniqueKeysWithValues: results.limits.map {
          ($0.name, answers.households(inReachOf: id, $0.name))
        })
    }
  }
}

/// No data area, whatever the header says.
let everywhere = DataArea(shape: .everywhere, source: .none)
