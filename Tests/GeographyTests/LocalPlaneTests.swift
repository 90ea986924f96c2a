import Foundation
import Geography
import Testing

@Suite("The plane at a point") struct LocalPlaneTests {
  @Test func `has the radii of WGS 84 at the equator and at the pole`() {
    let (a, b) = (6_378_137.0, 6_356_752.314245)
    let equator = Ellipsoid.radii(sineOfLatitude: 0)
    #expect(equator.primeVertical == a)
    #expect(abs(equator.meridional - b * b / a) < 1e-5)
    let pole = Ellipsoid.radii(sineOfLatitude: 1)
    #expect(abs(pole.primeVertical - a * a / b) < 1e-5)
    #expect(abs(pole.meridional - a * a / b) < 1e-5)
  }

  @Test func `shrinks east with the parallel's radius`() {
    let plane = LocalPlane(at: Coordinate(longitude: 20, latitude: 60)!)
    let e2 = 0.006694379990141317
    let n = 6_378_137 / (1 - e2 * 0.75).squareRoot()
    #expect(abs(plane.metersPerStepEast * 1e7 - n * 0.5 * .pi / 180) < 1e-6)
  }

  @Test func `reaches over the 180th meridian`() {
    let plane = LocalPlane(at: Coordinate(longitude: 179.9999999, latitude: 0)!)
    let offset = plane.offset(to: Coordinate(longitude: -179.9999999, latitude: 0)!)
    #expect(abs(offset.east - 2 * plane.metersPerStepEast) < 1e-12)
    #expect(offset.north == 0)
  }
}
