/// How the bytes of a text stand for characters.
package struct TextEncoding: Hashable, Sendable {
  /// As results name it, and as the C library knows it.
  package let name: String

  package static let utf8 = TextEncoding(known: "UTF-8")
  package static let utf16LittleEndian = TextEncoding(known: "UTF-16LE")
  package static let utf16BigEndian = TextEncoding(known: "UTF-16BE")
  package static let utf32LittleEndian = TextEncoding(known: "UTF-32LE")
  package static let utf32BigEndian = TextEncoding(known: "UTF-32BE")
  /// The Chinese national standard; holds GBK and GB 2312.
  package static let gb18030 = TextEncoding(known: "GB18030")

  private init(known name: String) { self.name = name }

  /// - Parameter text: What users write, in any case: `UTF-8`, `utf8`, `GB18030`, `GBK`, and every
  ///   other name that the C library knows, such as `BIG5` or `WINDOWS-1252`.
  /// - Returns: `nil` for an unknown name.
  package init?(named text: String) {
    let plain = text.uppercased()
    switch plain.filter({ $0 != "-" && $0 != "_" }) {
    case "UTF8": self = .utf8
    case "UTF16LE": self = .utf16LittleEndian
    case "UTF16BE": self = .utf16BigEndian
    case "GB18030", "GBK", "GB2312", "CP936": self = .gb18030
    default:
      // Behind slashes iconv takes orders such as //IGNORE, which would lose text.
      let isName = plain.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || "-_.:+()".utf8.contains(byte)
      }
      guard isName, !plain.isEmpty, Converter.knows(plain) else { return nil }
      name = plain
    }
  }
}
