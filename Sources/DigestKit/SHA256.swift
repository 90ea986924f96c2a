internal import CCrypto
import Glibc

/// The SHA-256 of files, by OpenSSL.
package enum SHA256 {
  /// The digest of a file's bytes in lower-case hexadecimal digits.
  ///
  /// - Parameter isGivenUp: Asked now and then; if so, the digest is that of what was read so far.
  package static func hexadecimal(
    ofFileAt path: String, isGivenUp: () -> Bool = { false }
  ) throws(DigestError) -> String {
    guard let file = unsafe fopen(path, "rb") else { throw system("fopen") }
    defer { unsafe fclose(file) }
    guard let context = unsafe EVP_MD_CTX_new() else { throw openSSL("EVP_MD_CTX_new") }
    defer { unsafe EVP_MD_CTX_free(context) }
    guard unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      throw openSSL("EVP_DigestInit_ex")
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      guard count > 0, !isGivenUp() else { break }
      guard unsafe EVP_DigestUpdate(context, buffer, count) == 1 else {
        throw openSSL("EVP_DigestUpdate")
      }
    }
    guard unsafe ferror(file) == 0 else { throw system("fread") }
    var digest = [UInt8](repeating: 0, count: 32)
    guard unsafe EVP_DigestFinal_ex(context, &digest, nil) == 1 else {
      throw openSSL("EVP_DigestFinal_ex")
    }
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func system(_ function: String) -> DigestError {
    DigestError(function: function, message: unsafe String(cString: strerror(errno)))
  }

  private static func openSSL(_ function: String) -> DigestError {
    var text = [CChar](repeating: 0, count: 256)
    unsafe ERR_error_string_n(ERR_get_error(), &text, text.count)
    let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return DigestError(function: function, message: String(decoding: bytes, as: UTF8.self))
  }
}
