#if canImport(Glibc)
  import Glibc
#endif

extension Ellipsoid {
  /// The area of polygons whose edges are straight lines in longitude and latitude, as GeoJSON
  /// means them (RFC 7946, 3.1.1); square meters on WGS 84, holes taken off.
  package static func squareMeters(_ polygons: [Polygon]) -> Double {
    polygons.reduce(0) { sum, polygon in
      polygon.holes.reduce(sum + abs(squareMeters(ring: polygon.exterior))) {
        $0 - abs(squareMeters(ring: $1))
      }
    }
  }

  /// Positive if the ring runs counterclockwise.
  ///
  /// - Parameter ring: The first point repeated at the end, or not.
  /// - Source: Green's theorem: the area is the sum over the edges of -∫ (q(φ) - q(φ₀)) dλ. Simpson's
  ///   rule along an edge is exact to the fourth power of its height.
  package static func squareMeters(ring: [Coordinate]) -> Double {
    guard let first = ring.first, let last = ring.last else { return 0 }
    let start = authalic(Double(first.latitudeE7))
    var sum = 0.0
    var (before, height) = (last, authalic(Double(last.latitudeE7)) - start)
    for vertex in ring {
      let here = authalic(Double(vertex.latitudeE7)) - start
      let middle =
        authalic((Double(before.latitudeE7) + Double(vertex.latitudeE7)) / 2) - start
      sum -= Double(before.eastwardE7(to: vertex)) * (height + 4 * middle + here) / 6
      (before, height) = (vertex, here)
    }
    return sum * Double.pi / 180 * 1e-7
  }

  /// The area between the equator and a latitude, a radian wide; square meters.
  ///
  /// - Source: b²/2 · (sin φ / (1 - e² sin² φ) + artanh(e sin φ) / e) (J. P. Snyder, Map
  ///   Projections: A Working Manual, 1987, equation 3-12).
  private static func authalic(_ latitudeE7: Double) -> Double {
    let sine = sin(latitudeE7 * Double.pi / 180 * 1e-7)
    let eccentricity = eccentricitySquared.squareRoot()
    let halfSquare =
      semiMajorAxisMeters * semiMajorAxisMeters * (1 - eccentricitySquared) / 2
    return halfSquare
      * (sine / (1 - eccentricitySquared * sine * sine) + atanh(eccentricity * sine) / eccentricity)
  }
}
