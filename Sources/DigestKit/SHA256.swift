internal import CCrypto
import Glibc

/// The SHA-256 of files, by OpenSSL.
package enum SHA256 {
  /// The digest of a file's bytes in lower-case hexadecimal digits; `nil` if it cannot be read.
  package static func hexadecimal(ofFileAt path: String) -> String? {
    guard let file = unsafe fopen(path, "rb") else { return nil }
    defer { unsafe fclose(file) }
    guard let context = unsafe EVP_MD_CTX_new() else { return nil }
    defer { unsafe EVP_MD_CTX_free(context) }
    guard unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else { return nil }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { break }
      guard unsafe EVP_DigestUpdate(context, buffer, count) == 1 else { return nil }
    }
    guard unsafe ferror(file) == 0 else { return nil }
    var digest = [UInt8](repeating: 0, count: 32)
    guard unsafe EVP_DigestFinal_ex(context, &digest, nil) == 1 else { return nil }
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
