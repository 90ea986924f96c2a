internal import CGEOS
import Geography

/// A geometry of GEOS; owns its pointer and keeps its context alive.
@safe final class GEOSGeometry {
  let context: GEOSContext
  private(set) var pointer: OpaquePointer?

  init(_ pointer: OpaquePointer, in context: GEOSContext) {
    unsafe self.pointer = pointer
    self.context = context
  }

  deinit {
    if let pointer = unsafe pointer { unsafe GEOSGeom_destroy_r(context.handle, pointer) }
  }

  /// Gives the pointer away: another geometry owns it from now on.
  fileprivate func release() -> OpaquePointer? {
    let released = unsafe pointer
    unsafe pointer = nil
    return unsafe released
  }

  /// Polygon `index` of `columns`.
  convenience init(
    polygon index: Int, of columns: PolygonColumns, in context: GEOSContext
  ) throws(GEOSError) {
    var rings: [GEOSGeometry] = []
    for ring in Int(columns.firstRing[index])..<Int(columns.firstRing[index + 1]) {
      let range = Int(columns.firstVertex[ring])..<Int(columns.firstVertex[ring + 1])
      rings.append(try context.ring(columns.vertices[range]))
    }
    guard let exterior = rings.first else {
      throw GEOSError(function: "GEOSGeom_createPolygon_r", message: "a polygon without rings")
    }
    // GEOS owns the rings from here, also when the call fails.
    let shell = unsafe exterior.release()
    var holes = unsafe rings.dropFirst().map { unsafe $0.release() }
    let count = UInt32(rings.count - 1)
    let polygon = unsafe try context.checked("GEOSGeom_createPolygon_r") {
      unsafe GEOSGeom_createPolygon_r($0, shell, &holes, count)
    }
    unsafe self.init(polygon, in: context)
  }

  /// The polygons `indices` of `columns`: one polygon as such, others as a multipolygon.
  convenience init(
    polygons indices: Range<Int>, of columns: PolygonColumns, in context: GEOSContext
  ) throws(GEOSError) {
    var polygons: [GEOSGeometry] = []
    for index in indices {
      polygons.append(try GEOSGeometry(polygon: index, of: columns, in: context))
    }
    if polygons.count == 1, let only = unsafe polygons[0].release() {
      unsafe self.init(only, in: context)
      return
    }
    unsafe self.init(try context.collection(of: polygons, GEOS_MULTIPOLYGON), in: context)
  }

  /// The union of `members`, which this takes apart.
  convenience init(unionOf members: [GEOSGeometry], in context: GEOSContext) throws(GEOSError) {
    let collection = unsafe GEOSGeometry(
      try context.collection(of: members, GEOS_GEOMETRYCOLLECTION), in: context)
    unsafe self.init(
      try context.checked("GEOSUnaryUnion_r") {
        unsafe GEOSUnaryUnion_r($0, collection.pointer)
      }, in: context)
  }

  /// This one if it is valid, else what its linework gives.
  func madeValid() throws(GEOSError) -> GEOSGeometry {
    let isValid = unsafe try context.predicate("GEOSisValid_r") {
      unsafe GEOSisValid_r($0, pointer)
    }
    if isValid { return self }
    return unsafe GEOSGeometry(
      try context.checked("GEOSMakeValid_r") { unsafe GEOSMakeValid_r($0, pointer) },
      in: context)
  }
}

extension GEOSContext {
  fileprivate func collection(
    of members: [GEOSGeometry], _ type: GEOSGeomTypes
  ) throws(GEOSError) -> OpaquePointer {
    // GEOS owns the members from here, also when the call fails.
    var pointers = unsafe members.map { unsafe $0.release() }
    let count = UInt32(members.count)
    return unsafe try checked("GEOSGeom_createCollection_r") {
      unsafe GEOSGeom_createCollection_r($0, Int32(bitPattern: type.rawValue), &pointers, count)
    }
  }
}
