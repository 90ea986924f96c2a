import Diagnostics
import Geography
import PROJKit

#if canImport(Glibc)
  import Glibc
#endif

/// The facilities of a category by latitude: for the one that is nearest in a straight line.
struct StraightLine: Sendable {
  private let facilities: [Coordinate]
  private let geodesic = Geodesic()

  init(_ facilities: [Coordinate]) {
    self.facilities = facilities.sorted { $0.latitudeE7 < $1.latitudeE7 }
  }

  /// The geodesic to the nearest facility, meters; `nil` if none is within `meters`.
  func nearest(to place: Coordinate, within meters: Double) throws(Failure) -> Double? {
    let plane = LocalPlane(at: place)
    let margin = Self.margin(at: place, meters: meters)
    let reach = Int64((meters * margin / plane.metersPerStepNorth).rounded(.up)) + 1
    let north = Int64(place.latitudeE7) + reach
    var best = meters
    var found = false
    var index = firstFacility(from: Int64(place.latitudeE7) - reach)
    while index < facilities.count, Int64(facilities[index].latitudeE7) <= north {
      let offset = plane.offset(to: facilities[index])
      let approximate = (offset.east * offset.east + offset.north * offset.north).squareRoot()
      if approximate <= best * margin + 0.01 {
        let length = try geodesic.length(from: place, to: facilities[index])
        if length <= best {
          best = length
          found = true
        }
      }
      index += 1
    }
    return found ? best : nil
  }

  /// By what share the plane may overstate a distance: its parallels keep the length of that of
  /// `place`, and over s meters north they shrink by s · tan φ / R. The pole is beyond all walks.
  private static func margin(at place: Coordinate, meters: Double) -> Double {
    let slope = tan(abs(place.latitude) * .pi / 180)
    return 1.001 + min(meters * slope / Ellipsoid.semiMajorAxisMeters, 1)
  }

  private func firstFacility(from latitudeE7: Int64) -> Int {
    var (low, high) = (0, facilities.count)
    while low < high {
      let middle = (low + high) / 2
      if Int64(facilities[middle].latitudeE7) < latitudeE7 {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
