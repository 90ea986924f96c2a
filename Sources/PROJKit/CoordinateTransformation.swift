internal import CPROJ

/// From a system of coordinates to longitude and latitude on WGS 84: the owner of PROJ's context
/// and transformation. Made once a table (4 to 17 ms), used on one thread at a time.
@safe package final class CoordinateTransformation {
  private let context = PROJContext()
  private let transformation: OpaquePointer

  /// - Parameter system: Anything that PROJ takes for a system: `EPSG:4549`, a URN, WKT, a PROJ
  ///   string, or the whole name of one. PROJ itself would take the nearest name for any word.
  /// - Throws: What is none, or has no east and north (a local, vertical or geocentric system).
  package init(from system: String) throws(PROJError) {
    let context = context
    try Self.check(system, context)
    let given = unsafe try context.checked("proj_create_crs_to_crs") {
      unsafe proj_create_crs_to_crs($0, system, "EPSG:4326", nil)
    }
    // Whatever order of axes a system has by its definition: east first, then north.
    defer { unsafe proj_destroy(given) }
    unsafe transformation = try context.checked("proj_normalize_for_visualization") {
      unsafe proj_normalize_for_visualization($0, given)
    }
  }

  deinit { unsafe proj_destroy(transformation) }

  private static func check(_ system: String, _ context: PROJContext) throws(PROJError) {
    let created = unsafe try context.checked("proj_create") { unsafe proj_create($0, system) }
    defer { unsafe proj_destroy(created) }
    guard unsafe proj_get_type(created) != PJ_TYPE_GEOCENTRIC_CRS else {
      throw PROJError(function: "proj_create", message: "a geocentric system has no east and north")
    }
    // Codes, URNs, PROJ strings, WKT and PROJJSON have marks that names have not.
    let isName = !system.contains { ":+[{=".contains($0) }
    guard isName, let name = unsafe proj_get_name(created) else { return }
    let found = unsafe String(cString: name)
    guard found.lowercased() != system.lowercased() else { return }
    throw PROJError(
      function: "proj_create", message: "no system has this name; the nearest is \(found)")
  }

  /// Transforms points in place: east and north in the system's units to longitude and latitude in
  /// degrees. What is no number or cannot be transformed becomes infinite.
  ///
  /// - Precondition: Both have the same count.
  package func transform(_ x: inout [Double], _ y: inout [Double]) {
    precondition(x.count == y.count)
    let count = x.count
    guard count > 0 else { return }
    // PROJ hands NaN on without a word.
    for index in 0..<count where !(x[index].isFinite && y[index].isFinite) {
      x[index] = .infinity
      y[index] = .infinity
    }
    let stride = MemoryLayout<Double>.stride
    unsafe x.withUnsafeMutableBufferPointer { x in
      unsafe y.withUnsafeMutableBufferPointer { y in
        _ = unsafe proj_trans_generic(
          transformation, PJ_FWD, x.baseAddress, stride, count, y.baseAddress, stride, count,
          nil, 0, 0, nil, 0, 0)
      }
    }
  }
}
