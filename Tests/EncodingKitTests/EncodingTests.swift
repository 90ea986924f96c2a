import EncodingKit
import Testing

@Suite("An encoding")
struct TextEncodingTests {
  @Test(arguments: [
    ("utf-8", "UTF-8"), ("UTF8", "UTF-8"), ("gbk", "GB18030"), ("GB2312", "GB18030"),
    ("cp936", "GB18030"), ("GB18030", "GB18030"), ("utf-16le", "UTF-16LE"), ("Big5", "BIG5"),
    ("windows-1252", "WINDOWS-1252"),
  ])
  func `is known by its usual names`(written: String, name: String) {
    #expect(TextEncoding(named: written)?.name == name)
  }

  @Test(arguments: ["", "latin", "UTF-8//IGNORE", "gbk//TRANSLIT", "no such", "名"])
  func `is not known by others, nor with orders to lose text`(written: String) {
    #expect(TextEncoding(named: written) == nil)
  }

  @Test func `gives UTF-8, the mark too`() throws {
    let gbk: [UInt8] = [0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0x31]
    #expect(try TextEncoding.gb18030.utf8(of: gbk) == Array("编号,1".utf8))
    let utf16: [UInt8] = [0xFF, 0xFE, 0x16, 0x7F, 0x2C, 0x00]
    #expect(try TextEncoding.utf16LittleEndian.utf8(of: utf16) == Array("\u{FEFF}编,".utf8))
    #expect(try TextEncoding.gb18030.utf8(of: []) == [])
  }

  @Test func `decodes what is larger than its buffer`() throws {
    let count = 100_000
    let bytes = Array(repeating: [0xB1, 0xE0, 0x2C] as [UInt8], count: count).flatMap { $0 }
    let expected = String(repeating: "编,", count: count)
    #expect(try TextEncoding.gb18030.utf8(of: bytes) == Array(expected.utf8))
  }

  @Test(
    arguments: [
      (.gb18030, [0x61, 0xB1, 0xE0, 0xFF, 0x62], 3, .invalidBytes),
      (.gb18030, [0x61, 0xB1], 1, .cutOff), (.utf16LittleEndian, [0x61, 0x00, 0x62], 2, .cutOff),
      (.utf16LittleEndian, [0x61, 0x00, 0x00, 0xDC], 2, .invalidBytes),
      (.utf8, [0x61, 0xC3, 0x28], 1, .invalidBytes),
    ] as [(TextEncoding, [UInt8], Int, TextDecodingError.Reason)])
  func `tells the offset of bytes that do not fit`(
    encoding: TextEncoding, bytes: [UInt8], offset: Int, reason: TextDecodingError.Reason
  ) {
    #expect(throws: TextDecodingError(encoding: encoding, reason: reason, byteOffset: offset)) {
      _ = try encoding.utf8(of: bytes)
    }
  }
}

@Suite("The encoding of bytes")
struct EncodingGuessTests {
  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61], TextEncoding.utf8), ([0xFF, 0xFE, 0x61, 0], .utf16LittleEndian),
      ([0xFE, 0xFF, 0, 0x61], .utf16BigEndian),
      ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], .utf32LittleEndian),
      ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61], .utf32BigEndian),
      ([0x84, 0x31, 0x95, 0x33, 0x61], .gb18030),
      ([], .utf8), ([0x61], .utf8), ([0x61, 0, 0x62, 0], .utf16LittleEndian),
      ([0, 0x61, 0x7F, 0x16], .utf16BigEndian), ([0x16, 0x7F, 0x2C, 0], .utf16LittleEndian),
      ([0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0x31], .gb18030),
      ([0xB1, 0xE0, 0x81, 0x30, 0x89, 0x37], .gb18030),
    ] as [([UInt8], TextEncoding)])
  func `is seen`(bytes: [UInt8], encoding: TextEncoding) {
    #expect(EncodingGuess(of: bytes) == .certain(encoding))
  }

  @Test func `is not taken for Chinese where single letters have accents`() {
    let latin1 = Array("id,name\n1,Munic".utf8) + [0xED] + Array("pio\n".utf8)
    #expect((try? TextEncoding.gb18030.utf8(of: latin1)) != nil)
    #expect(EncodingGuess(of: latin1) == .unknown)
  }

  /// Both are valid GB18030 of other characters: 絪腹,嘿 and 斣崋,柤徧.
  @Test(
    arguments: [
      // Big5: 編號,名稱 臺北市信義區
      [
        0xBD, 0x73, 0xB8, 0xB9, 0x2C, 0xA6, 0x57, 0xBA, 0xD9, 0x0A, 0xBB, 0x4F, 0xA5, 0x5F, 0xA5,
        0xAB, 0xAB, 0x48, 0xB8, 0x71, 0xB0, 0xCF,
      ],
      // Shift-JIS: 番号,名称 東京
      [
        0x94, 0xD4, 0x8D, 0x86, 0x2C, 0x96, 0xBC, 0x8F, 0xCC, 0x0A, 0x93, 0x8C, 0x8B, 0x9E,
      ],
    ] as [[UInt8]])
  func `is not taken for GB18030 where most characters would be rare`(bytes: [UInt8]) {
    #expect((try? TextEncoding.gb18030.utf8(of: bytes)) != nil)
    #expect(EncodingGuess(of: bytes) == .unknown)
  }

  @Test func `is GB18030 where one character in ten is rare`() {
    let common = Array(repeating: [0xB1, 0xE0] as [UInt8], count: 9).flatMap { $0 }
    // 镕 of the extension GBK.
    #expect(EncodingGuess(of: common + [0xE9, 0x46]) == .certain(.gb18030))
    #expect(EncodingGuess(of: common + [0xE9, 0x46, 0xE9, 0x46]) == .unknown)
  }

  @Test func `is unknown for bytes that fit none`() {
    #expect(EncodingGuess(of: [0x61, 0xB1, 0xE0, 0xFF, 0x0A]) == .unknown)
  }

  @Test func `is none where zeros follow no pattern`() {
    #expect(EncodingGuess(of: [0x50, 0x4B, 0x03, 0x04, 0, 0, 0, 0, 8, 0, 0]) == .noText)
  }
}
