/// Why a digest could not be taken.
package struct DigestError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The C function that failed.
  package let function: String
  /// In the words of the system or of OpenSSL.
  package let message: String

  package var description: String { "\(message) (\(function))" }
}
