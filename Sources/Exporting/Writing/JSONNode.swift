/// A JSON value whose members keep their order: for documents that are small and read by people.
package indirect enum JSONNode: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Finite.
  case number(Double)
  case string(String)
  case array([JSONNode])
  case object([(String, JSONNode)])

  package static func optional(_ text: String?) -> JSONNode { text.map { .string($0) } ?? .null }

  /// A share from 0 to 1 to six decimals; null without one.
  package static func share(_ value: Double?) -> JSONNode {
    value.map { .number(($0 * 1e6).rounded() / 1e6) } ?? .null
  }

  /// The document, two blanks a level, with a line end.
  package var text: String {
    var text = ByteText()
    write(to: &text, indent: 0)
    text.append("\n")
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// The same in one line, without a line end.
  package func writeLine(to text: inout ByteText) {
    switch self {
    case .array(let values):
      text.append("[")
      for (index, value) in values.enumerated() {
        if index > 0 { text.append(", ") }
        value.writeLine(to: &text)
      }
      text.append("]")
    case .object(let members):
      text.append("{")
      for (index, (name, value)) in members.enumerated() {
        if index > 0 { text.append(", ") }
        text.append(jsonString: name)
        text.append(": ")
        value.writeLine(to: &text)
      }
      text.append("}")
    default: write(to: &text, indent: 0)
    }
  }

  private func write(to text: inout ByteText, indent: Int) {
    switch self {
    case .null: text.append("null")
    case .bool(let value): text.append(value ? "true" : "false")
    case .integer(let value): text.append(value)
    case .number(let value): text.append(value)
    case .string(let value): text.append(jsonString: value)
    case .array(let values) where values.allSatisfy(\.isPlain):
      // Lists of numbers and words stay on a line.
      text.append("[")
      for (index, value) in values.enumerated() {
        if index > 0 { text.append(", ") }
        value.write(to: &text, indent: indent)
      }
      text.append("]")
    case .array(let values):
      write(values.map { (nil, $0) }, in: ("[", "]"), to: &text, indent: indent)
    case .object(let members) where members.isEmpty:
      text.append("{}")
    case .object(let members):
      write(members.map { ($0.0, $0.1) }, in: ("{", "}"), to: &text, indent: indent)
    }
  }

  private func write(
    _ members: [(String?, JSONNode)], in brackets: (String, String), to text: inout ByteText,
    indent: Int
  ) {
    text.append(brackets.0)
    for (index, (name, value)) in members.enumerated() {
      text.append(index > 0 ? ",\n" : "\n")
      text.append(String(repeating: " ", count: indent + 2))
      if let name {
        text.append(jsonString: name)
        text.append(": ")
      }
      value.write(to: &text, indent: indent + 2)
    }
    text.append("\n")
    text.append(String(repeating: " ", count: indent))
    text.append(brackets.1)
  }

  private var isPlain: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}
