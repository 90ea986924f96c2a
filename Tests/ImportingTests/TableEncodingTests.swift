import Diagnostics
import EncodingKit
import GapAnalysis
import Importing
import TestSupport
import Testing

@Suite("The encoding of a table")
struct TableEncodingTests {
  static let text = "编号,名称,经度,纬度\na,甲 \"x\",113.5,22.2\nb,\"乙,\n丙\",113.6,22.3\n"

  /// Characters of the text in GB 2312, by the standard's table.
  private static let gb2312: [Character: [UInt8]] = [
    "编": [0xB1, 0xE0], "号": [0xBA, 0xC5], "名": [0xC3, 0xFB], "称": [0xB3, 0xC6],
    "经": [0xBE, 0xAD], "纬": [0xCE, 0xB3], "度": [0xB6, 0xC8], "甲": [0xBC, 0xD7],
    "乙": [0xD2, 0xD2], "丙": [0xB1, 0xFB],
  ]

  static let gb18030 = text.flatMap { gb2312[$0] ?? Array(String($0).utf8) }

  static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  static func utf32(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      let bytes = [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: scalar.value >> $0) }
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  @Test(arguments: [
    (Array(text.utf8), "UTF-8"), (Array("\u{FEFF}\(text)".utf8), "UTF-8"),
    (utf16(text, bigEndian: false), "UTF-16LE"), (utf16(text, bigEndian: true), "UTF-16BE"),
    (utf16("\u{FEFF}" + text, bigEndian: false), "UTF-16LE"),
    (utf16("\u{FEFF}" + text, bigEndian: true), "UTF-16BE"), (gb18030, "GB18030"),
    (utf32("\u{FEFF}" + text, bigEndian: false), "UTF-32LE"),
    (utf32("\u{FEFF}" + text, bigEndian: true), "UTF-32BE"),
    ([0x84, 0x31, 0x95, 0x33] + gb18030, "GB18030"),
  ])
  func `is seen from its bytes and remembered`(bytes: [UInt8], encoding: String) throws {
    let table = try households(bytes)
    #expect(table.source.encoding == encoding)
    #expect(table.source.format == "CSV")
    #expect(table.records.ids == ["a", "b"])
    #expect(table.records.coordinates == [.degrees(113.5, 22.2), .degrees(113.6, 22.3)])
    #expect(table.records.attributes.names == ["名称"])
    #expect(
      table.records.attributes.byColumn == [[.text("甲 \"x\""), .text("乙,\n丙")]])
  }

  @Test(arguments: ["gbk", "GB18030", "gb2312"])
  func `may be said`(name: String) throws {
    let table = try households(Self.gb18030, encoding: EncodingChoice(named: name))
    #expect(table.source.encoding == "GB18030")
    #expect(table.records.attributes.names == ["名称"])
  }

  @Test func `may be one of those that are not seen, if it is said`() throws {
    let bytes = Array("lon,lat,name\n1,2,Munic".utf8) + [0xED] + Array("pio\n".utf8)
    let unsaid = try #require(try failure { _ = try households(bytes) })
    #expect(unsaid.kind == .unusableInput)
    #expect(unsaid.line == 2)
    #expect(unsaid.advice?.contains("--encoding") == true)
    let said = try households(bytes, encoding: EncodingChoice(named: "windows-1252"))
    #expect(said.records.attributes.byColumn == [[.text("Município")]])
    #expect(said.source.encoding == "WINDOWS-1252")
  }

  @Test(arguments: [
    ("utf-8", gb18030, 1), ("utf-8", Array("lon,lat,a\n1,2,b\n".utf8) + [0xB1, 0xE0], 3),
    ("gb18030", Array("lon,lat\r\n1,2\r\n".utf8) + [0xFF, 0x0A], 3),
    ("gb18030", Array("\u{FEFF}lon,lat\n1,2\n".utf8), 1),
    ("utf-8", utf16("lon,lat\n1,2\n", bigEndian: false), 1),
    ("utf-16", Array("lon,lat\n1,2\n".utf8), 1),
    ("utf-16le", utf16("lon,lat\n1,2\n", bigEndian: true), 1),
    ("utf-16", utf16("lon,lat\n1,2\n3,4\n", bigEndian: false) + [0x0A], 4),
    ("utf-16", utf16("lon,lat\n1,2,", bigEndian: false) + [0x00, 0xDC, 0x0A, 0x00], 2),
  ])
  func `that does not fit is named with the line`(
    name: String, bytes: [UInt8], line: Int
  ) throws {
    let choice = try #require(EncodingChoice(named: name))
    let thrown = try #require(try failure { _ = try households(bytes, encoding: choice) })
    #expect(thrown.kind == .unusableInput)
    #expect(thrown.line == line)
    #expect(thrown.file?.hasSuffix("h.csv") == true)
  }

  @Test(arguments: [
    Array("id,lon,lat\r\na,1,2\r\n".utf8) + [0xED, 0xA0, 0x80, 0x0A], gb18030 + [0xFF, 0x0A],
  ])
  func `that cannot be seen is no guess`(bytes: [UInt8]) throws {
    let thrown = try #require(try failure { _ = try households(bytes) })
    #expect(thrown.kind == .unusableInput)
    #expect(thrown.line != nil)
    #expect(thrown.advice?.hasPrefix("Save it as «CSV UTF-8»") == true)
  }

  @Test func `is none if the file is a workbook under another name`() throws {
    let thrown = try failure {
      _ = try households([0x50, 0x4B, 3, 4, 0x14, 0, 6, 0, 8, 0, 0, 0, 0x21, 0, 0, 0])
    }
    #expect(thrown?.kind == .unusableInput)
    #expect(thrown?.problem == "the file is no text")
  }

  @Test(arguments: [
    ("id,lon,lat\na,1,2\0\nb,3,4\n", 2), ("id,lon,lat\na,\0,2\n", 2), ("\0id,lon,lat\na,1,2\n", 1),
    ("编号,经度,纬度\n甲,1,2\n乙,\0\0,4\n", 3), ("id,lon,lat,note\na,1,2,x\0y\n", 2),
    ("id,lon,lat,note\na,1,2,\0x\n", 2),
  ])
  func `is not UTF-16 for a stray NUL byte, which is named`(text: String, line: Int) throws {
    let thrown = try failure { _ = try households(Array(text.utf8)) }
    #expect(thrown?.kind == .unusableInput)
    #expect(thrown?.line == line)
    #expect(thrown?.problem == "a NUL byte (0) stands here, which no text has")
  }

  @Test func `of a GeoJSON is treated alike`() throws {
    let text = "{\"type\":\"FeatureCollection\",\"features\":[\(point(#"{"id":"甲"}"#))]}"
    let bytes = text.flatMap { Self.gb2312[$0] ?? Array(String($0).utf8) }
    for (bytes, encoding) in [
      (Array(text.utf8), "UTF-8"), (bytes, "GB18030"),
      (Self.utf16(text, bigEndian: true), "UTF-16BE"),
    ] {
      let table = try households(bytes, name: "h.geojson")
      #expect(table.records.ids == ["甲"])
      #expect(table.source.encoding == encoding)
      #expect(table.source.format == "GeoJSON")
    }
  }
}
