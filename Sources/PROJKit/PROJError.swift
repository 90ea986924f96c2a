/// What PROJ said when a call of its C interface failed.
package struct PROJError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The C function.
  package let function: String
  /// PROJ's own words.
  package let message: String

  package var description: String { "\(function): \(message)" }
}
