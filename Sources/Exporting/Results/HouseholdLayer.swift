import GapAnalysis
import Geography
import Parallelism

/// Writes households.geojson and gaps.geojson.
///
/// A class, as a structure of so many parts would be copied for each household.
final class HouseholdLayer: Sendable {
  private let run: RunRecord
  private let results: GapResults
  private let names: Names

  private struct Names: Sendable {
    let id = PropertyName("id")
    let longitude = PropertyName("lon")
    let latitude = PropertyName("lat")
    let weight = PropertyName("weight")
    let openEnd = PropertyName("open_end_seconds")
    let missing = PropertyName("missing")
    /// By category.
    let categories: [String]
    let seconds: [PropertyName]
    let facilities: [PropertyName]
    /// By category, then by limit, then by position of the verdict: verdict and reason.
    let verdicts: [[[FixedProperties]]]
    /// By column of the input's own.
    let attributes: [PropertyName]

    init(_ run: RunRecord) {
      let columns = HouseholdColumns(run)
      categories = columns.categories.map(\.id)
      seconds = columns.categories.map { PropertyName($0.seconds) }
      facilities = columns.categories.map { PropertyName($0.facility) }
      verdicts = columns.categories.map { category in
        category.verdicts.map { names in
          Verdict.all.map { verdict in
            FixedProperties([
              (PropertyName(names.verdict), .string(verdict.name)),
              (PropertyName(names.reason), .optional(verdict.reason?.rawValue)),
            ])
          }
        }
      }
      attributes = OwnColumns.names(
        run.results.households.attributes.names, besides: columns.names + ["missing"]
      ).map(PropertyName.init)
    }
  }

  init(_ run: RunRecord) {
    self.run = run
    results = run.results
    names = Names(run)
  }

  /// - Parameters:
  ///   - households: Those to be written.
  ///   - areGaps: Whether what each is missing is written, too.
  func write(
    _ households: [Int], to path: String, areGaps: Bool = false, parallel: Parallel
  ) throws {
    let layer = GeoJSONLayer(
      path: path, members: run.layerMembers,
      boundingBox: BoundingBox(around: households.map { results.households.coordinates[$0] }),
      count: households.count)
    try layer.write(parallel: parallel) { index, feature in
      append(households[index], to: &feature)
      if areGaps { appendMissing(households[index], to: &feature) }
    }
  }

  private func append(_ household: Int, to feature: inout GeoJSONFeature) {
    let place = results.households.coordinates[household]
    feature.point(place)
    feature.property(names.id, results.households.ids[household])
    feature.property(names.longitude, Int(place.longitudeE7), decimals: 7)
    feature.property(names.latitude, Int(place.latitudeE7), decimals: 7)
    feature.property(names.weight, results.households.weights[household])
    feature.properties(
      results.households.attributes, ofRecord: household, named: names.attributes)
    for category in results.categories.indices {
      feature.property(
        names.seconds[category],
        results.categories[category].centiseconds[household].map { Int($0) }, decimals: 2)
      feature.property(
        names.facilities[category],
        results.categories[category].facilities[household].map { results.facilities.ids[$0] })
      for limit in results.limits.indices {
        let verdict = results.categories[category].verdicts[limit][household]
        feature.properties(names.verdicts[category][limit][verdict.position])
      }
    }
    feature.property(
      names.openEnd, results.openEndCentiseconds[household].map { Int($0) }, decimals: 2)
  }

  private func appendMissing(_ household: Int, to feature: inout GeoJSONFeature) {
    let missing = zip(results.categories, names.categories).lazy.filter { category, _ in
      category.verdicts.last![household].reason != nil
    }
    feature.property(names.missing, missing.map { _, id in id })
  }
}
