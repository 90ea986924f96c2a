/// Text that is being written, as UTF-8 bytes: appending makes no allocation an item.
package struct ByteText {
  package private(set) var bytes: [UInt8] = []

  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let digits = Array("0123456789abcdef".utf8)

  package mutating func append(_ byte: UInt8) { bytes.append(byte) }

  package mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  package mutating func append(_ other: ByteText) { bytes.append(contentsOf: other.bytes) }

  package mutating func append(_ number: Int) { append(number, decimals: 0) }

  /// A number that counts units of 10 to the minus `decimals`, with all its decimals.
  package mutating func append(_ number: Int, decimals: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let first = bytes.count
    var rest = number.magnitude
    var written = 0
    repeat {
      if written == decimals, decimals > 0 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
      written += 1
    } while rest > 0 || written <= decimals
    var (front, back) = (first, bytes.count - 1)
    while front < back {
      bytes.swapAt(front, back)
      front += 1
      back -= 1
    }
  }

  /// Degrees with 7 decimals.
  package mutating func append(degreesE7: Int32) { append(Int(degreesE7), decimals: 7) }

  /// The shortest decimal that reads back the same; whole numbers without a point.
  package mutating func append(_ number: Double) {
    // From 2^54 on a description has an exponent in place of ".0".
    if number == number.rounded(), abs(number) < 0x1p54 {
      append(Int(number))
    } else {
      append(number.description)
    }
  }

  /// A JSON string (RFC 8259) with its quotes.
  package mutating func append(jsonString text: String) {
    bytes.append(Self.quote)
    let needsEscapes = text.utf8.contains {
      $0 < 0x20 || $0 == Self.quote || $0 == UInt8(ascii: "\\")
    }
    guard needsEscapes else {
      append(text)
      bytes.append(Self.quote)
      return
    }
    for byte in text.utf8 {
      switch byte {
      case Self.quote, UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20:
        append("\\u00")
        bytes.append(Self.digits[Int(byte >> 4)])
        bytes.append(Self.digits[Int(byte & 15)])
      default:
        bytes.append(byte)
      }
    }
    bytes.append(Self.quote)
  }

  /// A cell of a CSV (RFC 4180), in quotes where it needs them.
  package mutating func append(csvCell text: String) {
    let needsQuotes = text.utf8.contains { byte in
      byte == Self.quote || byte == Self.comma || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else {
      append(text)
      return
    }
    bytes.append(Self.quote)
    for byte in text.utf8 {
      if byte == Self.quote { bytes.append(Self.quote) }
      bytes.append(byte)
    }
    bytes.append(Self.quote)
  }

  /// A row of a CSV with its line end.
  package mutating func append(csvRow cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { append(Self.comma) }
      append(csvCell: cell)
    }
    append("\r\n")
  }
}
