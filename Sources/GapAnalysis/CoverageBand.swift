import GEOSKit
import Geography
import Parallelism
import WalkingNetwork

/// The part of a category's area that belongs to one limit and to none below it.
package struct CoverageBand: Sendable {
  package let category: Int
  package let limit: Int
  package let polygons: [Polygon]
  package let squareMeters: Double
}

extension CoverageBand {
  /// Disjoint bands from areas that are nested: of each category by limit, those of minutes and those
  /// of meters apart.
  ///
  /// - Throws: `Failure` of kind `internalFault`, should GEOS fail.
  package static func bands(of results: GapResults, parallel: Parallel) throws -> [CoverageBand] {
    try GEOSError.asFault { try difference(results, parallel: parallel) }
  }

  private static func difference(
    _ results: GapResults, parallel: Parallel
  ) throws -> [CoverageBand] {
    let areas = results.areas
    return try parallel.map(count: areas.count, makeWorker: { GEOSContext() }) { context, index in
      let area = areas[index]
      var polygons = area.polygons
      if results.limit(below: area.limit) != nil, !polygons.isEmpty,
        !areas[index - 1].polygons.isEmpty
      {
        polygons = try context.polygons(polygons, without: areas[index - 1].polygons).polygons
          .compactMap { polygon in
            polygon.cleared(ofRingsBelow: IsochroneDrawer.leastSquareMeters)
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
