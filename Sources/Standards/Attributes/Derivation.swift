import Diagnostics
import OSMExtract
import Texts

/// How a figure of areas is taken from another where nothing states it: households from residents.
package struct Derivation: Hashable, Sendable {
  /// The id of the other figure.
  let source: String
  let divisor: Double
  /// What the divisor is, and where it comes from.
  let divisorName: LocalizedText

  init(_ node: RuleNode) throws(Failure) {
    let values = try node.mapping(of: ["from", "divided_by", "name"])
    source = try values.required("from", in: node).text()
    divisor = try values.required("divided_by", in: node).number(in: 1e-6...1e6)
    divisorName = try LocalizedText(try values.required("name", in: node))
  }

  /// - Parameter source: How much there is of the other figure.
  func amount(of source: Double) -> Double { (source / divisor).rounded() }
}

extension AttributeSet {
  /// The figures that an area lacks and that can be derived from those that it has, rounded to whole
  /// numbers; and for each how it was derived, in a sentence.
  func derived(
    from figures: [String: Figure]
  ) -> (figures: [String: Figure], reasons: [String: LocalizedText]) {
    var (more, reasons) = ([String: Figure](), [String: LocalizedText]())
    for attribute in derivedAttributes where figures[attribute.id] == nil {
      guard let derivation = attribute.derivation,
        let source = figures[derivation.source]?.number?.exact,
        let name = self.attribute(derivation.source, of: attribute.subject)?.name
      else { continue }
      more[attribute.id] = .number(.exactly(derivation.amount(of: source)))
      let divisor = derivation.divisor.words
      reasons[attribute.id] = LocalizedText(
        english:
          "\(attribute.name.english.firstUppercased) are derived: \(name.english) ÷ \(divisor) "
          + "(\(derivation.divisorName.english)).",
        chinese: "\(attribute.name.chinese)为推算值：\(name.chinese) ÷ \(divisor)"
          + "（\(derivation.divisorName.chinese)）。")
    }
    return (more, reasons)
  }
}

extension String {
  fileprivate var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}
