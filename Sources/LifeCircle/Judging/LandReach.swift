import GEOSKit
import GapAnalysis
import Geography
import Parallelism
import Standards
import WalkingNetwork

/// How much residential land of areas lies where a place can be reached.
struct LandReach {
  /// None lies on another.
  private let land: Pieces
  private let parallel: Parallel

  /// Polygons with the boxes round them.
  private struct Pieces {
    private let polygons: [(polygon: Polygon, box: BoundingBox)]

    init(_ polygons: [Polygon]) {
      self.polygons = polygons.compactMap { polygon in
        BoundingBox(around: polygon.exterior).map { (polygon, $0) }
      }
    }

    func near(_ others: [Polygon]) -> [Polygon] {
      guard let box = BoundingBox(around: others.flatMap(\.exterior)) else { return [] }
      return polygons.filter { $0.box.meets(box) }.map(\.polygon)
    }

    var all: [Polygon] { polygons.map(\.polygon) }
  }

  /// - Parameters:
  ///   - land: Polygons, of which some may lie on others.
  ///   - regions: Land outside of any of these is not counted, as households there are not.
  /// - Throws: `Failure` of kind `internalFault`, should GEOS fail.
  init(_ land: [Polygon], inside regions: [Region], parallel: Parallel) throws {
    let pieces = try GEOSError.asFault {
      let context = GEOSContext()
      return try regions.compactMap(\.polygons).reduce(try context.union(of: land)) {
        try context.intersection(of: $0, with: $1)
      }
    }
    self.land = Pieces(pieces)
    self.parallel = parallel
  }

  /// By area: square meters.
  ///
  /// - Parameters:
  ///   - sure: Where a place can be reached.
  ///   - perhaps: Where it may be.
  ///   - areas: `nil`: all the land.
  /// - Throws: `Failure` of kind `internalFault`, should GEOS fail.
  func counts(
    sure: [Polygon], perhaps: [Polygon], in areas: [[Polygon]?]
  ) throws -> [Evidence.ReachCount] {
    try GEOSError.asFault { try shares(sure: sure, perhaps: perhaps, in: areas) }
  }

  private func shares(
    sure: [Polygon], perhaps: [Polygon], in areas: [[Polygon]?]
  ) throws -> [Evidence.ReachCount] {
    let (covered, possible) = (Pieces(sure), Pieces(sure + perhaps))
    return try parallel.map(count: areas.count, makeWorker: { GEOSContext() }) { context, area in
      let land =
        try areas[area].map { try context.intersection(of: self.land.near($0), with: $0) }
        ?? self.land.all
      func squareMeters(in reached: Pieces) throws -> Double {
        Ellipsoid.squareMeters(try context.intersection(of: land, with: reached.near(land)))
      }
      let total = Ellipsoid.squareMeters(land)
      // Corners are rounded: a part is no larger than the whole.
      let most = min(try squareMeters(in: possible), total)
      let least = min(try squareMeters(in: covered), most)
      return Evidence.ReachCount(covered: least, unknown: most - least, total: total)
    }
  }
}

extension Region {
  /// `nil`: everywhere.
  fileprivate var polygons: [Polygon]? {
    switch self {
    case .everywhere: nil
    case .boxes(let boxes): boxes.flatMap(\.cutAtMeridian).map(\.polygon)
    case .polygons(let polygons): polygons
    }
  }
}

extension BoundingBox {
  fileprivate var polygon: Polygon {
    let corners = [(westE7, southE7), (eastE7, southE7), (eastE7, northE7), (westE7, northE7)]
    return Polygon(
      exterior: (corners + [corners[0]]).map { Coordinate(longitudeE7: $0.0, latitudeE7: $0.1) })
  }
}
