internal import CPROJ

/// A PROJ context with what it last complained of: the working memory of one thread.
@safe final class PROJContext {
  let proj: cproj_functions
  let handle: OpaquePointer
  private let messages = Messages()

  private final class Messages {
    var last = ""
  }

  /// - Throws: That PROJ cannot be opened.
  init() throws(PROJError) {
    let proj = try PROJLibrary.functions
    self.proj = proj
    // NULL only when memory ends; Swift traps then, too.
    unsafe handle = proj.proj_context_create()!
    let user = unsafe Unmanaged.passUnretained(messages).toOpaque()
    unsafe proj.proj_log_func(
      handle, user,
      { user, _, message in
        guard let message = unsafe message, let user = unsafe user else { return }
        unsafe Unmanaged<Messages>.fromOpaque(user).takeUnretainedValue().last =
          unsafe String(cString: message)
      })
  }

  deinit { _ = unsafe proj.proj_context_destroy(handle) }

  /// The name of the datum of a system; empty if it has none.
  func datumName(of system: OpaquePointer) -> String {
    guard let geodetic = unsafe proj.proj_crs_get_geodetic_crs(handle, system) else { return "" }
    defer { _ = unsafe proj.proj_destroy(geodetic) }
    guard let datum = unsafe proj.proj_crs_get_datum_forced(handle, geodetic) else { return "" }
    defer { _ = unsafe proj.proj_destroy(datum) }
    return unsafe proj.proj_get_name(datum).map { unsafe String(cString: $0) } ?? ""
  }

  /// The one door for C calls that give a pointer or, on failure, NULL.
  func checked(
    _ function: String, _ call: (OpaquePointer) -> OpaquePointer?
  ) throws(PROJError) -> OpaquePointer {
    messages.last = ""
    guard let pointer = unsafe call(handle) else {
      var message = messages.last
      while message.last?.isWhitespace == true { message.removeLast() }
      throw PROJError(function: function, message: message.isEmpty ? "no message" : message)
    }
    return unsafe pointer
  }
}
