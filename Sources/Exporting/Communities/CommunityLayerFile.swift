import GapAnalysis
import Geography
import Parallelism
import Standards

/// Writes communities.geojson: a feature a community, with its coverage and what standards say of it.
struct CommunityLayerFile: Sendable {
  private let run: RunRecord
  private let communities: CommunityResults
  private let names: Names
  /// By community, then by rule of every standard in turn.
  private let states: [[String?]]

  private struct Names: Sendable {
    /// Of one row of coverage.
    struct Row: Sendable {
      let covered: PropertyName
      let unknown: PropertyName
      let total: PropertyName
      let rate: PropertyName
    }

    let id = PropertyName("id")
    let name = PropertyName("name")
    let households = PropertyName("households")
    let rows: [Row]
    /// By rule of every standard in turn.
    let rules: [PropertyName]
    let attributes: [PropertyName]

    init(_ run: RunRecord, _ communities: CommunityResults) {
      let stems = communities.whole.coverage.map { row in
        let category = run.categories.categories[row.category].id
        return "\(category)_\(row.limit.name)_\(row.denominator.name)"
      }
      let rules = (run.judgement?.scorecards ?? []).flatMap { scorecard in
        scorecard.standard.rules.map { "\(scorecard.standard.id):\($0.id)" }
      }
      let ours =
        ["id", "name", "households"]
        + stems.flatMap { ["\($0)_covered", "\($0)_unknown", "\($0)_total", "\($0)_rate"] } + rules
      rows = stems.map {
        Row(
          covered: PropertyName("\($0)_covered"), unknown: PropertyName("\($0)_unknown"),
          total: PropertyName("\($0)_total"), rate: PropertyName("\($0)_rate"))
      }
      self.rules = rules.map(PropertyName.init)
      attributes = OwnColumns.names(communities.communities.attributes.names, besides: ours)
        .map(PropertyName.init)
    }
  }

  init(_ run: RunRecord, _ communities: CommunityResults) {
    self.run = run
    self.communities = communities
    names = Names(run, communities)
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
      path: folder + "/communities.geojson", members: run.layerMembers,
      boundingBox: BoundingBox(around: polygons.flatMap(\.exterior)),
      count: communities.communities.count)
    try layer.write(parallel: parallel) { community, feature in
      append(community, to: &feature)
    }
  }

  private func append(_ community: Int, to feature: inout GeoJSONFeature) {
    let (all, group) = (communities.communities, communities.groups[community])
    feature.polygons(all.polygons?[community] ?? [])
    feature.property(names.id, all.ids[community])
    feature.property(names.name, all.names[community])
    feature.property(names.households, group.households.count)
    for (row, names) in zip(group.coverage, names.rows) {
      feature.property(names.covered, row.covered.value)
      feature.property(names.unknown, row.unknown.value)
      feature.property(names.total, row.total.value)
      feature.property(names.rate, row.rate.map { ($0 * 1e6).rounded() / 1e6 })
    }
    for (state, name) in zip(states[community], names.rules) { feature.property(name, state) }
    feature.properties(all.attributes, ofRecord: community, named: names.attributes)
  }
}
