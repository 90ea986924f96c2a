import Diagnostics
import GapAnalysis
import Importing
import Standards
import Texts

/// Reads what columns and rows say of areas and facilities, by the dictionary of figures and by what
/// rules ask to be told.
struct FigureReader {
  /// What a text says in one meaning of the name over it.
  struct Meaning {
    /// The key under which evidence has the figure.
    let key: String
    /// `nil`: nothing that could be meant.
    let figure: Figure?
    /// What it should have been.
    let expected: LocalizedText
  }

  let attributes: AttributeSet
  private let supplied: [ForgivingName: [Needs.Supplied]]

  init(_ standards: [Standard], _ attributes: AttributeSet) {
    self.attributes = attributes
    supplied = standards.flatMap(\.needs.supplied).reduce(into: [:]) { byName, supplied in
      for name in Set(supplied.names.map { ForgivingName($0) }) {
        byName[name, default: []].append(supplied)
      }
    }
  }

  /// A name over texts: of a column, or of a row of indicators.
  struct Name {
    fileprivate let own: Attribute?
    fileprivate let asked: [Needs.Supplied]
    fileprivate let attributes: AttributeSet

    /// One for each meaning of the name; none where it has none.
    func meanings(of value: AttributeValue, decimalComma: Bool) -> [Meaning] {
      let own = own.map {
        Meaning(
          key: $0.id, figure: $0.figure(of: value, decimalComma: decimalComma),
          expected: $0.expected)
      }
      let text = value.scalar
      return [own].compactMap(\.self)
        + asked.map { supplied in
          Meaning(
            key: supplied.key,
            figure: text.flatMap {
              attributes.figure(supplied, named: $0, decimalComma: decimalComma)
            },
            expected: supplied.expected)
        }
    }
  }

  /// What a name says of areas.
  func name(ofArea name: String) -> Name {
    Name(
      own: attributes.attribute(ofColumn: name, of: .area),
      asked: supplied[ForgivingName(name)] ?? [], attributes: attributes)
  }

  /// What a name says of facilities.
  func name(ofFacility name: String) -> Name {
    Name(
      own: attributes.attribute(ofColumn: name, of: .facility), asked: [],
      attributes: attributes)
  }
}

extension Attribute {
  /// What a value of a table or a layer says of it; `nil` if nothing does that could be meant.
  ///
  /// - Parameter decimalComma: Whether texts may write numbers with a comma for their point.
  func figure(of value: AttributeValue, decimalComma: Bool) -> Figure? {
    if let texts = value.texts { return figure(listing: texts) }
    // True is an answer, and no name of anything.
    if value.isBoolean, values.isEmpty { return nil }
    return value.scalar.flatMap { figure(named: $0, decimalComma: decimalComma) }
  }
}

extension AttributeValue {
  /// What stands there as text; `nil` if nothing does.
  var text: String? {
    switch self {
    case .null: nil
    case .text(let text), .json(let text): text
    }
  }

  /// The same of what is one text, number, true or false.
  fileprivate var scalar: String? {
    if case .json(let json) = self, json.hasPrefix("[") || json.hasPrefix("{") { return nil }
    return text
  }

  fileprivate var isBoolean: Bool { self == .json("true") || self == .json("false") }
}
