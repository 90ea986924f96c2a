/// Numbers written with decimal digits, by one rule for options, tables and files: what is not
/// written so is no number.
package enum DecimalText {
  /// The double nearest to a number that fills `range` of `text`.
  ///
  /// Digits with at most one decimal mark, a sign before them, an exponent behind: `-12.5`, `.5`,
  /// `5.`, `1e-3`. No blanks, no `nan`, `inf`, `0x1p3`, no marks between thousands.
  ///
  /// - Parameter decimalComma: A comma is a decimal mark as a point is.
  /// - Returns: `nil` if the bytes are not such a number or it is beyond the largest double.
  package static func double(
    of text: [UInt8], in range: Range<Int>, decimalComma: Bool = false
  ) -> Double? {
    var scanner = Scanner(decimalComma: decimalComma)
    guard scanner.scan(text, range) else { return nil }
    if let exact = scanner.exactValue { return exact }
    let bytes = text[range].map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
    guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }

  /// The double nearest to a number that is the whole of `text`, by the same rule.
  package static func double(_ text: some StringProtocol) -> Double? {
    let bytes = Array(text.utf8)
    return double(of: bytes, in: bytes.indices)
  }

  /// The shortest decimal that is read as `value`, without an empty fraction: `10`, `7.5`.
  package static func shortest(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  /// The same with commas between thousands: `12,000`, `1,234.5`.
  package static func grouped(_ value: Double) -> String {
    let text = shortest(value)
    guard !text.contains("e") else { return text }
    let parts = text.split(separator: ".", maxSplits: 1)
    let fraction = parts.count > 1 ? "." + parts[1] : ""
    return (Int(parts[0]).map(grouped) ?? String(parts[0])) + fraction
  }

  /// A whole number with commas between thousands.
  package static func grouped(_ number: Int) -> String {
    var digits = Array(String(number.magnitude))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return (number < 0 ? "-" : "") + String(digits)
  }

  /// Powers of ten that are doubles exactly.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private struct Scanner {
    let decimalComma: Bool
    var isNegative = false
    /// All digits as one integer, while they fit.
    var digits: UInt64 = 0
    var digitCount = 0
    var digitsFit = true
    /// The power of ten by which `digits` is to be multiplied.
    var exponent = 0

    init(decimalComma: Bool) { self.decimalComma = decimalComma }

    /// The value, where one rounding gives the nearest double: an integer below 2⁵³ multiplied or
    /// divided by a power of ten that is a double exactly (W. D. Clinger, PLDI 1990).
    var exactValue: Double? {
      guard digitsFit, digits <= 1 << 53, abs(exponent) <= 22 else { return nil }
      let power = DecimalText.powersOfTen[abs(exponent)]
      let value = exponent < 0 ? Double(digits) / power : Double(digits) * power
      return isNegative ? -value : value
    }

    /// Whether the range is a number; fills the properties.
    mutating func scan(_ text: [UInt8], _ range: Range<Int>) -> Bool {
      var index = range.lowerBound
      let end = range.upperBound
      isNegative = index < end && text[index] == UInt8(ascii: "-")
      if isNegative || (index < end && text[index] == UInt8(ascii: "+")) { index += 1 }
      scanDigits(text, &index, end, exponentStep: 0)
      if index < end, isDecimalMark(text[index]) {
        index += 1
        scanDigits(text, &index, end, exponentStep: 1)
      }
      guard digitCount > 0 else { return false }
      return index == end || scanExponent(text, index, end)
    }

    private func isDecimalMark(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: ".") || (decimalComma && byte == UInt8(ascii: ","))
    }

    private mutating func scanDigits(
      _ text: [UInt8], _ index: inout Int, _ end: Int, exponentStep: Int
    ) {
      while index < end {
        let digit = text[index] &- UInt8(ascii: "0")
        guard digit <= 9 else { return }
        digitsFit = digitsFit && digits < 1_000_000_000_000_000_000
        if digitsFit { digits = digits * 10 + UInt64(digit) }
        digitCount += 1
        exponent -= exponentStep
        index += 1
      }
    }

    /// From the letter to the end of the number.
    private mutating func scanExponent(_ text: [UInt8], _ letter: Int, _ end: Int) -> Bool {
      guard text[letter] | 0x20 == UInt8(ascii: "e") else { return false }
      var index = letter + 1
      guard index < end else { return false }
      let isNegative = text[index] == UInt8(ascii: "-")
      if isNegative || text[index] == UInt8(ascii: "+") { index += 1 }
      guard index < end else { return false }
      var written = 0
      while index < end {
        let digit = text[index] &- UInt8(ascii: "0")
        guard digit <= 9 else { return false }
        written = min(written * 10 + Int(digit), 1_000_000)
        index += 1
      }
      exponent += isNegative ? -written : written
      return true
    }
  }
}
