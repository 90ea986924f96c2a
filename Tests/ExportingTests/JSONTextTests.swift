import Exporting
import JSONKit
import Testing

@Suite("JSON that is written")
struct JSONTextTests {
  private func string(_ text: String) -> String {
    var bytes = ByteText()
    bytes.append(jsonString: text)
    return String(decoding: bytes.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("", "\"\""),
    ("中山区 é 🏥", "\"中山区 é 🏥\""),
    ("say \"hi\"", "\"say \\\"hi\\\"\""),
    ("C:\\x/y", "\"C:\\\\x/y\""),
    ("a\nb\r\tc", "\"a\\u000ab\\u000d\\u0009c\""),
    ("\u{0}\u{1f}\u{7f}", "\"\\u0000\\u001f\u{7f}\""),
    ("\u{2028}\u{FEFF}", "\"\u{2028}\u{FEFF}\""),
  ])
  func `escapes what it must and nothing else`(_ text: String, _ written: String) {
    #expect(string(text) == written)
  }

  @Test func `reads back the same for any text`() throws {
    let every = String(String.UnicodeScalarView((0...0x2ff).map { Unicode.Scalar($0)! }))
    #expect(try JSONDocument(parsing: Array(string(every).utf8)).root.string == every)
  }

  @Test func `keeps the order of members, and lists of plain values on a line`() {
    let node = JSONNode.object([
      ("z", .integer(-1)), ("a", .null), ("numbers", .array([.number(7.5), .number(15)])),
      ("none", .array([])), ("empty", .object([])), ("yes", .bool(true)),
      ("list", .array([.object([("b", .string("\"一\""))])])), ("words", .optional(nil)),
    ])
    #expect(
      node.text == """
        {
          "z": -1,
          "a": null,
          "numbers": [7.5, 15],
          "none": [],
          "empty": {},
          "yes": true,
          "list": [
            {
              "b": "\\"一\\""
            }
          ],
          "words": null
        }

        """)
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (0.5, "0.5"), (-1.25, "-1.25"), (1e-9, "1e-09"),
    (0.1 + 0.2, "0.30000000000000004"), (123_456_789_012, "123456789012"),
    (1e15, "1000000000000000"), (-0x1p53, "-9007199254740992"), (1e17, "1e+17"),
  ])
  func `gives numbers as the shortest text that reads back the same`(
    _ number: Double, _ text: String
  ) throws {
    let written = JSONNode.number(number).text
    #expect(written == text + "\n")
    #expect(try JSONDocument(parsing: Array(written.utf8)).root.double == number)
  }

  @Test(arguments: [
    (0, 0, "0"), (0, 2, "0.00"), (5, 2, "0.05"), (-5, 7, "-0.0000005"), (10, 1, "1.0"),
    (999, 2, "9.99"), (-1000, 3, "-1.000"), (1_800_000_000, 7, "180.0000000"),
    (Int.max, 0, "9223372036854775807"), (Int.min, 2, "-92233720368547758.08"),
  ])
  func `gives counts of small units with all their decimals`(
    number: Int, decimals: Int, text: String
  ) {
    var bytes = ByteText()
    bytes.append("x")
    bytes.append(number, decimals: decimals)
    #expect(String(decoding: bytes.bytes, as: UTF8.self) == "x" + text)
  }

  @Test func `gives shares with six decimals, and null without one`() {
    #expect(JSONNode.share(2.0 / 3).text == "0.666667\n")
    #expect(JSONNode.share(nil).text == "null\n")
  }
}
