import GEOSKit
import Geography
import Parallelism
import WalkingNetwork

/// The area from which some facility of a category can be reached within a limit, and on how many
/// households its drawing and the verdicts disagree.
package struct CoverageArea: Sendable {
  /// Positions among the categories and the limits.
  package let category: Int
  package internal(set) var limit: Int
  /// Empty where nothing is in reach.
  package let polygons: [Polygon]
  package let squareMeters: Double
  /// Covered by the rule, and outside the drawing.
  package let householdsWronglyOut: Int
  /// Not covered by the rule, and inside the drawing.
  package let householdsWronglyIn: Int
}

extension GapAnalysis {
  /// Draws the areas.
  ///
  /// - Parameters:
  ///   - fields: A search from the facilities of each category, without a limit.
  ///   - results: With the verdicts.
  /// - Throws: `Failure` of kind `internalFault`, should GEOS fail.
  func addAreas(
    _ fields: [WalkField], quality: IsochroneQuality, to results: inout GapResults
  ) throws {
    let drawn = try GEOSError.asFault { try drawings(fields, results, quality: quality) }
    results.areas = drawn.map(\.area)
    results.drawingCounts = drawn.map(\.work).reduce(IsochroneDrawer.Counts(), +)
  }

  /// By category, then by limit.
  private func drawings(
    _ fields: [WalkField], _ results: GapResults, quality: IsochroneQuality
  ) throws -> [(area: CoverageArea, work: IsochroneDrawer.Counts)] {
    let count = categoryCount * limits.count
    let tiles = try DrawingTiles(network, joiner: joiner, parallel: try parallel.stage(.tiling))
    return try parallel.stage(.drawing, of: count).map(
      count: count, makeWorker: { IsochroneDrawer(network, tiles, quality: quality) }
    ) { drawer, index in
      let before = drawer.counts
      let (category, limit) = index.quotientAndRemainder(dividingBy: limits.count)
      let polygons = try drawer.area(
        of: fields[category], limitCentiseconds: limits[limit].centiseconds)
      return (try area(category, limit, polygons, results), drawer.counts - before)
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
