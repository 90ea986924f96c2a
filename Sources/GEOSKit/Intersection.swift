internal import CGEOS
import Geography

extension GEOSContext {
  /// What the union of some polygons and that of others have in common: valid polygons; none where
  /// they have no area in common. Invalid ones are made valid first.
  package func intersection(
    of polygons: [Polygon], with others: [Polygon]
  ) throws(GEOSError) -> [Polygon] {
    guard !polygons.isEmpty, !others.isEmpty else { return [] }
    let (one, other) = (try union(polygons), try union(others))
    let common = unsafe GEOSGeometry(
      try checked("GEOSIntersection_r") {
        unsafe GEOSIntersection_r($0, one.pointer, other.pointer)
      },
      in: self)
    return try common.polygons()
  }

  /// Polygons none of which lies on another.
  package func union(of polygons: [Polygon]) throws(GEOSError) -> [Polygon] {
    polygons.isEmpty ? [] : try union(polygons).polygons()
  }

  private func union(_ polygons: [Polygon]) throws(GEOSError) -> GEOSGeometry {
    let (members, _) = try validPolygons(of: PolygonColumns(polygons))
    return try GEOSGeometry(unionOf: members, in: self)
  }
}
