internal import CGEOS
import Geography

extension GEOSContext {
  /// A point inside the polygons, computed in longitude and latitude as if they were plane.
  ///
  /// - Parameter polygons: Which ones of `columns`; together they are one surface.
  /// - Returns: The point rounded to 1e-7°; `nil` if the surface is empty.
  /// - Throws: `GEOSError` for rings that GEOS refuses, such as those of fewer than four points.
  package func pointOnSurface(
    ofPolygons polygons: Range<Int>, in columns: PolygonColumns
  ) throws(GEOSError) -> Coordinate? {
    guard !polygons.isEmpty else { return nil }
    let surface = try GEOSGeometry(polygons: polygons, of: columns, in: self)
    let point = unsafe GEOSGeometry(
      try checked("GEOSPointOnSurface_r") { unsafe GEOSPointOnSurface_r($0, surface.pointer) },
      in: self)
    var x = 0.0
    var y = 0.0
    // Both give -1 for the empty point.
    guard unsafe GEOSGeomGetX_r(handle, point.pointer, &x) == 1,
      unsafe GEOSGeomGetY_r(handle, point.pointer, &y) == 1
    else { return nil }
    return Coordinate(longitude: x, latitude: y)
  }

  package func pointOnSurface(of polygons: [Polygon]) throws(GEOSError) -> Coordinate? {
    try pointOnSurface(ofPolygons: 0..<polygons.count, in: PolygonColumns(polygons))
  }
}
