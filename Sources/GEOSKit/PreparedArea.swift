internal import CGEOS
import Geography

/// The union of some polygons, prepared for many questions whether a point lies in it.
///
/// Belongs to the thread that made it: GEOS fills its caches without a lock.
@safe package final class PreparedArea {
  private let context: GEOSContext
  /// The prepared geometry refers to this one.
  private let area: GEOSGeometry
  private let prepared: OpaquePointer
  /// How many of the polygons had to be made valid.
  package let repairedPolygons: Int

  /// - Parameter polygons: Invalid ones are made valid (from their linework) first.
  package init(_ polygons: [Polygon]) throws(GEOSError) {
    let context = GEOSContext()
    let columns = PolygonColumns(polygons)
    // Each by itself: rings of two polygons that overlap would cut each other out.
    let (members, repaired) = try context.validPolygons(of: columns)
    let area = try GEOSGeometry(unionOf: members, in: context)
    var squareDegrees = 0.0
    guard unsafe GEOSArea_r(context.handle, area.pointer, &squareDegrees) == 1, squareDegrees > 0
    else { throw GEOSError(function: "GEOSArea_r", message: "they have no area") }
    unsafe self.prepared = try context.checked("GEOSPrepare_r") {
      unsafe GEOSPrepare_r($0, area.pointer)
    }
    self.context = context
    self.area = area
    repairedPolygons = repaired
  }

  deinit { unsafe GEOSPreparedGeom_destroy_r(context.handle, prepared) }

  /// Whether `coordinate` lies in the area; its border belongs to it.
  package func contains(_ coordinate: Coordinate) throws(GEOSError) -> Bool {
    let point = unsafe GEOSGeometry(
      try context.checked("GEOSGeom_createPointFromXY_r") {
        unsafe GEOSGeom_createPointFromXY_r($0, coordinate.longitude, coordinate.latitude)
      }, in: context)
    return unsafe try context.predicate("GEOSPreparedIntersects_r") {
      unsafe GEOSPreparedIntersects_r($0, prepared, point.pointer)
    }
  }
}

extension GEOSContext {
  /// Each polygon of `columns`, made valid if need be, and how many had to be.
  func validPolygons(
    of columns: PolygonColumns
  ) throws(GEOSError) -> (polygons: [GEOSGeometry], repaired: Int) {
    var polygons: [GEOSGeometry] = []
    var repaired = 0
    for index in 0..<columns.count {
      let polygon = try GEOSGeometry(polygon: index, of: columns, in: self)
      let valid = try polygon.madeValid()
      repaired += valid === polygon ? 0 : 1
      polygons.append(valid)
    }
    return (polygons, repaired)
  }
}
