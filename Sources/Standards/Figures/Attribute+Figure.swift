extension Attribute {
  /// What a text says of it; `nil` if it is blank or says nothing that could be meant.
  ///
  /// - Parameter decimalComma: Whether numbers may be written with a comma for their point.
  package func figure(named text: String, decimalComma: Bool = false) -> Figure? {
    switch type {
    case .number:
      let plain = decimalComma ? text.replacing(",", with: ".") : text
      return Double(plain).flatMap { Self.numbers.contains($0) ? .number(.exactly($0)) : nil }
    case .yesNo: return value(named: text).map { .yes($0 == "yes") }
    case .choice: return value(named: text).map(Figure.choice)
    case .list:
      let parts = text.split { ";；、".contains($0) }.map { part in
        String(
          part.trimmingPrefix(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)
            .reversed())
      }.filter { !$0.isEmpty }
      return parts.isEmpty ? nil : .list(parts)
    case .name: return text.allSatisfy(\.isWhitespace) ? nil : .list([text])
    }
  }

  /// Nothing that is counted or measured is negative.
  fileprivate static let numbers = 0...1e12

  /// What may be said of it, where that is one of a few things.
  var words: [String] { values.map(\.id) }
}

extension AttributeSet {
  /// What is said of something that is either counted or there or not; `nil` if nothing is.
  package func suppliedFigure(named text: String, decimalComma: Bool) -> Figure? {
    let plain = decimalComma ? text.replacing(",", with: ".") : text
    if let number = Double(plain), Attribute.numbers.contains(number) {
      return .number(.exactly(number))
    }
    return isYes(text).map(Figure.yes)
  }
}
