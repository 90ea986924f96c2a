/// What GEOS said when a call of its C interface failed.
package struct GEOSError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The C function.
  package let function: String
  /// GEOS's own words.
  package let message: String

  package var description: String { "\(function): \(message)" }
}
