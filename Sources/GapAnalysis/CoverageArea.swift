import GEOSKit
import Geography
import Parallelism
import WalkingNetwork

/// The area from which some facility of a category can be reached within a limit, and on how many
/// households its drawing and the verdicts disagree.
package struct CoverageArea: Sendable {
  /// Positions among the categories and the limits.
  package let category: Int
  package let limit: Int
  /// Empty where nothing is in reach.
  package let polygons: [Polygon]
  package let squareMeters: Double
  /// Covered by the rule, and outside the drawing.
  package let householdsWronglyOut: Int
  /// Not covered by the rule, and inside the drawing.
  package let householdsWronglyIn: Int
}

/// The part of a category's area that belongs to one limit and to none below it.
package struct CoverageBand: Sendable {
  package let category: Int
  package let limit: Int
  package let polygons: [Polygon]
  package let squareMeters: Double
}

extension GapAnalysis {
  /// Draws the areas: by category, then by limit.
  ///
  /// - Parameters:
  ///   - fields: A search from the facilities of each category, without a limit.
  ///   - results: With the verdicts.
  /// - Throws: `GEOSError`, should GEOS fail.
  func coverageAreas(
    _ fields: [WalkField], _ results: GapResults, quality: IsochroneQuality
  ) throws -> [CoverageArea] {
    let count = categoryCount * limits.count
    let drawing = try parallel.stage(.drawing, of: count)
    let tiles = try DrawingTiles(network, joiner: joiner, parallel: parallel)
    return try drawing.map(
      count: count, makeWorker: { IsochroneDrawer(network, tiles, quality: quality) }
    ) { drawer, index in
      let (category, limit) = index.quotientAndRemainder(dividingBy: limits.count)
      let polygons = try drawer.area(
        of: fields[category], limitCentiseconds: limits[limit].centiseconds)
      return try area(category, limit, polygons, results)
    }
  }

  private func area(
    _ category: Int, _ limit: Int, _ polygons: [Polygon], _ results: GapResults
  ) throws -> CoverageArea {
    let households = results.households.coordinates
    let isInside =
      polygons.isEmpty
      ? Array(repeating: false, count: households.count)
      : try Region.polygons(polygons).contains(households, parallel: Parallel(threads: 1))
    var (out, into) = (0, 0)
    for (verdict, isInside) in zip(results.categories[category].verdicts[limit], isInside) {
      let isCovered = verdict == .covered
      if isCovered, !isInside { out += 1 }
      if !isCovered, isInside { into += 1 }
    }
    return CoverageArea(
      category: category, limit: limit, polygons: polygons,
      squareMeters: Ellipsoid.squareMeters(polygons), householdsWronglyOut: out,
      householdsWronglyIn: into)
  }
}

extension CoverageBand {
  /// Slivers below this size are left out, as they are of areas.
  private static let leastSquareMeters = 1.0

  /// Disjoint bands from areas that are nested: of each category by limit.
  package static func bands(_ areas: [CoverageArea], parallel: Parallel) throws -> [CoverageBand] {
    try parallel.map(count: areas.count, makeWorker: { GEOSContext() }) { context, index in
      let area = areas[index]
      var polygons = area.polygons
      if area.limit > 0, !polygons.isEmpty, !areas[index - 1].polygons.isEmpty {
        polygons = try context.polygons(polygons, without: areas[index - 1].polygons).polygons
          .compactMap { polygon in
            polygon.cleared(ofRingsBelow: leastSquareMeters)
          }
      }
      return CoverageBand(
        category: area.category, limit: area.limit, polygons: polygons,
        squareMeters: Ellipsoid.squareMeters(polygons))
    }
  }
}

extension Polygon {
  /// The same, right-handed (RFC 7946, 3.1.6), without small holes; `nil` if itself is small.
  fileprivate func cleared(ofRingsBelow squareMeters: Double) -> Polygon? {
    let size = Ellipsoid.squareMeters(ring: exterior)
    guard abs(size) >= squareMeters else { return nil }
    return Polygon(
      exterior: size > 0 ? exterior : exterior.reversed(),
      holes: holes.compactMap { hole in
        let size = Ellipsoid.squareMeters(ring: hole)
        guard abs(size) >= squareMeters else { return nil }
        return size < 0 ? hole : hole.reversed()
      })
  }
}
