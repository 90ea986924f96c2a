import Diagnostics

/// The bytes of a CSV file that are known to be UTF-8, and where its rows begin.
struct CSVText {
  let bytes: [UInt8]
  /// Behind the byte order mark.
  let begin: Int

  /// - Throws: The line of the first bytes that are not UTF-8; without the file's name.
  init(_ bytes: [UInt8]) throws(Failure) {
    let isMarkedUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    // UTF-16 without a mark has zeros in the first letters of the header.
    if isMarkedUTF16 || bytes.prefix(256).contains(0) {
      throw Self.wrongEncoding("the file is UTF-16 or no text, not UTF-8", line: 1)
    }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw Self.wrongEncoding(
        "the file is not UTF-8", line: Self.line(of: error.byteOffsets.lowerBound, in: bytes))
    }
    self.bytes = bytes
    begin = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private static func wrongEncoding(_ problem: String, line: Int) -> Failure {
    Failure(.unusableInput, line: line, problem, advice: "Save it as «CSV UTF-8»")
  }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    for index in 0..<offset where CSVByte.endsLine(bytes, index) { line += 1 }
    return line
  }

  /// The delimiter that cuts the header into most cells; a comma if there is none.
  func delimiter() throws(Failure) -> UInt8 {
    var best = UInt8(ascii: ",")
    var most = 0
    for candidate in [UInt8(ascii: ","), UInt8(ascii: ";"), CSVByte.tab] {
      var reader = CSVReader(bytes, delimiter: candidate, from: begin, line: 1)
      var cells: [CSVReader.Cell] = []
      // Rows without a letter before the header are skipped.
      while try reader.readRow(into: &cells) != nil, cells.allSatisfy(reader.isBlank) {}
      if cells.count > most {
        most = cells.count
        best = candidate
      }
    }
    return best
  }
}
