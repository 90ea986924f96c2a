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

  /// From 179° to -178°.
  private let fiji = BoundingBox(
    westE7: 1_790_000_000, southE7: -10, eastE7: -1_780_000_000, northE7: 10)

  @Test func `may run over the 180th meridian`() {
    for longitude in [1_790_000_000, 1_800_000_000, -1_800_000_000, -1_780_000_000] as [Int32] {
      #expect(fiji.contains(Coordinate(longitudeE7: longitude, latitudeE7: 0)))
    }
    for longitude in [1_789_999_999, -1_779_999_999, 0] as [Int32] {
      #expect(!fiji.contains(Coordinate(longitudeE7: longitude, latitudeE7: 0)))
    }
    #expect(fiji.widthE7 == 30_000_000)
    #expect(abs(fiji.areaInSquareDegrees - 3 * 2e-6) < 1e-15)
    let neighbour = BoundingBox(
      westE7: -1_790_000_000, southE7: -10, eastE7: -1_770_000_000, northE7: 10)
    #expect(
      abs(BoundingBox.areaInSquareDegrees(ofUnion: [fiji, neighbour]) - 4 * 2e-6) < 1e-15)
  }

  @Test func `lies the short way round coordinates and boxes`() {
    let places = [1_790_000_000, -1_780_000_000, 1_800_000_000].map {
      Coordinate(longitudeE7: $0, latitudeE7: $0 > 0 ? 10 : -10)
    }
    #expect(BoundingBox(around: places) == fiji)
    let east = BoundingBox(
      westE7: -1_800_000_000, southE7: -10, eastE7: -1_780_000_000, northE7: 0)
    let west = BoundingBox(
      westE7: 1_790_000_000, southE7: 0, eastE7: 1_800_000_000, northE7: 10)
    #expect(BoundingBox(joining: [east, west]) == fiji)
    #expect(BoundingBox(joining: [fiji]) == fiji)
    #expect(BoundingBox(joining: [box]) == box)
    let globe = BoundingBox(
      westE7: -1_800_000_000, southE7: 0, eastE7: 1_800_000_000, northE7: 10)
    #expect(BoundingBox(joining: [globe]) == globe)
    #expect(BoundingBox(joining: [globe, fiji])?.widthE7 == 3_600_000_000)
    #expect(globe.contains(Coordinate(longitudeE7: 1_800_000_000, latitudeE7: 5)))
    #expect(BoundingBox(joining: []) == nil)
  }

  @Test func `has an area without overflow`() {
    let globe = BoundingBox(
      westE7: -1_800_000_000, southE7: -900_000_000, eastE7: 1_800_000_000, northE7: 900_000_000)
    #expect(globe.areaInSquareDegrees == 64_800)
  }
}
