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
  /// Names that may mean several things of one standard, and so mean none: the ids of these.
  private let ambiguous: [ForgivingName: [String]]

  init(_ standards: [Standard], _ attributes: AttributeSet) {
    self.attributes = attributes
    var supplied: [ForgivingName: [Needs.Supplied]] = [:]
    var ambiguous: [ForgivingName: [String]] = [:]
    for standard in standards {
      var ofStandard: [ForgivingName: [Needs.Supplied]] = [:]
      for supplied in standard.needs.supplied {
        for name in Set(supplied.names.map { ForgivingName($0) }) {
          ofStandard[name, default: []].append(supplied)
        }
      }
      for (name, meanings) in ofStandard {
        // An id means its own, whatever others are called.
        let own = meanings.filter { ForgivingName($0.id) == name }
        let meant = own.isEmpty ? meanings : own
        if meant.count == 1 {
          supplied[name, default: []] += meant
        } else {
          ambiguous[name, default: []] += meant.map(\.id)
        }
      }
    }
    (self.supplied, self.ambiguous) = (supplied, ambiguous)
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

  /// That a name over figures of areas may mean several things; `nil` if it does not.
  func ambiguity(ofArea name: String) -> LocalizedText? {
    guard let ids = ambiguous[ForgivingName(name)] else { return nil }
    let list = ids.joined(separator: ", ")
    return LocalizedText(
      english:
        "«\(name)» may be any of \(list), and so is none of them. Call it by one of these ids.",
      chinese: "“\(name)”可指 \(list) 中的任何一项，未予采用。请改用其中一个编号。")
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
