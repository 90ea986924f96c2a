/// Why bytes are not text in an encoding, and where.
package struct TextDecodingError: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case unknownEncoding
    /// Bytes that stand for no character.
    case invalidBytes
    /// The text ends within a character.
    case cutOff
  }

  package let encoding: TextEncoding
  package let reason: Reason
  /// Of the first bytes at fault; all before it is text.
  package let byteOffset: Int

  package init(encoding: TextEncoding, reason: Reason, byteOffset: Int) {
    self.encoding = encoding
    self.reason = reason
    self.byteOffset = byteOffset
  }
}

extension TextEncoding {
  /// The whole of a text as UTF-8; a byte order mark stays, as the three bytes that it is there.
  ///
  /// - Throws: Where the first bytes stand that mean nothing in this encoding.
  package func utf8(of bytes: [UInt8]) throws(TextDecodingError) -> [UInt8] {
    if self == .utf8 {
      do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: bytes.span)
        return bytes
      } catch {
        throw TextDecodingError(
          encoding: self, reason: .invalidBytes, byteOffset: error.byteOffsets.lowerBound)
      }
    }
    return try Converter(from: self).decode(bytes, encoding: self)
  }
}
