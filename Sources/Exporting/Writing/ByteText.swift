/// Text that is being written, as UTF-8 bytes: appending makes no allocation an item.
package struct ByteText {
  package private(set) var bytes: [UInt8] = []

  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")
  private static let digits = Array("0123456789abcdef".utf8)

  package mutating func append(_ byte: UInt8) { bytes.append(byte) }

  package mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  package mutating func append(_ other: ByteText) { bytes.append(contentsOf: other.bytes) }

  package mutating func append(_ other: [UInt8]) { bytes.append(contentsOf: other) }

  package mutating func append(_ other: ArraySlice<UInt8>) { bytes.append(contentsOf: other) }

  package mutating func append(_ number: Int) { append(number, decimals: 0) }

  /// A number that counts units of 10 to the minus `decimals`, with all its decimals.
  package mutating func append(_ number: Int, decimals: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let digits = max(Self.digitCount(of: rest), decimals + 1)
    var index = bytes.count + (decimals > 0 ? digits + 1 : digits)
    let point = decimals > 0 ? index - 1 - decimals : -1
    // Room for all at once, filled from its end.
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "."), count: index - bytes.count))
    var span = bytes.mutableSpan
    for _ in 0..<digits {
      index -= index - 1 == point ? 2 : 1
      span[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  private static func digitCount(of number: UInt) -> Int {
    var (count, rest) = (1, number)
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    return count
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
    let begin = bytes.count
    append(text)
    if hasByte(from: begin, where: { $0 < 0x20 || $0 == Self.quote || $0 == Self.backslash }) {
      bytes.removeSubrange(begin...)
      appendEscaped(text)
    }
    bytes.append(Self.quote)
  }

  private mutating func appendEscaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case Self.quote, Self.backslash:
        bytes.append(Self.backslash)
        bytes.append(byte)
      case 0..<0x20:
        append("\\u00")
        bytes.append(Self.digits[Int(byte >> 4)])
        bytes.append(Self.digits[Int(byte & 15)])
      default:
        bytes.append(byte)
      }
    }
  }

  /// A cell of a CSV (RFC 4180), in quotes where it needs them.
  package mutating func append(csvCell text: String) {
    let begin = bytes.count
    append(text)
    let needsQuotes = hasByte(from: begin) {
      $0 == Self.quote || $0 == Self.comma || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return }
    bytes.removeSubrange(begin...)
    bytes.append(Self.quote)
    for byte in text.utf8 {
      if byte == Self.quote { bytes.append(Self.quote) }
      bytes.append(byte)
    }
    bytes.append(Self.quote)
  }

  private func hasByte(from begin: Int, where isWanted: (UInt8) -> Bool) -> Bool {
    for index in begin..<bytes.count where isWanted(bytes[index]) { return true }
    return false
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
