import GEOSKit
import Geography
import Testing

@Suite("What areas have in common")
struct IntersectionTests {
  private func square(_ west: Double, _ south: Double, _ size: Double) -> Polygon {
    let corners = [(0.0, 0.0), (size, 0), (size, size), (0, size), (0, 0)]
    return Polygon(
      exterior: corners.map { Coordinate(longitude: west + $0.0, latitude: south + $0.1)! })
  }

  private func share(_ polygons: [Polygon], of whole: Polygon) -> Double {
    Ellipsoid.squareMeters(polygons) / Ellipsoid.squareMeters([whole])
  }

  @Test func `counts once what is drawn twice`() throws {
    let context = GEOSContext()
    let whole = square(0, 0, 0.01)
    let both = try context.union(of: [whole, square(0.005, 0, 0.005)])
    #expect(abs(share(both, of: whole) - 1) < 1e-9)
    let common = try context.intersection(of: [whole, whole], with: [square(0.005, -0.01, 0.02)])
    #expect(abs(share(common, of: whole) - 0.5) < 1e-6)
  }

  @Test func `is nothing where borders meet, or where one is empty`() throws {
    let context = GEOSContext()
    let whole = square(0, 0, 0.01)
    #expect(try context.intersection(of: [whole], with: [square(0.01, 0, 0.01)]).isEmpty)
    #expect(try context.intersection(of: [whole], with: []).isEmpty)
    #expect(try context.intersection(of: [], with: [whole]).isEmpty)
    #expect(try context.union(of: []).isEmpty)
  }

  @Test func `takes a bow tie for its two halves`() throws {
    let corners = [(0.0, 0.0), (0.01, 0.01), (0.01, 0), (0, 0.01), (0, 0)]
    let bowTie = Polygon(exterior: corners.map { Coordinate(longitude: $0.0, latitude: $0.1)! })
    let common = try GEOSContext().intersection(of: [bowTie], with: [square(0, 0, 0.01)])
    #expect(abs(share(common, of: square(0, 0, 0.01)) - 0.5) < 1e-6)
  }
}
