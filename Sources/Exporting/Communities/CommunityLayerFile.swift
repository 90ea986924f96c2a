import GapAnalysis
import Geography
import Parallelism
import Standards

/// Writes communities.geojson: a feature a community, with its coverage and what standards say of it.
struct CommunityLayerFile: Sendable {
  private let run: RunRecord
  private let communities: CommunityResults
  private let names: CommunityProperties
  /// By community, then by rule of every standard in turn.
  private let states: [[String?]]

  init(_ run: RunRecord, _ communities: CommunityResults) {
    self.run = run
    self.communities = communities
    names = CommunityProperties(run, communities)
    let scorecards = run.judgement?.scorecards ?? []
    var states: [[String?]] = Array(
      repeating: Array(repeating: nil, count: names.rules.count),
      count: communities.communities.count)
    var first = 0
    for scorecard in scorecards {
      for answer in scorecard.answers where answer.area < communities.communities.count {
        states[answer.area][first + answer.rule] = answer.finding.state.rawValue
      }
      first += scorecard.standard.rules.count
    }
    self.states = states
  }

  func write(to folder: String, parallel: Parallel) throws {
    let polygons = communities.communities.polygons?.flatMap(\.self) ?? []
    let layer = GeoJSONLayer(
      path: folder + "/communities.geojson", members: run.layerMembers + unverifiedRules,
      boundingBox: BoundingBox(around: polygons.flatMap(\.exterior)),
      count: communities.communities.count)
    try layer.write(parallel: parallel) { community, feature in
      append(community, to: &feature)
    }
  }

  /// The rules whose states rest on a clause that nobody read.
  private var unverifiedRules: [(String, JSONNode)] {
    guard let judgement = run.judgement else { return [] }
    let names = judgement.scorecards.flatMap { scorecard in
      scorecard.standard.rules.filter { !$0.isVerified }.map {
        JSONNode.string(scorecard.standard.reference(to: $0))
      }
    }
    return [("unverified_rules", .array(names))]
  }

  private func append(_ community: Int, to feature: inout GeoJSONFeature) {
    let (all, group) = (communities.communities, communities.groups[community])
    feature.polygons(all.polygons?[community] ?? [])
    feature.property(names.id, all.ids[community])
    feature.property(names.name, all.names[community])
    feature.property(names.households, group.households.count)
    for (name, denominator) in zip(names.stated, names.denominators) {
      feature.property(name, communities.stated(denominator, ofCommunity: community))
    }
    for (category, names) in names.categories.enumerated() {
      append(group, category, names, to: &feature)
    }
    for (row, names) in zip(group.coverage, names.rows) {
      func amount(_ sum: WeightSum) -> Double? { row.isKnown ? sum.value : nil }
      feature.property(names.covered, amount(row.covered))
      feature.property(names.unknown, amount(row.unknown))
      feature.property(names.total, amount(row.total))
      feature.property(names.rate, Self.share(row.rate))
      feature.property(names.lowestRate, Self.share(row.lowestRate))
      feature.property(names.highestRate, Self.share(row.highestRate))
      for (reason, name) in zip(Verdict.Reason.allCases, names.reasons) {
        feature.property(name, amount(row.notCovered(reason)))
      }
    }
    for (state, name) in zip(states[community], names.rules) { feature.property(name, state) }
    feature.properties(all.attributes, ofRecord: community, named: names.attributes)
  }

  private func append(
    _ group: CommunityResults.Group, _ category: Int, _ names: CommunityProperties.Category,
    to feature: inout GeoJSONFeature
  ) {
    let times = group.times[category]
    feature.property(names.mean, Self.seconds(times.meanSeconds))
    feature.property(names.median, Self.seconds(times.medianSeconds))
    feature.property(names.ninetiethPercentile, Self.seconds(times.ninetiethPercentileSeconds))
    feature.property(names.inside, group.facilitiesInside?[category])
    for (count, name) in zip(group.facilitiesInReach[category], names.inReach) {
      feature.property(name, count)
    }
  }

  private static func share(_ value: Double?) -> Double? {
    value.map { ($0 * 1e6).rounded() / 1e6 }
  }

  private static func seconds(_ value: Double?) -> Double? {
    value.map { ($0 * 100).rounded() / 100 }
  }
}
