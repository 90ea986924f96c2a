import Glibc

/// A converter of the C library (iconv) from one encoding to UTF-8: the owner of its handle.
@safe final class Converter {
  private let handle: iconv_t

  /// - Throws: An encoding that the C library does not know.
  init(from encoding: TextEncoding) throws(TextDecodingError) {
    guard let handle = unsafe Self.open(encoding.name) else {
      throw TextDecodingError(encoding: encoding, reason: .unknownEncoding, byteOffset: 0)
    }
    unsafe self.handle = handle
  }

  deinit { unsafe iconv_close(handle) }

  /// Whether the C library has a converter from the encoding of that name.
  static func knows(_ name: String) -> Bool {
    guard let handle = unsafe open(name) else { return false }
    unsafe iconv_close(handle)
    return true
  }

  private static func open(_ name: String) -> iconv_t? {
    // iconv_open returns (iconv_t) -1 for what it does not know.
    let handle = unsafe iconv_open("UTF-8", name)
    return unsafe handle == iconv_t(bitPattern: -1) ? nil : handle
  }

  /// The whole of a text as UTF-8.
  ///
  /// - Throws: Where the first bytes stand that mean nothing in the encoding.
  func decode(_ bytes: [UInt8], encoding: TextEncoding) throws(TextDecodingError) -> [UInt8] {
    var decoded: [UInt8] = []
    // Two bytes become three in most of Chinese text, one in Latin text.
    decoded.reserveCapacity(bytes.count + bytes.count / 2 + 16)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var position = 0
    while true {
      let step = convert(bytes, from: position, into: &buffer)
      decoded += buffer[..<step.written]
      position += step.read
      switch step.error {
      case nil: return decoded
      case E2BIG: continue
      case EINVAL:
        throw TextDecodingError(encoding: encoding, reason: .cutOff, byteOffset: position)
      default:
        throw TextDecodingError(encoding: encoding, reason: .invalidBytes, byteOffset: position)
      }
    }
  }

  /// One call of iconv.
  ///
  /// - Returns: Bytes read and written, and `errno` if it stopped before the end.
  private func convert(
    _ bytes: [UInt8], from position: Int, into buffer: inout [UInt8]
  ) -> (read: Int, written: Int, error: Int32?) {
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe buffer.withUnsafeMutableBytes { buffer in
        // iconv does not write to its input, although its type would let it.
        var input = unsafe UnsafeMutableRawBufferPointer(mutating: bytes).baseAddress.map {
          unsafe ($0 + position).assumingMemoryBound(to: CChar.self)
        }
        var output = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        var inputLeft = bytes.count - position
        var outputLeft = buffer.count
        let result = unsafe iconv(handle, &input, &inputLeft, &output, &outputLeft)
        // (size_t) -1 is a failure.
        let error = result == -1 ? errno : nil
        return (bytes.count - position - inputLeft, buffer.count - outputLeft, error)
      }
    }
  }
}
