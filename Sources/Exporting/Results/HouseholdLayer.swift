import GapAnalysis
import Geography

/// The features of households.geojson and gaps.geojson.
///
/// A class, as a structure of so many parts would be copied for each household.
final class HouseholdLayer {
  private let results: GapResults
  private let names: Names

  private struct Names {
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
    results = run.results
    names = Names(run)
  }

  /// - Parameter answers: With those of the household.
  func append(_ household: Int, _ answers: HouseholdAnswers, to text: inout ByteText) {
    var feature = GeoJSONFeature(after: &text)
    let place = results.households.coordinates[household]
    feature.point(place)
    feature.property(names.id, results.households.ids[household])
    feature.property(names.longitude, Int(place.longitudeE7), decimals: 7)
    feature.property(names.latitude, Int(place.latitudeE7), decimals: 7)
    feature.property(names.weight, results.households.weights[household])
    feature.properties(
      results.households.attributes, ofRecord: household, named: names.attributes)
    for category in names.categories.indices {
      let answer = answers.answer(household, category: category)
      feature.property(names.seconds[category], answer.centiseconds.map { Int($0) }, decimals: 2)
      feature.property(
        names.facilities[category], answer.facility.map { results.facilities.ids[$0] })
      for limit in names.verdicts[category].indices {
        let verdict = answers.verdictPosition(household, category: category, limit: limit)
        feature.properties(names.verdicts[category][limit][verdict])
      }
    }
    feature.property(
      names.openEnd, results.openEndCentiseconds[household].map { Int($0) }, decimals: 2)
    feature.end(&text)
  }

  /// The same with what the household is missing.
  ///
  /// - Parameter feature: What `append` wrote of it.
  func appendGap(
    _ household: Int, _ answers: HouseholdAnswers, feature: ArraySlice<UInt8>,
    to text: inout ByteText
  ) {
    var feature = GeoJSONFeature(continuing: feature, after: &text)
    let longest = results.longestTime
    let missing = names.categories.indices.lazy.filter { category in
      guard let longest else { return false }
      let verdict = answers.verdictPosition(household, category: category, limit: longest)
      return Verdict.all[verdict].reason != nil
    }
    feature.property(names.missing, missing.map { self.names.categories[$0] })
    feature.end(&text)
  }
}
