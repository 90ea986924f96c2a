internal import CRapidJSON
import Texts

/// A value of a JSON document: a position in it, cheap to copy.
package struct JSONValue: Sendable {
  package enum Kind: Hashable, Sendable {
    case null, boolean, number, string, array, object
  }

  let document: JSONDocument
  let position: Int

  private var entry: JSONDocument.Entry { document.entry(at: position) }

  package var kind: Kind {
    switch Int(entry.kind) {
    case crj_null: .null
    case crj_false, crj_true: .boolean
    case crj_number: .number
    case crj_string: .string
    case crj_array: .array
    default: .object
    }
  }

  /// `nil` if this is neither true nor false.
  package var boolean: Bool? {
    switch Int(entry.kind) {
    case crj_false: false
    case crj_true: true
    default: nil
    }
  }

  /// The nearest double; `nil` if this is not a number.
  package var double: Double? {
    let entry = entry
    guard Int(entry.kind) == crj_number else { return nil }
    return DecimalText.double(of: document.text, in: entry.range)
  }

  /// The digits as they stand; `nil` if this is not a number.
  package var numberText: String? {
    let entry = entry
    guard Int(entry.kind) == crj_number else { return nil }
    return String(decoding: document.text[entry.range], as: UTF8.self)
  }

  /// The text without quotes and escapes; `nil` if this is not a string.
  package var string: String? {
    let entry = entry
    guard Int(entry.kind) == crj_string else { return nil }
    let content = document.text[(entry.range.lowerBound + 1)..<(entry.range.upperBound - 1)]
    return entry.isEscaped ? JSONText.unescaped(content) : String(decoding: content, as: UTF8.self)
  }

  /// Whether this is the string `other`, byte for byte; makes no string unless there are escapes.
  package func isString(_ other: String) -> Bool {
    let entry = entry
    guard Int(entry.kind) == crj_string else { return false }
    if entry.isEscaped { return string.map { $0.utf8.elementsEqual(other.utf8) } ?? false }
    let content = document.text[(entry.range.lowerBound + 1)..<(entry.range.upperBound - 1)]
    return content.count == other.utf8.count && content.elementsEqual(other.utf8)
  }

  /// This value as JSON text: strings and numbers byte for byte, no blanks between tokens.
  package var jsonText: String {
    let entry = entry
    let text = document.text[entry.range]
    let hasParts = Int(entry.kind) == crj_array || Int(entry.kind) == crj_object
    return String(decoding: hasParts ? JSONText.compacted(text) : Array(text), as: UTF8.self)
  }

  /// The line in which the value begins, from 1. It is counted anew each time.
  package var line: Int {
    document.text[..<entry.range.lowerBound].count(of: UInt8(ascii: "\n")) + 1
  }
}

// MARK: - Parts

extension JSONValue {
  /// The values of an array in their order; none if this is not an array.
  package var elements: Elements {
    let entry = entry
    let isArray = Int(entry.kind) == crj_array
    return Elements(
      document: document, position: position + 1, end: isArray ? entry.next : position + 1)
  }

  /// The members of an object in their order, repeated names too; none if this is not an object.
  package var members: Members {
    let entry = entry
    let isObject = Int(entry.kind) == crj_object
    return Members(
      document: document, position: position + 1, end: isObject ? entry.next : position + 1)
  }

  /// The member called `name`, the last of several; `nil` if there is none or this is no object.
  package subscript(name: String) -> JSONValue? {
    var found: JSONValue?
    for member in members where member.name.isString(name) { found = member.value }
    return found
  }

  package struct Elements: Sequence, IteratorProtocol {
    let document: JSONDocument
    var position: Int
    let end: Int

    package mutating func next() -> JSONValue? {
      guard position < end else { return nil }
      defer { position = document.entry(at: position).next }
      return JSONValue(document: document, position: position)
    }

    package var isEmpty: Bool { position == end }
  }

  package struct Members: Sequence, IteratorProtocol {
    let document: JSONDocument
    var position: Int
    let end: Int

    /// `name` is a string.
    package mutating func next() -> (name: JSONValue, value: JSONValue)? {
      guard position < end else { return nil }
      let name = JSONValue(document: document, position: position)
      let value = JSONValue(document: document, position: position + 1)
      position = document.entry(at: value.position).next
      return (name, value)
    }
  }
}
