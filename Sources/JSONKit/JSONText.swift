/// What turns bytes of a text that is known to be JSON into other bytes.
enum JSONText {
  /// The text of a string between its quotes without its escapes; a lone half of a surrogate pair
  /// becomes U+FFFD.
  static func unescaped(_ content: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(content.count)
    var rest = content
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      if escape == UInt8(ascii: "u") {
        bytes.append(contentsOf: Character(takeScalar(&rest)).utf8)
      } else {
        bytes.append(character(of: escape))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func character(of escape: UInt8) -> UInt8 {
    switch escape {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: escape  // " \ /
    }
  }

  /// The scalar whose four digits, behind `\u`, come next; of a pair both halves are taken.
  private static func takeScalar(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar {
    let unit = takeUnit(&rest)
    guard unit >= 0xD800, unit < 0xDC00 else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
    rest = rest.dropFirst(2)  // the reader has made sure that the other half follows
    let other = takeUnit(&rest)
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (other &- 0xDC00)) ?? "\u{FFFD}"
  }

  private static func takeUnit(_ rest: inout ArraySlice<UInt8>) -> UInt32 {
    let digits = String(decoding: rest.prefix(4), as: UTF8.self)
    rest = rest.dropFirst(4)
    return UInt32(digits, radix: 16) ?? 0xFFFD
  }

  /// `text` without the blanks that stand outside of strings.
  static func compacted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var isInString = false
    var isEscape = false
    for byte in text {
      if isInString {
        bytes.append(byte)
        if isEscape {
          isEscape = false
        } else if byte == UInt8(ascii: "\\") {
          isEscape = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else if byte > UInt8(ascii: " ") {
        bytes.append(byte)
        isInString = byte == UInt8(ascii: "\"")
      }
    }
    return bytes
  }
}
