import GapAnalysis
import Geography
import Parallelism

/// Writes facilities.geojson.
struct FacilityFile: Sendable {
  private let run: RunRecord
  private let attributeNames: [String]
  private let reachNames: [(households: String, weight: String)]
  private let nearestNames: [(households: String, weight: String)]

  init(_ run: RunRecord) {
    self.run = run
    let reach = run.results.limits.map { ("households_\($0.name)", "weight_\($0.name)") }
    let nearest = run.categories.categories.map { ("nearest_\($0.id)", "nearest_\($0.id)_weight") }
    reachNames = reach
    nearestNames = nearest
    attributeNames = run.results.facilities.attributes.names(
      besides: ["id", "name", "categories", "rules", "joined"]
        + (reach + nearest).flatMap { [$0.0, $0.1] })
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
    feature.property("id", facilities.ids[facility])
    feature.property("name", facilities.names[facility])
    feature.property("categories", categories.map { run.categories.categories[$0].id })
    feature.property("rules", facilities.rules[facility])
    feature.property("joined", columns.isJoined[facility])
    for (limit, names) in reachNames.enumerated() {
      feature.property(names.households, columns.households[limit][facility])
      feature.property(names.weight, columns.weights[limit][facility].value)
    }
    for (category, names) in nearestNames.enumerated() {
      // Of a category that it is not in, it is nobody's nearest: that says nothing.
      let isMember = categories.contains(category)
      feature.property(
        names.households, isMember ? columns.nearestHouseholds[category][facility] : nil)
      if isMember {
        feature.property(names.weight, columns.nearestWeights[category][facility].value)
      } else {
        feature.property(names.weight, nil as Int?)
      }
    }
    feature.properties(facilities.attributes, of: facility, named: attributeNames)
  }
}
