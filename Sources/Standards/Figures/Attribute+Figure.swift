import Diagnostics
import Texts

extension Attribute {
  /// What a text says of it; `nil` if it is blank or says nothing that could be meant.
  ///
  /// - Parameter decimalComma: Whether numbers may be written with a comma for their point.
  package func figure(named text: String, decimalComma: Bool = false) -> Figure? {
    switch type {
    case .number: return Self.number(text, decimalComma: decimalComma).map(Figure.number)
    case .yesNo: return value(named: text).map { .yes($0 == "yes") }
    case .choice: return value(named: text).map(Figure.choice)
    case .list: return figure(listing: [text])
    case .name: return text.allSatisfy(\.isWhitespace) ? nil : .list([text])
    }
  }

  /// What a list of texts says of it, each cut as a text by itself is; `nil` if it is empty, or if it
  /// is no list that should stand there.
  package func figure(listing texts: [String]) -> Figure? {
    guard type == .list else { return nil }
    let parts = texts.flatMap { text in
      text.split { ";；、".contains($0) }.map { part in
        String(
          part.trimmingPrefix(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)
            .reversed())
      }
    }.filter { !$0.isEmpty }
    return parts.isEmpty ? nil : .list(parts)
  }

  fileprivate static func number(_ text: String, decimalComma: Bool) -> Quantity? {
    let bytes = Array(text.utf8)
    let begin = bytes.firstIndex { !$0.isBlank } ?? bytes.endIndex
    let end = (bytes.lastIndex { !$0.isBlank } ?? begin - 1) + 1
    let number = DecimalText.double(of: bytes, in: begin..<end, decimalComma: decimalComma)
    return number.flatMap { numbers.contains($0) ? .exactly($0) : nil }
  }

  /// Nothing that is counted or measured is negative.
  private static let numbers = 0...1e12

  /// What a text should be that says something of it.
  package var expected: LocalizedText {
    switch type {
    case .number: .number
    case .yesNo: .yesOrNo
    case .choice(let values):
      LocalizedText(
        english: "one of " + values.map(\.id).joined(separator: ", "),
        chinese: "以下之一：" + values.map { $0.names.first ?? $0.id }.joined(separator: "、"))
    case .list: LocalizedText(english: "a text or a list of texts", chinese: "文字或文字列表")
    case .name: LocalizedText(english: "text", chinese: "文字")
    }
  }

  /// What may be said of it, where that is one of a few things.
  var words: [String] { values.map(\.id) }
}

extension AttributeSet {
  /// What a text says of something that a rule asks to be told; `nil` if it says nothing that could
  /// be meant.
  package func figure(
    _ supplied: Needs.Supplied, named text: String, decimalComma: Bool
  ) -> Figure? {
    supplied.isNumber
      ? Attribute.number(text, decimalComma: decimalComma).map(Figure.number)
      : isYes(text).map(Figure.yes)
  }
}

extension Needs.Supplied {
  /// What a text should be that tells it.
  package var expected: LocalizedText { isNumber ? .number : .yesOrNo }
}

extension LocalizedText {
  fileprivate static let number = LocalizedText(english: "a number from 0 on", chinese: "非负数")
  fileprivate static let yesOrNo = LocalizedText(english: "yes or no", chinese: "“是”或“否”")
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || (9...13).contains(self) }
}
