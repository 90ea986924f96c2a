import Diagnostics

/// What PROJ said when a call of its C interface failed.
package struct PROJError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The C function.
  package let function: String
  /// PROJ's own words.
  package let message: String
  /// What a user is told if it is PROJ itself that is not there; `nil` if PROJ refused something.
  package private(set) var missingLibrary: Failure?

  init(function: String, message: String) {
    self.function = function
    self.message = message
  }

  /// - Parameter reason: In the words of the dynamic linker, which name the library.
  init(missingLibrary reason: String) {
    self.init(function: "dlopen", message: reason)
    missingLibrary = Failure(
      .missingInput, "PROJ, which knows coordinates and distances, cannot be opened: \(reason)",
      advice: "Install its shared library; in Debian 12 that is the package libproj25")
  }

  package var description: String { "\(function): \(message)" }
}
