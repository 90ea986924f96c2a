import Geography
import Testing

@Suite("A coordinate") struct CoordinateTests {
  @Test(
    arguments: [
      (0.12345674, 1_234_567), (0.12345676, 1_234_568), (-0.12345676, -1_234_568),
      // 5e-8 and 1.5e-7 are halves: to even.
      (0.5e-7, 0), (1.5e-7, 2), (-1.5e-7, -2), (180.0, 1_800_000_000),
    ] as [(Double, Int32)])
  func `is rounded to 1e-7 degrees`(degrees: Double, steps: Int32) {
    #expect(Coordinate(longitude: degrees, latitude: 0)?.longitudeE7 == steps)
  }

  @Test(
    arguments: [
      (180.0000001, 0.0), (-181, 0), (0, 90.1), (0, -90.1), (.nan, 0), (0, .nan), (.infinity, 0),
    ])
  func `is none beyond the globe`(longitude: Double, latitude: Double) {
    #expect(Coordinate(longitude: longitude, latitude: latitude) == nil)
  }

  @Test(
    arguments: [
      (0, 10, 10), (10, 0, -10), (1_799_999_990, -1_799_999_990, 20),
      (-1_799_999_990, 1_799_999_990, -20), (1_800_000_000, -1_800_000_000, 0),
      (0, 1_800_000_000, -1_800_000_000), (0, -1_800_000_000, -1_800_000_000),
    ] as [(Int32, Int32, Int32)])
  func `sees another the short way round`(from: Int32, to: Int32, east: Int32) {
    let start = Coordinate(longitudeE7: from, latitudeE7: 0)
    #expect(start.eastwardE7(to: Coordinate(longitudeE7: to, latitudeE7: 0)) == east)
  }
}
