#if canImport(Glibc)
  import Glibc
#endif

/// The WGS 84 ellipsoid (NIMA TR8350.2): its two defining numbers and its radii of curvature.
package enum Ellipsoid {
  /// Half of the longest axis, meters.
  package static let semiMajorAxisMeters = 6_378_137.0
  package static let flattening = 1 / 298.257223563
  /// e² = f (2 - f).
  package static let eccentricitySquared = flattening * (2 - flattening)

  /// The radii of curvature at a latitude, meters.
  package struct Radii: Sendable {
    /// N: across the meridian.
    package let primeVertical: Double
    /// M: along the meridian.
    package let meridional: Double
  }

  /// - Parameter sineOfLatitude: sin φ.
  /// - Source: N = a / w, M = a (1 - e²) / w³ with w² = 1 - e² sin² φ.
  package static func radii(sineOfLatitude: Double) -> Radii {
    let w2 = 1 - eccentricitySquared * sineOfLatitude * sineOfLatitude
    let w = w2.squareRoot()
    return Radii(
      primeVertical: semiMajorAxisMeters / w,
      meridional: semiMajorAxisMeters * (1 - eccentricitySquared) / (w2 * w))
  }
}

/// Meters east and north of a point, in the plane that touches the ellipsoid there.
///
/// Good within some hundreds of meters, where joins are measured (walking-rule, 3):
/// east = Δlon · N(φ) · cos φ, north = Δlat · M(φ).
package struct LocalPlane: Sendable {
  package let origin: Coordinate
  /// Meters an 1e-7° of longitude.
  package let metersPerStepEast: Double
  /// Meters an 1e-7° of latitude.
  package let metersPerStepNorth: Double

  package init(at origin: Coordinate) {
    self.origin = origin
    let latitude = Double(origin.latitudeE7) * Coordinate.radiansPerStep
    let radii = Ellipsoid.radii(sineOfLatitude: sin(latitude))
    metersPerStepEast = radii.primeVertical * cos(latitude) * Coordinate.radiansPerStep
    metersPerStepNorth = radii.meridional * Coordinate.radiansPerStep
  }

  /// A plane at a place of the same latitude, or so near to it that the scale of `other` does.
  package init(at origin: Coordinate, like other: LocalPlane) {
    self.origin = origin
    metersPerStepEast = other.metersPerStepEast
    metersPerStepNorth = other.metersPerStepNorth
  }

  /// How many steps of 1e-7° of longitude so many meters are: at a pole, where a meter is any number of
  /// degrees, far more than the globe has.
  package func stepsEast(meters: Double) -> Double {
    meters / max(metersPerStepEast, 1e-9)
  }

  /// How many steps of 1e-7° of latitude so many meters are.
  package func stepsNorth(meters: Double) -> Double { meters / metersPerStepNorth }

  /// Meters east and north from the origin.
  package func offset(to coordinate: Coordinate) -> (east: Double, north: Double) {
    (
      Double(origin.eastwardE7(to: coordinate)) * metersPerStepEast,
      Double(Int64(coordinate.latitudeE7) - Int64(origin.latitudeE7)) * metersPerStepNorth
    )
  }
}
