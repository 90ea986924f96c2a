import GapAnalysis
import Geography
import Parallelism

/// Writes facilities.geojson.
struct FacilityFile: Sendable {
  private let run: RunRecord
  private let names: Names
  /// By facility; `nil` where no standard was asked for.
  private let countedFor: [[String]]?

  private struct Names: Sendable {
    /// What is counted of some households.
    struct Counts: Sendable {
      let households: PropertyName
      let weight: PropertyName
      /// By denominator.
      let amounts: [PropertyName]
    }
    let id = PropertyName("id")
    let name = PropertyName("name")
    let categories = PropertyName("categories")
    let rules = PropertyName("rules")
    let joined = PropertyName("joined")
    let community = PropertyName("community")
    let countedFor = PropertyName("counted_for")
    /// By limit.
    let reach: [Counts]
    /// By category.
    let nearest: [Counts]
    /// By column of the input's own.
    let attributes: [PropertyName]

    init(_ run: RunRecord) {
      let reach = run.results.limits.map { ("households_\($0.name)", "weight_\($0.name)") }
      let nearest = run.categories.categories.map {
        ("nearest_\($0.id)", "nearest_\($0.id)_weight")
      }
      let ours =
        ["id", "name", "categories", "rules", "joined"]
        + (run.communities == nil ? [] : ["community"])
        + (run.judgement == nil ? [] : ["counted_for"])
        + (reach + nearest).flatMap { [$0.0, $0.1] }
      let denominators = run.results.households.denominators.map(\.name)
      let amounts = OwnColumns.names(
        run.results.limits.flatMap { limit in denominators.map { "\($0)_\(limit.name)" } }
          + nearest.flatMap { name, _ in denominators.map { "\(name)_\($0)" } }, besides: ours)
      let counts = (reach + nearest).enumerated().map { index, names in
        let first = index * denominators.count
        return Counts(
          households: PropertyName(names.0), weight: PropertyName(names.1),
          amounts: amounts[first..<first + denominators.count].map(PropertyName.init))
      }
      self.reach = Array(counts.prefix(reach.count))
      self.nearest = Array(counts.dropFirst(reach.count))
      attributes = OwnColumns.names(
        run.results.facilities.attributes.names, besides: ours + amounts
      ).map(PropertyName.init)
    }
  }

  init(_ run: RunRecord) {
    self.run = run
    names = Names(run)
    countedFor = run.judgement?.countedFor
  }

  func write(to folder: String, parallel: Parallel) throws {
    let facilities = run.results.facilities
    let layer = GeoJSONLayer(
      path: folder + "/facilities.geojson", members: run.layerMembers,
      boundingBox: BoundingBox(around: facilities.coordinates), count: facilities.count)
    try layer.write(parallel: parallel) { facility, feature in append(facility, to: &feature) }
  }

  private func append(_ facility: Int, to feature: inout GeoJSONFeature) {
    let facilities = run.results.facilities
    let columns = run.results.facilityColumns
    let categories = facilities.categories[facility]
    feature.point(facilities.coordinates[facility])
    feature.property(names.id, facilities.ids[facility])
    feature.property(names.name, facilities.names[facility])
    feature.property(names.categories, categories.lazy.map { run.allCategories.categories[$0].id })
    feature.property(names.rules, facilities.rules[facility])
    feature.property(names.joined, columns.isJoined[facility])
    if let communities = run.communities?.results {
      let community = communities.facilityMembership.communities[facility]
      feature.property(names.community, community.map { communities.communities.ids[$0] })
    }
    if let countedFor { feature.property(names.countedFor, countedFor[facility]) }
    for (limit, names) in names.reach.enumerated() {
      feature.property(names.households, columns.households[limit][facility])
      feature.property(names.weight, columns.weights[limit][facility].value)
      for (name, amounts) in zip(names.amounts, columns.amounts) {
        feature.property(name, amounts[limit][facility].value)
      }
    }
    for (category, names) in names.nearest.enumerated() {
      // Of a category that it is not in, it is nobody's nearest: that says nothing.
      let isMember = categories.contains(category)
      func value(_ sum: WeightSum) -> Double? { isMember ? sum.value : nil }
      feature.property(
        names.households, isMember ? columns.nearestHouseholds[category][facility] : nil)
      feature.property(names.weight, value(columns.nearestWeights[category][facility]))
      for (name, amounts) in zip(names.amounts, columns.nearestAmounts) {
        feature.property(name, value(amounts[category][facility]))
      }
    }
    feature.properties(facilities.attributes, ofRecord: facility, named: names.attributes)
  }
}
