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

  @Test(
    arguments: [
      ("Beijing", 116.404, 39.915), ("Shanghai", 121.47, 31.23), ("Hong Kong", 114.17, 22.28),
      ("Macau", 113.55, 22.2), ("Kashgar", 75.99, 39.47), ("Tashkurgan", 75.23, 37.77),
      ("Mohe", 122.54, 52.97), ("Heihe", 127.53, 50.24), ("Xunke", 128.48, 49.58),
      ("Fuyuan", 134.29, 48.36), ("Suifenhe", 131.15, 44.41), ("Hunchun", 130.37, 42.86),
      ("Dandong", 124.38, 40.12), ("Manzhouli", 117.45, 49.6), ("Altay", 88.14, 47.84),
      ("Urumqi", 87.62, 43.83), ("Yining", 81.33, 43.91), ("Ejin", 101.07, 41.96),
      ("Erenhot", 111.98, 43.65), ("Burang", 81.18, 30.29), ("Lhasa", 91.13, 29.65),
      ("Yadong", 88.9, 27.48), ("Zayu", 97.47, 28.66), ("Tengchong", 98.49, 25.02),
      ("Ruili", 97.85, 24.01), ("Kunming", 102.83, 24.88), ("Mengla", 101.56, 21.48),
      ("Hekou", 103.96, 22.53), ("Pingxiang", 106.76, 22.1), ("Dongxing", 107.97, 21.547),
      ("Beihai", 109.12, 21.48), ("Haikou", 110.35, 20.02), ("Sanya", 109.51, 18.25),
      ("Xiamen", 118.09, 24.48), ("Pingtan", 119.79, 25.5), ("Shengsi", 122.45, 30.72),
    ])
  func `hold all over China`(city: String, longitude: Double, latitude: Double) {
    #expect(GCJ02.covers(longitude: longitude, latitude: latitude), "\(city)")
  }

  @Test(
    arguments: [
      ("Las Palmas", -15.4, 28.1), ("Tokyo", 139.7, 35.7), ("Seoul", 127, 37.5),
      ("Pyongyang", 125.75, 39.02), ("Fukuoka", 130.4, 33.6), ("Vladivostok", 131.9, 43.1),
      ("Ulaanbaatar", 106.9, 47.9), ("Almaty", 76.9, 43.25), ("Delhi", 77.2, 28.6),
      ("Hanoi", 105.83, 21.03), ("Vientiane", 102.6, 17.97), ("Bangkok", 100.5, 13.75),
      ("Manila", 121, 14.6), ("Taipei", 121.5, 25.04), ("nowhere", .nan, 35.7),
    ])
  func `do not hold in the cities of neighbors`(
    city: String, longitude: Double, latitude: Double
  ) {
    #expect(!GCJ02.covers(longitude: longitude, latitude: latitude), "\(city)")
  }
}
