import PROJKit
import Testing

@Suite("A transformation to WGS 84")
struct TransformationTests {
  private func place(_ x: Double, _ y: Double, from system: String) throws -> (Double, Double) {
    var (xs, ys) = ([x], [y])
    try CoordinateTransformation(from: system).transform(&xs, &ys)
    return (xs[0], ys[0])
  }

  /// On its central meridian a transverse Mercator map is true to length: the arc from the equator
  /// to 30° is 3,320,113.398 m on the ellipsoids of WGS 84 and CGCS2000.
  @Test(arguments: ["EPSG:4549", "urn:ogc:def:crs:EPSG::4549"])
  func `takes the east first, whatever the order of axes is`(system: String) throws {
    let (longitude, latitude) = try place(500_000, 3_320_113.398, from: system)
    #expect(abs(longitude - 120) < 1e-9)
    #expect(abs(latitude - 30) < 1e-8)
  }

  @Test(arguments: [
    "EPSG:4326", "EPSG:4490", "OGC:CRS84", "+proj=longlat +datum=WGS84 +no_defs", "wgs 84",
  ])
  func `leaves degrees on the same datum as they are`(system: String) throws {
    let (longitude, latitude) = try place(113.5, 22.2, from: system)
    #expect(abs(longitude - 113.5) < 1e-12 && abs(latitude - 22.2) < 1e-12)
  }

  @Test func `makes infinite what it cannot transform`() throws {
    var (x, y) = ([500_000, .nan, 500_000, .infinity, 1e30], [3_320_113, 1, .nan, 2, 1e30])
    try CoordinateTransformation(from: "EPSG:4549").transform(&x, &y)
    #expect(x.map(\.isFinite) == [true, false, false, false, false])
  }

  @Test(arguments: [
    "", "EPSG:0", "EPSG:999999", "Atlantis", "+proj=nothing", "EPSG:5773",
    // PROJ takes them for the nearest name: Amersfoort and the like.
    "Foo", "China", "beijing", "BD", "WGS",
    // Geocentric.
    "EPSG:4978",
  ])
  func `says why there is none`(system: String) throws {
    do throws(PROJError) {
      _ = try CoordinateTransformation(from: system)
      Issue.record("«\(system)» is a system")
    } catch {
      #expect(!error.message.isEmpty)
      #expect(!error.message.contains("no message"), "\(system)")
    }
  }
}
