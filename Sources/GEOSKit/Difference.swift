internal import CGEOS
import Geography

extension GEOSContext {
  /// The union of polygons without what others cover.
  ///
  /// - Returns: Valid polygons, and how many of those given had to be made valid first. None where
  ///   the others cover all.
  package func polygons(
    _ polygons: [Polygon], without others: [Polygon]
  ) throws(GEOSError) -> AreaPolygons {
    let (members, repaired) = try validPolygons(of: PolygonColumns(polygons))
    let (holes, repairedHoles) = try validPolygons(of: PolygonColumns(others))
    let union = try GEOSGeometry(unionOf: members, in: self)
    let hole = try GEOSGeometry(unionOf: holes, in: self)
    let difference = unsafe GEOSGeometry(
      try checked("GEOSDifference_r") {
        unsafe GEOSDifference_r($0, union.pointer, hole.pointer)
      },
      in: self)
    return AreaPolygons(
      try difference.polygons(), repairs: AreaRepairs(repairedPolygons: repaired + repairedHoles))
  }
}

extension GEOSGeometry {
  /// The polygons of a polygon, multipolygon or collection; what else is in it is left out.
  func polygons() throws(GEOSError) -> [Polygon] {
    var polygons: [Polygon] = []
    let count = unsafe GEOSGetNumGeometries_r(context.handle, pointer)
    for index in 0..<count {
      // Parts and rings belong to this geometry.
      let part = unsafe try context.checked("GEOSGetGeometryN_r") {
        unsafe GEOSGetGeometryN_r($0, pointer, index)
      }
      let type = unsafe GEOSGeomTypeId_r(context.handle, part)
      let isEmpty = unsafe GEOSisEmpty_r(context.handle, part) == 1
      guard type == Int32(bitPattern: GEOS_POLYGON.rawValue), !isEmpty else { continue }
      let exterior = unsafe try context.checked("GEOSGetExteriorRing_r") {
        unsafe GEOSGetExteriorRing_r($0, part)
      }
      var polygon = Polygon(exterior: unsafe try context.coordinates(ofRing: exterior))
      for hole in unsafe 0..<GEOSGetNumInteriorRings_r(context.handle, part) {
        let ring = unsafe try context.checked("GEOSGetInteriorRingN_r") {
          unsafe GEOSGetInteriorRingN_r($0, part, hole)
        }
        polygon.holes.append(unsafe try context.coordinates(ofRing: ring))
      }
      polygons.append(polygon)
    }
    return polygons
  }
}

extension GEOSContext {
  /// Rounded to 1e-7°.
  @unsafe fileprivate func coordinates(
    ofRing ring: OpaquePointer
  ) throws(GEOSError) -> [Coordinate] {
    let sequence = unsafe try checked("GEOSGeom_getCoordSeq_r") {
      unsafe GEOSGeom_getCoordSeq_r($0, ring)
    }
    var count: UInt32 = 0
    _ = unsafe GEOSCoordSeq_getSize_r(handle, sequence, &count)
    var values = Array(repeating: 0.0, count: 2 * Int(count))
    _ = unsafe GEOSCoordSeq_copyToBuffer_r(handle, sequence, &values, 0, 0)
    return (0..<Int(count)).compactMap {
      Coordinate(longitude: values[2 * $0], latitude: values[2 * $0 + 1])
    }
  }
}
