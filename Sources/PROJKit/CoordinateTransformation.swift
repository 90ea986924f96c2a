internal import CPROJ

/// From a system of coordinates to longitude and latitude on WGS 84: the owner of PROJ's context
/// and transformation. Made once a table (4 to 17 ms), used on one thread at a time.
@safe package final class CoordinateTransformation {
  private let context: PROJContext
  private let transformation: OpaquePointer
  /// Whether the datum is WGS 84's but for less than a meter, whatever PROJ knows of it.
  private let isOnModernDatum: Bool
  /// Whether points were transformed as though the datum were that of WGS 84, for want of a known
  /// shift between both: they may lie tens of meters to over a hundred meters off.
  package private(set) var isShiftUnknown = false

  /// - Parameter system: `EPSG:4549`, a URN or URL, WKT, PROJJSON, a PROJ string, or the whole name
  ///   of a system.
  /// - Throws: That PROJ cannot be opened; what is none, or is no place on Earth's surface (a local, vertical or geocentric
  ///   system).
  package init(from system: String) throws(PROJError) {
    let context = try PROJContext()
    self.context = context
    let proj = context.proj
    let text = SystemText(system)
    unsafe proj.proj_context_use_proj4_init_rules(context.handle, 1)
    let crs = unsafe try context.checked("proj_create") {
      unsafe proj.proj_create($0, text.definition)
    }
    defer { _ = unsafe proj.proj_destroy(crs) }
    guard unsafe proj.proj_is_crs(crs) != 0 else {
      throw PROJError(function: "proj_create", message: "it is no system of coordinates")
    }
    guard unsafe proj.proj_get_type(crs) != PJ_TYPE_GEOCENTRIC_CRS else {
      throw PROJError(
        function: "proj_create", message: "a geocentric system has no longitude and latitude")
    }
    let name = unsafe proj.proj_get_name(crs).map { unsafe String(cString: $0) } ?? ""
    guard text.isDefinition || text.isName(name) else {
      throw PROJError(
        function: "proj_create", message: "no system has this name; the nearest is «\(name)»")
    }
    isOnModernDatum = unsafe ModernDatum.isOne(context.datumName(of: crs))
    let given = unsafe try context.checked("proj_create_crs_to_crs") {
      unsafe proj.proj_create_crs_to_crs($0, text.definition, "EPSG:4326", nil)
    }
    // Whatever order of axes a system has by its definition: east first, then north.
    defer { _ = unsafe proj.proj_destroy(given) }
    unsafe transformation = try context.checked("proj_normalize_for_visualization") {
      unsafe proj.proj_normalize_for_visualization($0, given)
    }
  }

  deinit { _ = unsafe proj.proj_destroy(transformation) }

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
    let probe = x.firstIndex(where: \.isFinite).map { ([x[$0]], [y[$0]]) }
    transformAll(&x, &y)
    if !isShiftUnknown, !isOnModernDatum, let probe { noteShift(at: probe) }
  }

  /// PROJ chooses among its operations by place; a table is one town.
  private func noteShift(at place: ([Double], [Double])) {
    var (x, y) = place
    transformAll(&x, &y)
    guard x[0].isFinite, let last = unsafe proj.proj_trans_get_last_used_operation(transformation)
    else {
      return
    }
    defer { _ = unsafe proj.proj_destroy(last) }
    isShiftUnknown =
      unsafe proj.proj_coordoperation_has_ballpark_transformation(context.handle, last) != 0
  }

  private var proj: cproj_functions { context.proj }

  private func transformAll(_ x: inout [Double], _ y: inout [Double]) {
    let count = x.count
    let stride = MemoryLayout<Double>.stride
    unsafe x.withUnsafeMutableBufferPointer { x in
      unsafe y.withUnsafeMutableBufferPointer { y in
        _ = unsafe proj.proj_trans_generic(
          transformation, PJ_FWD, x.baseAddress, stride, count, y.baseAddress, stride, count,
          nil, 0, 0, nil, 0, 0)
      }
    }
  }
}
