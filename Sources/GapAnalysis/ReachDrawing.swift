import GEOSKit
import Geography
import Parallelism
import WalkingNetwork

#if canImport(Glibc)
  import Glibc
#endif

/// Draws the areas from which one of some facilities can be reached (walking-rule, 5).
package struct ReachDrawing {
  private let reach: HouseholdReach
  private let tiles: DrawingTiles

  package init(_ reach: HouseholdReach) throws {
    self.reach = reach
    let analysis = reach.analysis
    tiles = try DrawingTiles(
      analysis.network, joiner: analysis.joiner, parallel: analysis.parallel.silent)
  }

  /// - Parameter facilities: By position.
  /// - Throws: `Failure` of kind `internalFault`, should GEOS fail.
  package func area(around facilities: [Int], within limit: Limit) throws -> [Polygon] {
    guard !facilities.isEmpty else { return [] }
    return try area(
      of: reach.analysis.field(
        from: facilities, reach.facilityJoins, reachCentiseconds: limit.centiseconds), limit)
  }

  /// From which the data ends within a limit.
  ///
  /// - Throws: As `area`.
  package func areaOfOpenEnds(within limit: Limit) throws -> [Polygon] {
    try area(of: reach.analysis.fieldFromOpenEnds(), limit)
  }

  private func area(of field: WalkField, _ limit: Limit) throws -> [Polygon] {
    var drawer = IsochroneDrawer(reach.analysis.network, tiles, quality: .published)
    return try GEOSError.asFault {
      try drawer.area(of: field, limitCentiseconds: limit.centiseconds)
    }
  }
}

extension Polygon {
  private static let discCorners = 128

  /// All that lies no farther than so many meters from a place in a straight line: a polygon of 128
  /// corners that covers as much as the disc does.
  package static func disc(around place: Coordinate, meters: Double) -> Polygon {
    let plane = LocalPlane(at: place)
    let step = 2 * Double.pi / Double(discCorners)
    let radius = meters * (step / sin(step)).squareRoot()
    var corners = (0..<discCorners).compactMap { corner -> Coordinate? in
      let angle = step * Double(corner)
      return Coordinate(
        longitude: place.longitude + plane.stepsEast(meters: radius * cos(angle)) * 1e-7,
        latitude: place.latitude + plane.stepsNorth(meters: radius * sin(angle)) * 1e-7)
    }
    if let first = corners.first { corners.append(first) }
    return Polygon(exterior: corners)
  }
}
