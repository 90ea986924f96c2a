import Geography
import Testing

@Suite("A bounding box") struct BoundingBoxTests {
  private let box = BoundingBox(westE7: -10, southE7: -20, eastE7: 30, northE7: 40)

  @Test func `contains its border and nothing beyond it`() {
    for (east, north) in [(-10, -20), (30, 40), (-10, 0), (0, 40)] as [(Int32, Int32)] {
      #expect(box.contains(Coordinate(longitudeE7: east, latitudeE7: north)))
    }
    for (east, north) in [(-11, 0), (31, 0), (0, -21), (0, 41)] as [(Int32, Int32)] {
      #expect(!box.contains(Coordinate(longitudeE7: east, latitudeE7: north)))
    }
  }

  @Test func `lies closely around coordinates`() {
    let places = [(30, -20), (-10, 40), (0, 0)] as [(Int32, Int32)]
    #expect(
      BoundingBox(around: places.map { Coordinate(longitudeE7: $0.0, latitudeE7: $0.1) }) == box)
    #expect(BoundingBox(around: [Coordinate]()) == nil)
  }

  @Test func `has an area without overflow`() {
    let globe = BoundingBox(
      westE7: -1_800_000_000, southE7: -900_000_000, eastE7: 1_800_000_000, northE7: 900_000_000)
    #expect(globe.areaInSquareDegrees == 64_800)
  }
}
