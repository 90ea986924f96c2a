import Geography
import TestSupport
import Testing

@Suite("The systems of Chinese web maps")
struct ChineseSystemTests {
  /// About 1e-7° is a centimeter.
  private static let centimeterDegrees = 0.9e-7

  @Test func `have the values that other converters publish`() {
    // The examples of github.com/wandergis/coordtransform.
    let gcj = GCJ02.fromWGS84(longitude: 116.404, latitude: 39.915)
    #expect(abs(gcj.longitude - 116.41024449916938) < 1e-12)
    #expect(abs(gcj.latitude - 39.91640428150164) < 1e-12)
    let bd = BD09.fromGCJ02(longitude: 116.404, latitude: 39.915)
    #expect(abs(bd.longitude - 116.41036949371029) < 1e-12)
    #expect(abs(bd.latitude - 39.92133699351021) < 1e-12)
  }

  /// A grid over all of China, each point moved within its cell.
  @Test(arguments: 0..<3)
  func `are inverted to less than a centimeter all over China`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var worst = 0.0
    for longitude in stride(from: 72.2, through: 137.6, by: 0.9) {
      for latitude in stride(from: 1.1, through: 55.5, by: 0.9) {
        let place = (
          longitude + .random(in: -0.1...0.1, using: &random),
          latitude + .random(in: -0.1...0.1, using: &random)
        )
        let gcj = GCJ02.fromWGS84(longitude: place.0, latitude: place.1)
        let bd = BD09.fromWGS84(longitude: place.0, latitude: place.1)
        for back in [
          GCJ02.toWGS84(longitude: gcj.longitude, latitude: gcj.latitude),
          BD09.toWGS84(longitude: bd.longitude, latitude: bd.latitude),
        ] {
          worst = max(worst, abs(back.longitude - place.0), abs(back.latitude - place.1))
        }
      }
    }
    #expect(worst < Self.centimeterDegrees)
  }

  @Test func `are inverted where the formulas have a kink, at 105° east`() {
    for step in -5...5 {
      let longitude = 105 + Double(step) * 1e-8
      let gcj = GCJ02.fromWGS84(longitude: longitude, latitude: 30)
      let back = GCJ02.toWGS84(longitude: gcj.longitude, latitude: gcj.latitude)
      #expect(abs(back.longitude - longitude) < Self.centimeterDegrees)
      #expect(abs(back.latitude - 30) < Self.centimeterDegrees)
    }
  }

  @Test func `hold in the usual box, which is larger than China`() {
    #expect(GCJ02.covers(longitude: 116.4, latitude: 39.9))
    #expect(!GCJ02.covers(longitude: -15.4, latitude: 28.1))
    #expect(!GCJ02.covers(longitude: 139.7, latitude: 35.7))
    #expect(!GCJ02.covers(longitude: .nan, latitude: 35.7))
  }
}
