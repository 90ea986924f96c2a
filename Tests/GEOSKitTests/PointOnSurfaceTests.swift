import GEOSKit
import Geography
import Parallelism
import Testing

/// A closed ring of steps of 1e-7°.
func ring(_ places: (Int32, Int32)...) -> [Coordinate] {
  let coordinates = places.map { Coordinate(longitudeE7: $0.0, latitudeE7: $0.1) }
  return coordinates + [coordinates[0]]
}

func square(_ low: Int32, _ high: Int32) -> [Coordinate] {
  ring((low, low), (high, low), (high, high), (low, high))
}

@Suite("A point on a surface") struct PointOnSurfaceTests {
  @Test func `of a square is its middle`() throws {
    let point = try GEOSContext().pointOnSurface(of: [Polygon(exterior: square(0, 1000))])
    #expect(point == Coordinate(longitudeE7: 500, latitudeE7: 500))
  }

  @Test func `lies in the area, not in its hole`() throws {
    let polygon = Polygon(exterior: square(0, 3000), holes: [square(500, 2500)])
    let point = try #require(try GEOSContext().pointOnSurface(of: [polygon]))
    let hole = BoundingBox(westE7: 500, southE7: 500, eastE7: 2500, northE7: 2500)
    #expect(!hole.contains(point))
    #expect(try PreparedArea([polygon]).contains(point))
  }

  @Test func `lies in the arm of a U-shaped building`() throws {
    let polygon = Polygon(
      exterior: ring(
        (0, 0), (3000, 0), (3000, 3000), (2000, 3000), (2000, 1000), (1000, 1000), (1000, 3000),
        (0, 3000)))
    let point = try #require(try GEOSContext().pointOnSurface(of: [polygon]))
    #expect(try PreparedArea([polygon]).contains(point))
  }

  @Test func `of several polygons is in the largest stretch of one`() throws {
    let polygons = [Polygon(exterior: square(0, 100)), Polygon(exterior: square(5000, 9000))]
    let point = try GEOSContext().pointOnSurface(of: polygons)
    #expect(point == Coordinate(longitudeE7: 7000, latitudeE7: 7000))
  }

  @Test func `of nothing is none`() throws {
    #expect(try GEOSContext().pointOnSurface(of: []) == nil)
  }

  @Test func `chooses among columns by position`() throws {
    let columns = PolygonColumns([
      Polygon(exterior: square(0, 10)), Polygon(exterior: square(100, 200)),
    ])
    let point = try GEOSContext().pointOnSurface(ofPolygons: 1..<2, in: columns)
    #expect(point == Coordinate(longitudeE7: 150, latitudeE7: 150))
  }

  @Test func `of a ring that is not closed or too short is an error with GEOS's words`() throws {
    let context = GEOSContext()
    for exterior in [Array(square(0, 10).dropLast()), Array(square(0, 10).prefix(2))] {
      let error = #expect(throws: GEOSError.self) {
        try context.pointOnSurface(of: [Polygon(exterior: exterior)])
      }
      #expect(error?.function == "GEOSGeom_createLinearRing_r")
      #expect(error?.message.hasPrefix("IllegalArgumentException") == true)
      #expect(error?.message.last?.isWhitespace == false)
    }
    // A context is of use after an error.
    #expect(try context.pointOnSurface(of: [Polygon(exterior: square(0, 10))]) != nil)
  }

  @Test func `of a broken hole is an error and frees the rings made before`() throws {
    let context = GEOSContext()
    let polygon = Polygon(
      exterior: square(0, 100), holes: [square(10, 20), Array(square(30, 40).prefix(3))])
    for _ in 0..<1000 {
      #expect(throws: GEOSError.self) { try context.pointOnSurface(of: [polygon]) }
    }
  }

  @Test func `is the same on two threads, each with a context of its own`() throws {
    let polygons = (1..<2000).map { Polygon(exterior: square(0, Int32($0) * 2)) }
    let points = try Parallel(threads: 2).map(count: polygons.count, makeWorker: { GEOSContext() })
    {
      try $0.pointOnSurface(of: [polygons[$1]])
    }
    #expect(points == (1..<2000).map { Coordinate(longitudeE7: $0, latitudeE7: $0) })
  }
}
