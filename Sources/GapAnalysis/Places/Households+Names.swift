import Diagnostics

extension Households {
  /// Whether the sum of the weights tells another number than the count of the rows.
  package var isWeighted: Bool {
    weights.contains { $0 != 1 } && weights.contains { $0 > 0 }
  }

  /// How many there are: by weight, where there are weights.
  package var amount: Double {
    guard isWeighted else { return Double(count) }
    return weights.reduce(into: WeightSum()) { $0 += $1 }.value
  }

  /// How rows are spoken of.
  package var rowWords: HouseholdWords { HouseholdWords(source: source, isWeighted: false) }
  /// How an `amount` is spoken of.
  package var words: HouseholdWords { HouseholdWords(source: source, isWeighted: isWeighted) }
}

/// What households are called behind a number: buildings only stand for them, a row of a table can
/// hold several, and their weights say how many.
package struct HouseholdWords: Hashable, Sendable {
  package let source: Households.Source
  package let isWeighted: Bool

  /// - Parameter amount: What the noun stands behind, for its number in English.
  package func noun(_ amount: Double) -> LocalizedText {
    let isOne = amount == 1
    switch source {
    case .residentialBuildings:
      return LocalizedText(
        english: isOne ? "residential building" : "residential buildings", chinese: "栋居住建筑")
    case .table where isWeighted:
      return LocalizedText(
        english: isOne ? "household (weighted)" : "households (weighted)", chinese: "户（加权）")
    case .table:
      // A row of a table need not be one household (户): it may be a building with its sum.
      return LocalizedText(english: isOne ? "household" : "households", chinese: "个住户点")
    }
  }

  package func noun(_ count: Int) -> LocalizedText { noun(Double(count)) }

  /// The Chinese measure word where the noun was said before.
  package var chineseCounter: String {
    switch source {
    case .residentialBuildings: "栋"
    case .table: isWeighted ? "户" : "个"
    }
  }

  /// The Chinese noun without a number.
  package var chineseName: String {
    switch source {
    case .residentialBuildings: "居住建筑"
    case .table: isWeighted ? "住户" : "住户点"
    }
  }

  /// By what amounts are compared.
  package var measure: LocalizedText {
    switch source {
    case .residentialBuildings: LocalizedText(english: "by number", chinese: "按栋数计")
    case .table where isWeighted: LocalizedText(english: "by weight", chinese: "按加权户数计")
    case .table: LocalizedText(english: "by number", chinese: "按住户点数计")
    }
  }
}
