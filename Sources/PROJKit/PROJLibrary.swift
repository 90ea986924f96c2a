internal import CPROJ
import Diagnostics

/// PROJ's shared library, opened when something first needs it. It stays open.
enum PROJLibrary {
  /// The functions of the PROJ that this program was built with.
  ///
  /// - Throws: That it is not there.
  static var functions: cproj_functions {
    get throws(PROJError) { try opened.get() }
  }

  private static let opened: Result<cproj_functions, PROJError> = {
    // What is found replaces these zeros; they are never called.
    var functions = cproj_functions()
    if let problem = unsafe cproj_open(&functions) {
      return .failure(PROJError(missingLibrary: unsafe String(cString: problem)))
    }
    return .success(functions)
  }()
}
