import Exporting
import TestSupport
import Testing

@Suite("CSV that is written")
struct CSVTextTests {
  private func row(_ cells: [String]) -> String {
    var bytes = ByteText()
    bytes.append(csvRow: cells)
    return String(decoding: bytes.bytes, as: UTF8.self)
  }

  @Test func `quotes cells with commas, quotes and line ends, and no others`() {
    #expect(
      row(["a", "", "b,c", "say \"hi\"", "two\nlines", "cr\rhere", " blank ", "=1+1", "中山区"])
        == "a,,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",\"cr\rhere\", blank ,=1+1,中山区\r\n")
  }

  @Test func `reads back the same`() {
    let cells = ["\"", "\"\"", ",", "\r\n", "", "a\"b,c\n\"", "'", ";", "\t", "\u{FEFF}x"]
    let back = CSVRecords(row(cells) + row(["next"]))
    #expect(back.names == cells)
    #expect(back.rows == [["next"]])
  }
}

@Suite("Numbers with a fixed count of decimals")
struct DecimalsTests {
  private func text(_ number: Int, _ decimals: Int) -> String {
    var bytes = ByteText()
    bytes.append(number, decimals: decimals)
    return String(decoding: bytes.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    (0, 0, "0"), (0, 2, "0.00"), (5, 2, "0.05"), (-5, 2, "-0.05"), (-12345, 2, "-123.45"),
    (100, 2, "1.00"), (-1, 7, "-0.0000001"), (1_800_000_000, 7, "180.0000000"),
    (-1_799_999_999, 7, "-179.9999999"), (Int.min, 0, "-9223372036854775808"),
    (Int.max, 3, "9223372036854775.807"),
  ])
  func `keep sign and zeros`(_ number: Int, _ decimals: Int, _ expected: String) {
    #expect(text(number, decimals) == expected)
  }

  @Test func `are degrees with seven`() {
    var bytes = ByteText()
    bytes.append(degreesE7: -86_123_000)
    #expect(String(decoding: bytes.bytes, as: UTF8.self) == "-8.6123000")
  }

  @Test(arguments: [
    (0.0, 2, "0.00"), (1234.5678, 3, "1,234.568"), (-0.05, 2, "-0.05"),
    (999_999.999, 2, "1,000,000.00"),
    (0.007, 3, "0.007"),
  ])
  func `have commas between thousands for people`(
    _ number: Double, _ places: Int, _ expected: String
  ) {
    #expect(decimal(number, places: places) == expected)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
  func `or none are needed`(_ number: Int, _ expected: String) {
    #expect(count(number) == expected)
  }
}
