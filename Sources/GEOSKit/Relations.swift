internal import CGEOS
import Geography

extension GEOSContext {
  /// Whether polygons are valid together: each by itself, and no two of them overlap or share more
  /// than single places.
  package func isValid(_ polygons: [Polygon]) throws(GEOSError) -> Bool {
    let area = try area(polygons)
    return unsafe try predicate("GEOSisValid_r") { unsafe GEOSisValid_r($0, area.pointer) }
  }

  /// Whether no place of `inner` lies outside of `outer`. Both must be valid.
  package func covers(_ outer: [Polygon], _ inner: [Polygon]) throws(GEOSError) -> Bool {
    let (outer, inner) = (try area(outer), try area(inner))
    return unsafe try predicate("GEOSCovers_r") {
      unsafe GEOSCovers_r($0, outer.pointer, inner.pointer)
    }
  }

  private func area(_ polygons: [Polygon]) throws(GEOSError) -> GEOSGeometry {
    try GEOSGeometry(polygons: 0..<polygons.count, of: PolygonColumns(polygons), in: self)
  }
}
