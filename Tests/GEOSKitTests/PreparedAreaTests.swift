import GEOSKit
import Geography
import Parallelism
import Testing

@Suite("A prepared area") struct PreparedAreaTests {
  private func place(_ east: Int32, _ north: Int32) -> Coordinate {
    Coordinate(longitudeE7: east, latitudeE7: north)
  }

  @Test func `contains its border, corners and the border of its hole`() throws {
    let area = try PreparedArea([Polygon(exterior: square(0, 1000), holes: [square(400, 600)])])
    for inside in [place(0, 0), place(1000, 1000), place(0, 500), place(400, 500), place(1, 1)] {
      #expect(try area.contains(inside))
    }
    for outside in [place(-1, 0), place(1001, 500), place(500, 500), place(401, 401)] {
      #expect(try !area.contains(outside))
    }
  }

  @Test func `is the union of polygons that overlap or touch`() throws {
    let area = try PreparedArea([
      Polygon(exterior: square(0, 1000)), Polygon(exterior: square(500, 2000)),
      Polygon(exterior: square(3000, 4000)),
    ])
    for inside in [place(700, 700), place(1500, 1500), place(3000, 3500)] {
      #expect(try area.contains(inside))
    }
    #expect(try !area.contains(place(2500, 2500)))
  }

  @Test func `mends a polygon that crosses itself`() throws {
    // A bow tie: two triangles that meet at 500, 500.
    let bow = Polygon(exterior: ring((0, 0), (1000, 1000), (1000, 0), (0, 1000)))
    let area = try PreparedArea([bow, Polygon(exterior: square(0, 1))])
    #expect(area.repairedPolygons == 1)
    #expect(try area.contains(place(100, 500)))
    #expect(try area.contains(place(900, 500)))
    #expect(try !area.contains(place(500, 100)))
    #expect(try !area.contains(place(500, 900)))
  }

  @Test func `without an area is an error`() {
    #expect(throws: GEOSError.self) { try PreparedArea([]) }
    let line = ring((0, 0), (1000, 0), (2000, 0))
    #expect(throws: GEOSError.self) { try PreparedArea([Polygon(exterior: line)]) }
  }

  @Test func `of a broken ring is an error`() {
    #expect(throws: GEOSError.self) {
      try PreparedArea([Polygon(exterior: [place(0, 0), place(1, 1)])])
    }
  }

  @Test func `answers the same on two threads`() throws {
    let polygons = [Polygon(exterior: square(0, 1000), holes: [square(400, 600)])]
    let answers = try Parallel(threads: 2).map(
      count: 1000, makeWorker: { try PreparedArea(polygons) }
    ) { area, index in
      try area.contains(Coordinate(longitudeE7: Int32(index), latitudeE7: 500))
    }
    #expect(answers == (0..<1000).map { $0 <= 400 || $0 >= 600 })
  }
}
