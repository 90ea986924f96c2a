/// Coverage of a category within a limit, counted in one denominator.
package struct CoverageRow: Sendable {
  /// What is counted.
  package enum Denominator: Hashable, Sendable {
    /// Each household counts once.
    case households
    /// Each household counts its weight.
    case weight
    /// Each household counts what a column of the user's own says; where that is not known, it is
    /// not counted.
    case column(String)

    /// As results name it.
    package var name: String {
      switch self {
      case .households: "households"
      case .weight: "weight"
      case .column(let name): name
      }
    }
  }

  /// Position among the categories.
  package let category: Int
  package let limit: Limit
  package let denominator: Denominator
  /// Whether anything is counted: not where there are households and of none of them the amount is
  /// known.
  package let isKnown: Bool
  package private(set) var covered = WeightSum()
  package private(set) var unknown = WeightSum()
  private var byReason = Array(repeating: WeightSum(), count: Verdict.Reason.allCases.count)

  /// - Parameter amounts: By household; `nil`: it is not counted.
  init(
    category: Int, limit: Limit, denominator: Denominator, verdicts: [Verdict], amounts: [Double?]
  ) {
    self.category = category
    self.limit = limit
    self.denominator = denominator
    isKnown = amounts.isEmpty || amounts.contains { $0 != nil }
    for (verdict, amount) in zip(verdicts, amounts) {
      guard let amount else { continue }
      switch verdict {
      case .covered: covered += amount
      case .unknown: unknown += amount
      case .notCovered(let reason): byReason[reason.position] += amount
      }
    }
  }

  package func notCovered(_ reason: Verdict.Reason) -> WeightSum { byReason[reason.position] }

  package var notCovered: WeightSum { byReason.reduce(into: WeightSum()) { $0 += $1 } }

  /// Those not covered for a reason that lies in the town, not in missing data or addresses.
  package var gaps: WeightSum {
    [.notConnected, .detour, .tooFar].reduce(into: WeightSum()) { $0 += notCovered($1) }
  }

  package var total: WeightSum {
    var sum = covered
    sum += unknown
    sum += notCovered
    return sum
  }

  /// Covered among those known, 0 to 1; `nil` if nothing is known.
  package var rate: Double? { share(covered, of: total.value - unknown.value) }
  /// If all the unknown were not covered.
  package var lowestRate: Double? { share(covered, of: total.value) }
  /// If all the unknown were covered.
  package var highestRate: Double? {
    var most = covered
    most += unknown
    return share(most, of: total.value)
  }

  private func share(_ part: WeightSum, of whole: Double) -> Double? {
    whole > 0 ? part.value / whole : nil
  }
}

extension Households {
  /// What each household counts, in every denominator; `nil`: it is not counted.
  var amountsByDenominator: [(CoverageRow.Denominator, [Double?])] {
    [(.households, Array(repeating: 1, count: count)), (.weight, weights)]
      + denominators.map { (.column($0.name), $0.values) }
  }
}
