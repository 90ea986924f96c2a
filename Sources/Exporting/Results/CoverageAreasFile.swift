import GapAnalysis
import Geography
import Parallelism

/// Writes isochrones.geojson: for each category and limit the area from which a facility can be
/// reached, with its disagreement with the verdicts; with bands also what each limit adds.
struct CoverageAreasFile: Sendable {
  private let run: RunRecord
  private let features: [Feature]

  private struct Feature: Sendable {
    let kind: String
    let category: Int
    let limit: Int
    let polygons: [Polygon]
    let squareMeters: Double
    /// Households wrongly out and wrongly in; `nil` for a band.
    let disagreement: (out: Int, into: Int)?
  }

  init(_ run: RunRecord) {
    self.run = run
    let areas = run.results.areas
    let bands = run.isochrones?.bands ?? []
    features =
      areas.map {
        Feature(
          kind: "area", category: $0.category, limit: $0.limit, polygons: $0.polygons,
          squareMeters: $0.squareMeters,
          disagreement: ($0.householdsWronglyOut, $0.householdsWronglyIn))
      }
      + bands.map {
        Feature(
          kind: "band", category: $0.category, limit: $0.limit, polygons: $0.polygons,
          squareMeters: $0.squareMeters, disagreement: nil)
      }
  }

  func write(to folder: String, parallel: Parallel) throws {
    let layer = GeoJSONLayer(
      path: folder + "/isochrones.geojson", members: run.layerMembers + quality,
      boundingBox: BoundingBox(around: features.flatMap(\.polygons)),
      count: features.count)
    try layer.write(parallel: parallel) { index, feature in
      append(features[index], to: &feature)
    }
  }

  /// Of areas that are drawn.
  private var quality: [(String, JSONNode)] {
    run.isochrones.map { [("quality", .string($0.quality))] } ?? []
  }

  private enum Names {
    static let category = PropertyName("category")
    static let minutes = PropertyName("minutes")
    static let meters = PropertyName("meters")
    static let fromMinutes = PropertyName("from_minutes")
    static let fromMeters = PropertyName("from_meters")
    static let kind = PropertyName("kind")
    static let area = PropertyName("area_m2")
    static let wronglyOut = PropertyName("households_wrongly_out")
    static let wronglyIn = PropertyName("households_wrongly_in")
    static let reason = PropertyName("reason")
  }

  private func append(_ item: Feature, to feature: inout GeoJSONFeature) {
    let limit = run.results.limits[item.limit]
    let below = item.kind == "band" ? run.results.limit(below: item.limit) : nil
    feature.polygons(item.polygons)
    feature.property(Names.category, run.categories.categories[item.category].id)
    feature.property(Names.minutes, limit.minutes)
    feature.property(Names.meters, limit.meters)
    let from = below?.value ?? 0
    feature.property(Names.fromMinutes, limit.unit == .minutes ? from : nil)
    feature.property(Names.fromMeters, limit.unit == .meters ? from : nil)
    feature.property(Names.kind, item.kind)
    feature.property(Names.area, Int((item.squareMeters * 10).rounded()), decimals: 1)
    feature.property(Names.wronglyOut, item.disagreement?.out)
    feature.property(Names.wronglyIn, item.disagreement?.into)
    feature.property(Names.reason, item.polygons.isEmpty ? "nothingInReach" : nil)
  }
}
