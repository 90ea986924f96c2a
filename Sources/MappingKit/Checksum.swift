internal import CXXHash

/// XXH3 of 64 bits: whether bytes are those that were written, at the speed of memory. It guards
/// against damage, not against intent.
package enum Checksum {
  package static func of<Value: PlainValue>(_ column: [Value]) -> UInt64 {
    unsafe column.withUnsafeBytes { unsafe of($0) }
  }

  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    unsafe XXH3_64bits(bytes.baseAddress, bytes.count)
  }
}

/// Columns as the bytes that stand in a file.
package enum ColumnBytes {
  /// Hands a column over in pieces, so that it is not there twice.
  package static func forEachPiece<Value: PlainValue>(
    of column: [Value], _ body: ([UInt8]) throws -> Void
  ) throws {
    try unsafe column.withUnsafeBytes { bytes in
      for first in stride(from: 0, to: bytes.count, by: pieceSize) {
        let end = Swift.min(first + pieceSize, bytes.count)
        try body(unsafe Array(bytes[first..<end]))
      }
    }
  }

  private static let pieceSize = 1 << 20
}
