internal import CGEOS
import Geography

/// A GEOS context: the working memory of one thread, made once a worker and not shared.
@safe package final class GEOSContext {
  let handle: GEOSContextHandle_t
  private let messages = Messages()
  /// x and y of the ring at hand, interleaved; kept so that rings make no allocation.
  private var scratch: [Double] = []

  private final class Messages {
    var last = ""
  }

  package init() {
    unsafe handle = GEOS_init_r()
    let user = unsafe Unmanaged.passUnretained(messages).toOpaque()
    _ = unsafe GEOSContext_setErrorMessageHandler_r(
      handle,
      { message, user in
        guard let message = unsafe message, let user = unsafe user else { return }
        unsafe Unmanaged<Messages>.fromOpaque(user).takeUnretainedValue().last =
          unsafe String(cString: message)
      }, user)
  }

  deinit { unsafe GEOS_finish_r(handle) }

  /// The one door for C calls that give a pointer or, on failure, NULL.
  func checked<Pointer>(
    _ function: String, _ call: (GEOSContextHandle_t) -> Pointer?
  ) throws(GEOSError) -> Pointer {
    messages.last = ""
    guard let pointer = unsafe call(handle) else { throw failure(function) }
    return pointer
  }

  /// The one door for C predicates: 0 is false, 1 is true, 2 is a failure.
  func predicate(
    _ function: String, _ call: (GEOSContextHandle_t) -> CChar
  ) throws(GEOSError) -> Bool {
    messages.last = ""
    let answer = unsafe call(handle)
    guard answer != 2 else { throw failure(function) }
    return answer == 1
  }

  private func failure(_ function: String) -> GEOSError {
    var message = messages.last
    while message.last?.isWhitespace == true { message.removeLast() }
    return GEOSError(function: function, message: message.isEmpty ? "no message" : message)
  }

  /// The ring of `vertices`, in degrees, as a closed GEOS ring.
  func ring(_ vertices: ArraySlice<Coordinate>) throws(GEOSError) -> GEOSGeometry {
    scratch.removeAll(keepingCapacity: true)
    for vertex in vertices {
      scratch.append(vertex.longitude)
      scratch.append(vertex.latitude)
    }
    let count = UInt32(vertices.count)
    let sequence = unsafe try checked("GEOSCoordSeq_copyFromBuffer_r") {
      unsafe GEOSCoordSeq_copyFromBuffer_r($0, scratch, count, 0, 0)
    }
    // GEOS owns the sequence from here, also when the call fails.
    return unsafe GEOSGeometry(
      try checked("GEOSGeom_createLinearRing_r") {
        unsafe GEOSGeom_createLinearRing_r($0, sequence)
      }, in: self)
  }
}
