import WalkingNetwork

/// How many verdicts change if a choice of the method is made otherwise, found by judging anew.
package struct Sensitivity: Hashable, Sendable {
  /// What is made otherwise.
  package enum Variant: String, CaseIterable, Sendable {
    case speedPlus10Percent, speedMinus10Percent
    case limitPlus1Minute, limitMinus1Minute
    /// Only the nearest street of each part is joined.
    case joinSlack0
    /// Every street within `max_join` is joined.
    case everyJoin

    var changesJoins: Bool { self == .joinSlack0 || self == .everyJoin }
  }

  package let variant: Variant
  /// Position among the categories.
  package let category: Int
  package let limit: Limit
  /// Verdicts that are another than before; reasons do not count.
  package let changed: Int
  /// Verdicts that become covered, and that are covered no more.
  package let toCovered: Int
  package let fromCovered: Int
  package let total: Int

  package var share: Double? { total > 0 ? Double(changed) / Double(total) : nil }
}

extension GapAnalysis {
  /// Judges anew in every variant and counts what changes. Only other joins are searched anew: the
  /// walks are the same at another speed and for another limit.
  ///
  /// A limit that would not be above zero is left out.
  func sensitivity(_ results: GapResults, _ ground: Groundwork) throws -> [Sensitivity] {
    let variants = Sensitivity.Variant.allCases
    let judging = try parallel.stage(.judgingAgain, of: variants.count)
    return try variants.enumerated().flatMap { number, variant in
      let (analysis, kept) = try self.analysis(for: variant)
      var again = GapResults(
        limits: analysis.limits, households: results.households, facilities: results.facilities)
      try analysis.judge(
        variant.changesJoins
          ? try analysis.groundwork(results.households, results.facilities) : ground,
        into: &again)
      let columns = again.categories
      try judging.tell(share: Double(number + 1) / Double(variants.count))
      return results.categories.indices.flatMap { category in
        kept.enumerated().map { position, limit in
          Self.comparison(
            variant, category, limits[limit],
            before: results.categories[category].verdicts[limit],
            after: columns[category].verdicts[position])
        }
      }
    }
  }

  /// The analysis of a variant, and which of the limits it judges, in its order.
  private func analysis(for variant: Sensitivity.Variant) throws -> (GapAnalysis, [Int]) {
    let all = Array(limits.indices)
    switch variant {
    case .speedPlus10Percent: return (with(network.walked(atSpeedTimes: 1.1), limits), all)
    case .speedMinus10Percent: return (with(network.walked(atSpeedTimes: 0.9), limits), all)
    case .limitPlus1Minute, .limitMinus1Minute:
      let minute = variant == .limitPlus1Minute ? 1.0 : -1
      let kept = all.filter { limits[$0].value + minute > 0 }
      return (with(network, kept.map { limits[$0].shifted(byMinutes: minute) }), kept)
    case .joinSlack0: return (joining(withSlack: 0), all)
    case .everyJoin: return (joining(withSlack: network.parameters.maxJoin), all)
    }
  }

  private static func comparison(
    _ variant: Sensitivity.Variant, _ category: Int, _ limit: Limit, before: [Verdict],
    after: [Verdict]
  ) -> Sensitivity {
    var (changed, toCovered, fromCovered) = (0, 0, 0)
    for (old, new) in zip(before, after) where old.name != new.name {
      changed += 1
      if new == .covered { toCovered += 1 }
      if old == .covered { fromCovered += 1 }
    }
    return Sensitivity(
      variant: variant, category: category, limit: limit, changed: changed, toCovered: toCovered,
      fromCovered: fromCovered, total: before.count)
  }
}
