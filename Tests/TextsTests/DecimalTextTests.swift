import TestSupport
import Testing
import Texts

@Suite("A decimal number")
struct DecimalTextTests {
  private func value(_ text: String, decimalComma: Bool = false) -> Double? {
    let padded = Array("9\(text)9".utf8)
    return DecimalText.double(of: padded, in: 1..<(padded.count - 1), decimalComma: decimalComma)
  }

  @Test(arguments: [
    "0", "-0", "12.5", "+12.5", ".5", "5.", "1e-3", "1E+22", "1e23", "-51.1582459466033",
    "1815598.678945269435644", "9007199254740993", "123456789012345678901234567890", "1e-400",
    "2.2250738585072011e-308", "1.7976931348623157e308", "0.30000000000000004",
  ])
  func `is the nearest double`(text: String) throws {
    #expect(value(text) == Double(text.hasSuffix(".") ? text + "0" : text))
  }

  @Test(arguments: [
    "", "-", ".", "+.", "1.2.3", "1,5", "1e", "1e+", "e5", "0x10", "nan", "inf", "Infinity",
    " 1", "1 ", "1 000", "--1", "1-", "1e5.5", "１", "1e400", "1e99999999999999999999",
  ])
  func `is nothing else`(text: String) {
    #expect(value(text) == nil)
  }

  @Test(arguments: ["-5", "0x10", "1e1000", "inf", "1_000", "", "7.5"])
  func `is read by the same rule as a text of its own`(text: String) {
    #expect(DecimalText.double(text) == value(text))
    #expect(DecimalText.double(text.prefix(1)) == value(String(text.prefix(1))))
  }

  @Test func `is written as short as it can be`() {
    #expect(
      [10, 7.5, -1, 0.1, 1e20].map(DecimalText.shortest) == ["10", "7.5", "-1", "0.1", "1e+20"])
  }

  @Test func `may have a decimal comma where that is said`() {
    #expect(value("-3,25", decimalComma: true) == -3.25)
    #expect(value("3.25", decimalComma: true) == 3.25)
    #expect(value("1.234,5", decimalComma: true) == nil)
    #expect(value("123456789012345678,25", decimalComma: true) == 123456789012345678.25)
  }

  @Test func `agrees with the standard library on random digits`() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let digits = String(
        UInt64.random(in: 0...UInt64.max >> UInt64.random(in: 0...60), using: &random))
      let point = Int.random(in: 0...digits.count, using: &random)
      let exponent = Int.random(in: -30...30, using: &random)
      let text = "\(digits.prefix(point)).\(digits.dropFirst(point))e\(exponent)"
      #expect(value(text) == Double(text), "\(text)")
    }
  }
}
