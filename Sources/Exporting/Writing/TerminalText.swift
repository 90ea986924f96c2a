import Diagnostics
import Texts

/// A whole number with commas between thousands.
package func count(_ number: Int) -> String { DecimalText.grouped(number) }

/// A number with a fixed count of decimals, commas between thousands.
package func decimal(_ number: Double, places: Int) -> String {
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  let units = Int((number * scale).rounded())
  guard places > 0 else { return count(units) }
  let fraction = String(abs(units) % Int(scale))
  let padded = String(repeating: "0", count: places - fraction.count) + fraction
  return (units < 0 ? "-" : "") + count(abs(units) / Int(scale)) + "." + padded
}

/// A share from 0 to 1 as a percentage with two decimals; Chinese has no blank before the sign.
package func percentage(_ share: Double, in language: Language) -> String {
  decimal(share * 100, places: 2) + (language == .chinese ? "%" : " %")
}

/// A sum of weights: whole, or with as many decimals as say something, two at most from 1 on.
package func amount(_ sum: Double) -> String {
  guard abs(sum) < 1e12 else { return "\(sum)" }
  guard sum != sum.rounded() else { return count(Int(sum)) }
  var text = decimal(sum, places: abs(sum) < 1 ? 6 : 2)
  while text.last == "0" { text.removeLast() }
  if text.last == "." { text.removeLast() }
  return text
}

/// Lines of a label and a value, the values one below the other.
package struct LabelledLines {
  private var lines: [(label: String, value: String)] = []

  package init() {}

  package mutating func add(_ label: String, _ value: String) { lines.append((label, value)) }

  package var text: String {
    let width = (lines.map { terminalWidth($0.label) }.max() ?? 0) + 2
    return lines.map { line in
      guard !line.value.isEmpty else { return line.label + "\n" }
      return padded(line.label, to: width) + line.value + "\n"
    }.joined()
  }
}

func padded(_ text: String, to width: Int, isRight: Bool = false) -> String {
  let blanks = String(repeating: " ", count: max(0, width - terminalWidth(text)))
  return isRight ? blanks + text : text + blanks
}

/// The columns that a text takes on a terminal: Chinese characters take two.
func terminalWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { width, scalar in
    switch scalar.value {
    case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f,
      0xff00...0xff60, 0xffe0...0xffe6, 0x20000...0x3fffd:
      width + 2
    default: width + 1
    }
  }
}
