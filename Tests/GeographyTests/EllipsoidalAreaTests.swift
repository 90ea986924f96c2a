import Geography
import Testing

@Suite("The area of a polygon") struct EllipsoidalAreaTests {
  private func ring(_ degrees: [(Double, Double)]) -> [Coordinate] {
    degrees.map { Coordinate(longitude: $0.0, latitude: $0.1)! }
  }

  /// A degree at the equator: the integral of M N cos φ, by Gauss-Kronrod quadrature.
  @Test func `is that of the ellipsoid`() {
    let square = ring([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
    #expect(abs(Ellipsoid.squareMeters(ring: square) / 12_308_463_893.975 - 1) < 1e-9)
    #expect(Ellipsoid.squareMeters(ring: square.reversed()) < 0)
  }

  @Test func `is that of the plane where the polygon is small, holes taken off`() {
    let plane = LocalPlane(at: Coordinate(longitude: 116.3, latitude: 39.9)!)
    func square(_ half: Int32) -> [Coordinate] {
      [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)].map { east, north in
        Coordinate(
          longitudeE7: plane.origin.longitudeE7 + half * Int32(east),
          latitudeE7: plane.origin.latitudeE7 + half * Int32(north))
      }
    }
    let cell = plane.metersPerStepEast * plane.metersPerStepNorth
    let area = Ellipsoid.squareMeters([
      Polygon(exterior: square(10_000), holes: [square(5_000).reversed()])
    ])
    #expect(abs(area / (cell * 4 * (1e8 - 25e6)) - 1) < 1e-6)
  }

  @Test func `does not jump at the 180th meridian`() {
    let here = ring([(10, 50), (10.01, 50), (10.01, 50.01), (10, 50.01), (10, 50)])
    let there = ring([
      (179.995, 50), (-179.995, 50), (-179.995, 50.01), (179.995, 50.01), (179.995, 50),
    ])
    let areas = [here, there].map { Ellipsoid.squareMeters(ring: $0) }
    #expect(abs(areas[0] - areas[1]) < 1e-3)
  }
}
