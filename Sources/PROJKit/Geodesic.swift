internal import CPROJ
import Diagnostics
import Geography

#if canImport(Glibc)
  import Glibc
#endif

/// Lengths on the WGS 84 ellipsoid. Threads may share one.
@safe package struct Geodesic: Sendable {
  package init() {}

  /// Up to this length, and `highestLatitudeE7`, the plane triangle at the middle latitude is
  /// within 0.01 mm of the geodesic: the first term left out is s³ (2 + 3 tan² φ) / (24 R²),
  /// 0.003 mm at both bounds.
  private static let longestShortMeters = 500.0
  private static let highestLatitudeE7: Int32 = 700_000_000

  /// The length of the geodesic from `start` to `end`, meters, to 0.01 mm.
  ///
  /// Short ones, as nearly all street segments are, are the hypotenuse of M Δφ and N cos φ Δλ at
  /// the middle latitude (C. F. Gauss's mid-latitude formula, first order); others are PROJ's,
  /// which is opened for the first of them.
  ///
  /// - Throws: That PROJ is not there.
  package func length(from start: Coordinate, to end: Coordinate) throws(Failure) -> Double {
    let radiansPerStep = Coordinate.radiansPerStep
    let south = Double(start.latitudeE7)
    let north = Double(end.latitudeE7)
    let latitude = (south + north) / 2 * radiansPerStep
    let sine = sin(latitude)
    let radii = Ellipsoid.radii(sineOfLatitude: sine)
    let cosine = (1 - sine * sine).squareRoot()
    let x = Double(start.eastwardE7(to: end)) * radiansPerStep * radii.primeVertical * cosine
    let y = (north - south) * radiansPerStep * radii.meridional
    let length = (x * x + y * y).squareRoot()
    let highest = max(abs(start.latitudeE7), abs(end.latitudeE7))
    if length <= Self.longestShortMeters, highest <= Self.highestLatitudeE7 { return length }
    return try exactLength(from: start, to: end)
  }

  /// The same by PROJ's `geod_inverse` (C. F. F. Karney, J. Geod. 87, 2013), to some nanometers.
  package func exactLength(
    from start: Coordinate, to end: Coordinate
  ) throws(Failure) -> Double {
    let exact = try Self.exact.get()
    var meters = 0.0
    unsafe withUnsafePointer(to: exact.ellipsoid) { ellipsoid in
      unsafe exact.proj.geod_inverse(
        ellipsoid, start.latitude, start.longitude, end.latitude, end.longitude, &meters, nil, nil)
    }
    return meters
  }

  /// PROJ's part.
  private struct Exact {
    let proj: cproj_functions
    var ellipsoid = geod_geodesic()

    init() throws(Failure) {
      do throws(PROJError) {
        proj = try PROJLibrary.functions
      } catch {
        throw error.missingLibrary ?? Failure(.internalFault, error.description)
      }
      unsafe proj.geod_init(&ellipsoid, Ellipsoid.semiMajorAxisMeters, Ellipsoid.flattening)
    }
  }

  private static let exact = Result { () throws(Failure) in try Exact() }
}
