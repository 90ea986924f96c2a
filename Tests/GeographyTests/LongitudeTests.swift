import Geography
import Testing

@Suite("A longitude beyond the 180th meridian")
struct LongitudeTests {
  @Test(
    arguments: [
      (0, 0), (1_800_000_000, 1_800_000_000), (-1_800_000_000, -1_800_000_000),
      (1_800_000_001, -1_799_999_999), (-1_800_000_001, 1_799_999_999), (3_600_000_000, 0),
      (-3_600_000_000, 0),
    ] as [(Int64, Int32)])
  func `is wrapped to the same meridian`(longitude: Int64, wrapped: Int32) {
    #expect(Longitude.wrapped(longitude) == wrapped)
  }

  @Test(arguments: [(0, 0), (5, 5), (-1, 3_599_999_999), (-1_800_000_000, 1_800_000_000)])
  func `is counted eastwards from zero`(difference: Int64, eastward: Int64) {
    #expect(Longitude.eastward(difference) == eastward)
  }
}
