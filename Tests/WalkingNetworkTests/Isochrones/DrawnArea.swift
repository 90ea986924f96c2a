import GEOSKit
import Geography
import Testing

/// Polygons as a test looks at them.
struct DrawnArea {
  let polygons: [Polygon]

  init(_ polygons: [Polygon]) { self.polygons = polygons }

  var rings: [[Coordinate]] { polygons.flatMap { [$0.exterior] + $0.holes } }

  /// By counting the sides to the east, in whole numbers.
  func contains(_ point: Coordinate) -> Bool {
    var isInside = false
    for ring in rings {
      for (start, end) in zip(ring, ring.dropFirst())
      where (start.latitudeE7 > point.latitudeE7) != (end.latitudeE7 > point.latitudeE7) {
        let rise = Int64(end.latitudeE7) - Int64(start.latitudeE7)
        let run = Int64(end.longitudeE7) - Int64(start.longitudeE7)
        let height = Int64(point.latitudeE7) - Int64(start.latitudeE7)
        let aside = Int64(point.longitudeE7) - Int64(start.longitudeE7)
        if (aside * rise < run * height) == (rise > 0) { isInside.toggle() }
      }
    }
    return isInside
  }

  /// Square meters, in the plane of the first vertex; holes are below zero.
  static func squareMeters(_ ring: [Coordinate]) -> Double {
    guard let first = ring.first else { return 0 }
    let plane = LocalPlane(at: first)
    let places = ring.map { plane.offset(to: $0) }
    return zip(places, places.dropFirst()).reduce(0) {
      $0 + ($1.0.east * $1.1.north - $1.1.east * $1.0.north) / 2
    }
  }

  var squareMeters: Double { rings.reduce(0) { $0 + Self.squareMeters($1) } }

  /// Whether the polygons are what every output needs: valid, right-handed, closed, without a
  /// point twice in a row, and none of their rings too small.
  func expectSound(_ comment: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    guard !polygons.isEmpty else { return }
    #expect(
      try GEOSContext().isValid(polygons), "\(comment)", sourceLocation: sourceLocation)
    for polygon in polygons {
      #expect(
        Ellipsoid.squareMeters(ring: polygon.exterior) > 0.99, "\(comment)",
        sourceLocation: sourceLocation)
      for hole in polygon.holes {
        #expect(
          Ellipsoid.squareMeters(ring: hole) < -0.99, "\(comment)", sourceLocation: sourceLocation)
      }
    }
    for ring in rings {
      #expect(ring.first == ring.last, "\(comment)", sourceLocation: sourceLocation)
      #expect(
        Set(ring.dropLast()).count == ring.count - 1, "\(comment)", sourceLocation: sourceLocation)
    }
  }

  func covers(_ inner: DrawnArea) throws -> Bool {
    if inner.polygons.isEmpty { return true }
    if polygons.isEmpty { return false }
    return try GEOSContext().covers(polygons, inner.polygons)
  }
}
