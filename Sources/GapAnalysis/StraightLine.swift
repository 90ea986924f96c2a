import Diagnostics
import Geography
import PROJKit
import WalkingNetwork

#if canImport(Glibc)
  import Glibc
#endif

/// The facilities of a category in rows by latitude: for the one that is nearest in a straight line.
struct StraightLine: Sendable {
  /// By row from the south, then from west to east.
  private let facilities: [Coordinate]
  /// In that order: where each was given.
  private let positions: [Int32]
  /// By row: its facilities are facilities[firstFacility[r] ..< firstFacility[r + 1]].
  private let firstFacility: [Int32]
  private let southE7: Int64
  private let rowHeightE7: Int64
  private let geodesic = Geodesic()

  /// Some 220 m; higher, so that there are no more rows than facilities.
  private static let leastRowHeightE7: Int64 = 20_000

  init(_ facilities: [Coordinate]) {
    let latitudes = facilities.lazy.map { Int64($0.latitudeE7) }
    let (south, north) = (latitudes.min() ?? 0, latitudes.max() ?? 0)
    let height = max(Self.leastRowHeightE7, (north - south) / Int64(max(facilities.count, 1)))
    func row(_ place: Coordinate) -> Int { Int((Int64(place.latitudeE7) - south) / height) }
    firstFacility =
      CountedRows(Int((north - south) / height) + 1) { count in
        for facility in facilities { count(row(facility)) }
      }.first
    let order = facilities.indices.sorted {
      let (one, other) = (facilities[$0], facilities[$1])
      return (row(one), one.longitudeE7, $0) < (row(other), other.longitudeE7, $1)
    }
    self.facilities = order.map { facilities[$0] }
    positions = order.map { Int32($0) }
    (southE7, rowHeightE7) = (south, height)
  }

  /// The nearest facility and the geodesic to it, meters; of equally near ones the first that was
  /// given; `nil` if none is within `meters`.
  func nearest(
    to place: Coordinate, within meters: Double
  ) throws(Failure) -> (facility: Int, meters: Double)? {
    let plane = LocalPlane(at: place)
    let margin = Self.margin(at: place, meters: meters)
    let north = Int64(plane.stepsNorth(meters: meters * margin).rounded(.up)) + 1
    let east = plane.stepsEast(meters: meters * margin).rounded(.up) + 2
    let (longitudes, beyond) = Self.longitudes(around: place, stepsEast: east)
    var best = Best(meters: meters, margin: margin)
    for row in rows(from: Int64(place.latitudeE7) - north, to: Int64(place.latitudeE7) + north) {
      try consider(inRow: row, longitudes, from: place, plane, &best)
      if let beyond { try consider(inRow: row, beyond, from: place, plane, &best) }
    }
    return best.position.map { (Int($0), best.meters) }
  }

  private struct Best {
    var meters: Double
    let margin: Double
    /// `nil`: none is found yet.
    var position: Int32?
  }

  private func consider(
    inRow row: Int, _ longitudes: ClosedRange<Int64>, from place: Coordinate, _ plane: LocalPlane,
    _ best: inout Best
  ) throws(Failure) {
    let row = Int(firstFacility[row])..<Int(firstFacility[row + 1])
    var index = firstFacility(in: row, from: longitudes.lowerBound)
    while index < row.upperBound, Int64(facilities[index].longitudeE7) <= longitudes.upperBound {
      try consider(index, from: place, plane, &best)
      index += 1
    }
  }

  private func consider(
    _ index: Int, from place: Coordinate, _ plane: LocalPlane, _ best: inout Best
  ) throws(Failure) {
    let facility = facilities[index]
    let offset = plane.offset(to: facility)
    let approximate = (offset.east * offset.east + offset.north * offset.north).squareRoot()
    guard approximate <= best.meters * best.margin + 0.01 else { return }
    let length = try geodesic.length(from: place, to: facility)
    let isFirst = best.position.map { positions[index] < $0 } ?? true
    guard length < best.meters || (length == best.meters && isFirst) else { return }
    best.meters = length
    best.position = positions[index]
  }

  /// By what share the plane may overstate a distance: its parallels keep the length of that of
  /// `place`, and over s meters north they shrink by s · tan φ / R. The pole is beyond all walks.
  private static func margin(at place: Coordinate, meters: Double) -> Double {
    let slope = tan(abs(place.latitude) * .pi / 180)
    return 1.001 + min(meters * slope / Ellipsoid.semiMajorAxisMeters, 1)
  }

  /// The rows between two latitudes.
  private func rows(from south: Int64, to north: Int64) -> Range<Int> {
    let last = firstFacility.count - 1
    guard north >= southE7 else { return 0..<0 }
    let first = Int(max(south - southE7, 0) / rowHeightE7)
    let end = Int((north - southE7) / rowHeightE7) + 1
    return min(first, last)..<min(end, last)
  }

  /// The longitudes at most so far east and west of a place; the second are those beyond the 180th
  /// meridian.
  private static func longitudes(
    around place: Coordinate, stepsEast: Double
  ) -> (ClosedRange<Int64>, ClosedRange<Int64>?) {
    let (half, full) = (Longitude.halfCircleE7, Longitude.fullCircleE7)
    guard stepsEast < Double(half) else { return (-half...half, nil) }
    let (west, east) = (
      Int64(place.longitudeE7) - Int64(stepsEast), Int64(place.longitudeE7) + Int64(stepsEast)
    )
    if west < -half { return (-half...east, (west + full)...half) }
    return east > half ? (west...half, -half...(east - full)) : (west...east, nil)
  }

  private func firstFacility(in row: Range<Int>, from longitudeE7: Int64) -> Int {
    row.partitioningIndex { Int64(facilities[$0].longitudeE7) >= longitudeE7 }
  }
}
