import Geography
import Testing

@Suite("Polygons as columns") struct PolygonColumnsTests {
  @Test func `keep rings and vertices in their order`() {
    let points = (0..<10).map { Coordinate(longitudeE7: $0, latitudeE7: 0) }
    let columns = PolygonColumns([
      Polygon(exterior: Array(points[0..<4]), holes: [Array(points[4..<7])]),
      Polygon(exterior: Array(points[7..<10])),
    ])
    #expect(columns.count == 2)
    #expect(columns.firstRing == [0, 2, 3])
    #expect(columns.firstVertex == [0, 4, 7, 10])
    #expect(columns.vertices == points)
    #expect(PolygonColumns([]).count == 0)
  }
}
