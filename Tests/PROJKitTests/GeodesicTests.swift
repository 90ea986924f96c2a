import Foundation
import Geography
import PROJKit
import TestSupport
import Testing

@Suite("The length of a geodesic") struct GeodesicTests {
  private let geodesic = Geodesic()
  /// Meters.
  private let tolerance = 0.000_01

  /// Segments of every length up to `longest` around one latitude, also over the 180th meridian.
  private func worstError(latitude: Double, longest: Double, seed: UInt64) throws -> Double {
    var random = SeededGenerator(seed: seed)
    var worst = 0.0
    for _ in 0..<4000 {
      let meters = Double.random(in: 0...longest, using: &random)
      let bearing = Double.random(in: 0...(2 * .pi), using: &random)
      let start = Coordinate(
        longitude: Double.random(in: -180...180, using: &random),
        latitude: min(max(latitude + Double.random(in: -0.5...0.5, using: &random), -89.9), 89.9))!
      let plane = LocalPlane(at: start)
      var longitude =
        start.longitude + meters * sin(bearing) / plane.metersPerStepEast * 1e-7
      if longitude > 180 { longitude -= 360 }
      if longitude < -180 { longitude += 360 }
      let end = Coordinate(
        longitude: longitude,
        latitude: start.latitude + meters * cos(bearing) / plane.metersPerStepNorth * 1e-7)!
      let error =
        try geodesic.length(from: start, to: end) - geodesic.exactLength(from: start, to: end)
      worst = max(worst, abs(error))
    }
    return worst
  }

  @Test(arguments: Array(stride(from: -89.0, through: 89, by: 2)))
  func `is within 0.01 mm of PROJ's at every latitude`(latitude: Double) throws {
    #expect(try worstError(latitude: latitude, longest: 500, seed: 1) < tolerance)
    #expect(try worstError(latitude: latitude, longest: 5000, seed: 2) < tolerance)
  }

  /// The fast way ends at 70° and at 500 m: there its error is the greatest.
  @Test func `is within 0.01 mm at the bounds of the fast way`() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<20_000 {
      let bearing = Double.random(in: 0...(2 * .pi), using: &random)
      let start = Coordinate(longitude: 10, latitude: random.chance(50) ? 70 : -70)!
      let plane = LocalPlane(at: start)
      let meters = Double.random(in: 499...501, using: &random)
      let end = Coordinate(
        longitude: 10 + meters * sin(bearing) / plane.metersPerStepEast * 1e-7,
        latitude: start.latitude + meters * cos(bearing) / plane.metersPerStepNorth * 1e-7)!
      let lengths = (
        try geodesic.length(from: start, to: end), try geodesic.exactLength(from: start, to: end)
      )
      #expect(abs(lengths.0 - lengths.1) < tolerance)
    }
  }

  @Test func `of far places is PROJ's own`() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<500 {
      let places = (0..<2).map { _ in
        Coordinate(
          longitude: Double.random(in: -180...180, using: &random),
          latitude: Double.random(in: -90...90, using: &random))!
      }
      let length = try geodesic.length(from: places[0], to: places[1])
      #expect(try length == geodesic.exactLength(from: places[0], to: places[1]))
      #expect(length <= 20_003_931.459)
    }
  }

  /// Half the meridian is 10,001,965.729 m long, half the equator π · a.
  @Test func `has the known quarters of the Earth`() throws {
    let pole = Coordinate(longitude: 0, latitude: 90)!
    let equator = Coordinate(longitude: 0, latitude: 0)!
    #expect(try abs(geodesic.exactLength(from: equator, to: pole) - 10_001_965.729) < 0.001)
    let degree = Coordinate(longitude: 1, latitude: 0)!
    #expect(try abs(geodesic.length(from: equator, to: degree) - 6_378_137 * .pi / 180) < 1e-6)
  }

  @Test func `is the same there and back, and 0 at one place`() throws {
    let places = [
      Coordinate(longitude: 179.9999, latitude: -17)!,
      Coordinate(longitude: -179.9999, latitude: -17)!,
    ]
    let there = try geodesic.length(from: places[0], to: places[1])
    #expect(try there == geodesic.length(from: places[1], to: places[0]))
    #expect(there > 20 && there < 22)
    #expect(try geodesic.length(from: places[0], to: places[0]) == 0)
  }
}
