import Diagnostics
import EncodingKit

/// How a user said that a table is encoded.
package enum EncodingChoice: Hashable, Sendable {
  case encoding(TextEncoding)
  /// UTF-16 in the order of its mark, or of its zeros.
  case utf16

  /// - Returns: `nil` for an unknown name.
  package init?(named text: String) {
    if ["UTF-16", "UTF16"].contains(text.uppercased()) {
      self = .utf16
    } else if let encoding = TextEncoding(named: text) {
      self = .encoding(encoding)
    } else {
      return nil
    }
  }
}

/// The text of a table as UTF-8, and how it was encoded.
struct TableText {
  let bytes: [UInt8]
  let encoding: TextEncoding

  /// Behind the byte order mark.
  var begin: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// - Parameter choice: `nil`: as seen from the bytes.
  /// - Throws: The line of the first bytes that do not fit; without the file's name.
  init(_ bytes: [UInt8], _ choice: EncodingChoice?) throws(Failure) {
    let seen = EncodingGuess(of: bytes)
    encoding =
      if let choice { try Self.chosen(choice, seen, bytes) } else { try Self.certain(seen, bytes) }
    do throws(TextDecodingError) {
      self.bytes = try encoding.utf8(of: bytes)
    } catch {
      throw Failure(
        .unusableInput, line: Self.line(of: error, in: bytes),
        "the text is not \(encoding.name)", advice: Self.advice)
    }
  }

  private static let advice =
    "Save it as «CSV UTF-8», or say its encoding: --encoding FILE=NAME"

  private static let mostLookedAt = 512

  private static func certain(
    _ seen: EncodingGuess, _ bytes: [UInt8]
  ) throws(Failure) -> TextEncoding {
    switch seen {
    case .certain(let encoding): return encoding
    case .noText:
      let head = bytes.prefix(mostLookedAt)
      if let first = head.firstIndex(of: 0), head.count(where: { $0 == 0 }) * 8 <= head.count {
        let before = bytes[..<first].indices.count { CSVByte.endsLine(bytes, $0) }
        throw Failure(
          .unusableInput, line: before + 1, "a NUL byte (0) stands here, which no text has",
          advice: "Take the NUL bytes out, or save the table anew as «CSV UTF-8»")
      }
      throw Failure(
        .unusableInput, line: 1, "the file is no text",
        advice: "Give a text file; save a workbook as «CSV UTF-8»")
    case .unknown:
      throw Failure(
        .unusableInput, line: firstLine(thatIsNot: .utf8, bytes),
        "the text is not UTF-8, nor can it be seen to be UTF-16 or GB18030", advice: advice)
    }
  }

  /// The encoding that was asked for, unless the beginning of the file says another one.
  private static func chosen(
    _ choice: EncodingChoice, _ seen: EncodingGuess, _ bytes: [UInt8]
  ) throws(Failure) -> TextEncoding {
    let isUTF16 = seen == .certain(.utf16LittleEndian) || seen == .certain(.utf16BigEndian)
    let isUTF32 = seen == .certain(.utf32LittleEndian) || seen == .certain(.utf32BigEndian)
    switch choice {
    case .utf16:
      guard case .certain(let encoding) = seen, isUTF16 else {
        throw Failure(
          .unusableInput, line: 1, "the text is not UTF-16",
          advice: "Leave --encoding away, or say another one")
      }
      return encoding
    case .encoding(let encoding):
      let isMarkedUTF8 = bytes.starts(with: [0xEF, 0xBB, 0xBF])
      guard case .certain(let other) = seen, other != encoding,
        isUTF16 || isMarkedUTF8 || (isUTF32 && encoding.name != "UTF-32")
      else {
        return encoding
      }
      throw Failure(
        .unusableInput, line: 1, "the text is \(other.name), not \(encoding.name)",
        advice: "Leave --encoding away for this table")
    }
  }

  private static func firstLine(thatIsNot encoding: TextEncoding, _ bytes: [UInt8]) -> Int {
    do throws(TextDecodingError) {
      _ = try encoding.utf8(of: bytes)
      return 1
    } catch {
      return line(of: error, in: bytes)
    }
  }

  /// The line in which the first bytes stand that mean nothing.
  private static func line(of error: TextDecodingError, in bytes: [UInt8]) -> Int {
    let text = (try? error.encoding.utf8(of: Array(bytes.prefix(error.byteOffset)))) ?? []
    var line = 1
    for index in text.indices where CSVByte.endsLine(text, index) { line += 1 }
    return line
  }
}

extension TableText {
  /// The delimiter that cuts the header into most cells; a comma if there is none.
  ///
  /// - Throws: A quote that is never closed, if that is all that can be said of the header: what
  ///   opens a quote for one delimiter may be within a cell for another.
  func delimiter() throws(Failure) -> UInt8 {
    var best = UInt8(ascii: ",")
    var most = 0
    var failure: Failure?
    for candidate in [UInt8(ascii: ","), UInt8(ascii: ";"), CSVByte.tab] {
      do throws(Failure) {
        let count = try cellsOfHeader(candidate)
        if count > most { (most, best) = (count, candidate) }
      } catch {
        if failure == nil { failure = error }
      }
    }
    if most < 2, let failure { throw failure }
    return best
  }

  private func cellsOfHeader(_ delimiter: UInt8) throws(Failure) -> Int {
    var reader = CSVReader(bytes, delimiter: delimiter, from: begin, line: 1)
    var cells: [CSVReader.Cell] = []
    // Rows without a letter before the header are skipped.
    while try reader.readRow(into: &cells) != nil, cells.allSatisfy(reader.isBlank) {}
    return cells.count
  }
}
