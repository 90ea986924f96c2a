/// The encoding of a text, seen from its bytes.
package enum EncodingGuess: Hashable, Sendable {
  case certain(TextEncoding)
  /// Zeros stand where no text has them.
  case noText
  /// It is neither UTF-8 nor UTF-16 nor, as far as can be told, Chinese.
  case unknown

  /// Judges by, in this order: a byte order mark; zeros in the pattern that letters have in UTF-16;
  /// validity as UTF-8; validity and likelihood as GB18030.
  package init(of bytes: [UInt8]) {
    if let marked = Self.marked(bytes) {
      self = .certain(marked)
      return
    }
    let head = bytes.prefix(Self.headLength)
    if head.contains(0) {
      self = Self.unmarkedUTF16(head).map(EncodingGuess.certain) ?? .noText
    } else if (try? TextEncoding.utf8.utf8(of: bytes)) != nil {
      self = .certain(.utf8)
    } else if Self.isLikelyChinese(bytes), (try? TextEncoding.gb18030.utf8(of: bytes)) != nil {
      self = .certain(.gb18030)
    } else {
      self = .unknown
    }
  }

  /// Bytes in which a table has some letter of its header.
  private static let headLength = 512

  private static func marked(_ bytes: [UInt8]) -> TextEncoding? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    // Before UTF-16, whose mark is the first half of that of UTF-32.
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return .utf32LittleEndian }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return .utf32BigEndian }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    return bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) ? .gb18030 : nil
  }

  /// Latin letters, digits and delimiters are a zero and themselves; in which order tells which of
  /// the two it is. Chinese characters may hold a zero on either side, but few do.
  private static func unmarkedUTF16(_ head: ArraySlice<UInt8>) -> TextEncoding? {
    var zeros = (even: 0, odd: 0)
    var offset = 0
    for byte in head {
      if byte == 0 {
        if offset.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
      }
      offset += 1
    }
    if zeros.odd > 0, zeros.even * 8 <= zeros.odd {
      return isUTF16(head, zeroBehind: true) ? .utf16LittleEndian : nil
    }
    guard zeros.even > 0, zeros.odd * 8 <= zeros.even else { return nil }
    return isUTF16(head, zeroBehind: false) ? .utf16BigEndian : nil
  }

  /// Whether most of what stands for a delimiter, quote, bracket, digit or the end of a line stands
  /// beside a zero: a stray zero in another text stands beside one of them at most.
  private static func isUTF16(_ head: ArraySlice<UInt8>, zeroBehind: Bool) -> Bool {
    let bytes = Array(head)
    let marks = Set("\n\r\t,;\"{}[]:0123456789".utf8)
    var (paired, single) = (0, 0)
    for index in bytes.indices where marks.contains(bytes[index]) {
      let other = zeroBehind ? index + 1 : index - 1
      // The first of a pair stands at an even place.
      let isRightHalf = index.isMultiple(of: 2) == zeroBehind
      if isRightHalf, !bytes.indices.contains(other) || bytes[other] == 0 {
        paired += 1
      } else {
        single += 1
      }
    }
    return paired + single == 0 ? bytes.count { $0 == 0 } * 4 >= bytes.count : paired > single
  }

  /// Whether nine in ten of the pairs of bytes outside of ASCII are of the characters of GB 2312,
  /// as in simplified Chinese text. Of other encodings much is valid as GB18030, and would be read
  /// as rare characters: Big5 and Shift-JIS, of whose second or first bytes many are lower, and
  /// those of western Europe, where a letter follows the single byte of an accent ("Município").
  private static func isLikelyChinese(_ bytes: [UInt8]) -> Bool {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    var (pairs, common) = (0, 0)
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      let second = index + 1 < bytes.count ? bytes[index + 1] : 0
      if digits.contains(second) {
        index += 4  // rare characters and signs have four bytes, the second and last are digits
        continue
      }
      pairs += 1
      // Rows 1 to 87, positions 1 to 94.
      if (0xA1...0xF7).contains(bytes[index]), second >= 0xA1 { common += 1 }
      index += 2
    }
    return common * 10 >= pairs * 9
  }
}
