import JSONKit
import TestSupport
import Testing

func json(_ text: String) throws -> JSONValue {
  try JSONDocument(parsing: Array(text.utf8)).root
}

@Suite("A JSON document")
struct JSONDocumentTests {
  @Test(arguments: [
    ("null", JSONValue.Kind.null), (" true ", .boolean), ("false", .boolean), ("-1.50", .number),
    ("\"a\"", .string), ("[]", .array), ("{}", .object), ("\u{FEFF}{}", .object),
  ])
  func `has a root of any kind`(text: String, kind: JSONValue.Kind) throws {
    #expect(try json(text).kind == kind)
  }

  @Test func `keeps elements and members in their order, repeated names too`() throws {
    let root = try json(#"{"b": [1, [2, {"x": 3}], 4], "a": {}, "b": null, "c": []}"#)
    #expect(root.members.map { $0.name.string } == ["b", "a", "b", "c"])
    let list = try #require(root.members.map { $0.value }.first)
    #expect(list.elements.map { $0.jsonText } == ["1", #"[2,{"x":3}]"#, "4"])
    #expect(root["b"]?.kind == .null)
    #expect(root["d"] == nil)
    #expect(root["c"]?.elements.isEmpty == true)
    #expect(root.elements.isEmpty)
    #expect(Array(list.members).isEmpty)
  }

  @Test(arguments: ["0", "-0.10", "1e5", "123456789012345678901234567890", "1.50E-03", "-2"])
  func `keeps the digits of numbers`(text: String) throws {
    let value = try json("[ \(text) ]").elements.map { $0 }[0]
    #expect(value.numberText == text)
    #expect(value.jsonText == text)
    #expect(value.double == Double(text))
    #expect(value.string == nil && value.boolean == nil)
  }

  @Test(arguments: [
    (#""plain 中文 🏥""#, "plain 中文 🏥"), (#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{c}\n\r\t"),
    (#""\u4e2d\u6587""#, "中文"), (#""\ud83c\udfe5!""#, "🏥!"), (#""\udc00""#, "\u{FFFD}"),
    (#""\u0000x""#, "\0x"), (#""""#, ""),
  ])
  func `takes escapes out of strings`(text: String, string: String) throws {
    let value = try json(text)
    #expect(value.string == string)
    #expect(value.isString(string))
    #expect(!value.isString(string + "x"))
    #expect(value.jsonText == text)
  }

  @Test func `takes blanks out between tokens only`() throws {
    let value = try json("{ \"a b\" : [ 1.0 ,\n\t\"c \\\" , d\" ] }")
    #expect(value.jsonText == #"{"a b":[1.0,"c \" , d"]}"#)
  }

  @Test func `counts lines from 1`() throws {
    let root = try json("\u{FEFF}\n[1,\r\n 2,\n\n3]")
    #expect(root.line == 2)
    #expect(root.elements.map(\.line) == [2, 3, 5])
  }

  @Test func `may be nested without end`() throws {
    let depth = 1_000_000
    let open = String(repeating: "[", count: depth)
    let close = String(repeating: "]", count: depth)
    #expect(try json(open + close).jsonText.utf8.count == 2 * depth)
    #expect(throws: JSONError.self) { try json(open) }
  }
}

@Suite("What is not JSON")
struct JSONErrorTests {
  @Test(arguments: [
    ("", 1, 1, "there is no value"),
    (" \n ", 2, 2, "there is no value"),
    ("[1,\n NaN]", 2, 2, "NaN is not a number in JSON"),
    ("[1,\n  -Infinity]", 2, 4, "Infinity is not a number in JSON"),
    ("{\"a\": Infinity}", 1, 7, "Infinity is not a number in JSON"),
    ("{\"a\"\n1}", 2, 1, "a colon is expected here"),
    ("{\"a\":1\n\"b\":2}", 2, 1, "a comma or the end of the object is expected here"),
    ("[1 2]", 1, 4, "a comma or the end of the list is expected here"),
    ("[1,]", 1, 4, "a value is expected here"),
    ("[1] x", 1, 5, "something follows the end of the value"),
    ("[1]\0", 1, 4, "something follows the end of the value"),
    ("\"abc", 1, 5, "a string is not closed"),
    ("\"a\nb\"", 1, 3, "a string has an unknown escape or a control character"),
    ("\"\\x\"", 1, 2, "a string has an unknown escape or a control character"),
    ("\"\\ud800\"", 1, 2, "half of a surrogate pair is missing"),
    ("1.", 1, 3, "a number has no digit behind its point"),
    ("1e", 1, 3, "a number has no digit in its exponent"),
    ("[1e400]", 1, 2, "a number is too large"),
    ("\u{FEFF}[\n  x]", 2, 3, "a value is expected here"),
  ])
  func `is told with its line and column`(
    text: String, line: Int, column: Int, message: String
  ) {
    #expect(throws: JSONError(line: line, column: column, message: message)) { try json(text) }
  }

  @Test(
    arguments: [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE4, 0xB8],
      [0xB1, 0xE0],
    ] as [[UInt8]])
  func `is a string that is not UTF-8`(bytes: [UInt8]) {
    let text = Array("[\n\"".utf8) + bytes + Array("\"]".utf8)
    #expect(throws: JSONError(line: 2, column: 2, message: "a string is not UTF-8")) {
      try JSONDocument(parsing: text)
    }
  }

  @Test(arguments: [[0xFF, 0xFE, 0x7B, 0], [0xFE, 0xFF, 0, 0x7B]] as [[UInt8]])
  func `is UTF-16`(bytes: [UInt8]) {
    #expect(throws: JSONError(line: 1, column: 1, message: "the text is UTF-16, not UTF-8")) {
      try JSONDocument(parsing: bytes)
    }
  }
}

@Suite("A damaged JSON text")
struct JSONDamageTests {
  static let sample = Array(
    #"""
    {"type": "FeatureCollection", "features": [
     {"type": "Feature", "id": 7, "properties": {"名": "a\u4e2d\n", "n": -1.5e3, "l": [true, null]},
      "geometry": {"type": "Point", "coordinates": [113.5, 22.2]}}]}
    """#.utf8)

  @Test func `cut anywhere is an error`() {
    for length in 0..<Self.sample.count {
      #expect(throws: JSONError.self) {
        try JSONDocument(parsing: Array(Self.sample.prefix(length)))
      }
    }
  }

  @Test(arguments: 0..<20)
  func `is an error or a value, never a crash`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      var text = Self.sample
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        text[Int.random(in: 0..<text.count, using: &random)] = .random(in: 0...255, using: &random)
      }
      guard let root = try? JSONDocument(parsing: text).root else { continue }
      visit(root)
    }
  }

  private func visit(_ value: JSONValue) {
    _ = (value.kind, value.string, value.double, value.numberText, value.jsonText, value.line)
    for element in value.elements { visit(element) }
    for (name, value) in value.members {
      #expect(name.kind == .string)
      visit(value)
    }
  }
}
