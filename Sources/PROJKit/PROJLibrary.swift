internal import CPROJ

/// PROJ's shared library, opened when something first needs it. It stays open.
enum PROJLibrary {
  /// The functions of the PROJ that this program was built with.
  ///
  /// - Throws: That it is not there, in the words of the dynamic linker.
  static var functions: cproj_functions {
    get throws(PROJError) { try opened.get() }
  }

  private static let opened = open(nil)

  /// - Parameter library: Its name; `nil`: the PROJ that this program was built with.
  static func open(_ library: String?) -> Result<cproj_functions, PROJError> {
    // What is found replaces these zeros; they are never called.
    var functions = cproj_functions()
    if let problem = unsafe cproj_open(library, &functions) {
      return .failure(PROJError(function: "dlopen", message: unsafe String(cString: problem)))
    }
    return .success(functions)
  }
}
