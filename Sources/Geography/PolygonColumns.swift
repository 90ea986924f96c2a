/// Many polygons as flat columns: what crosses a C border in bulk.
///
/// Polygon `p` has the rings `firstRing[p] ..< firstRing[p + 1]`, its exterior first; ring `r` has
/// the vertices `firstVertex[r] ..< firstVertex[r + 1]`, the first one repeated at its end.
package struct PolygonColumns: Hashable, Sendable {
  package var firstRing: [Int32]
  package var firstVertex: [Int32]
  package var vertices: [Coordinate]

  package init(firstRing: [Int32] = [0], firstVertex: [Int32] = [0], vertices: [Coordinate] = []) {
    self.firstRing = firstRing
    self.firstVertex = firstVertex
    self.vertices = vertices
  }

  package init(_ polygons: [Polygon]) {
    self.init()
    for polygon in polygons {
      for ring in [polygon.exterior] + polygon.holes {
        vertices += ring
        firstVertex.append(Int32(vertices.count))
      }
      firstRing.append(Int32(firstVertex.count - 1))
    }
  }

  package var count: Int { firstRing.count - 1 }

  package var polygons: [Polygon] { (0..<count).map(polygon) }

  package func polygon(_ index: Int) -> Polygon {
    let rings = (Int(firstRing[index])..<Int(firstRing[index + 1])).map { ring in
      Array(vertices[Int(firstVertex[ring])..<Int(firstVertex[ring + 1])])
    }
    return Polygon(exterior: rings.first ?? [], holes: Array(rings.dropFirst()))
  }
}
