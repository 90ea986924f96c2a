import Diagnostics

extension Households.Source {
  /// What the households are called behind a number: buildings only stand for them.
  package var nouns: LocalizedText {
    switch self {
    case .residentialBuildings:
      LocalizedText(english: "residential buildings", chinese: "栋居住建筑")
    case .table:
      LocalizedText(english: "households", chinese: "户")
    }
  }

  /// The Chinese measure word where the noun was said before.
  package var chineseCounter: String {
    switch self {
    case .residentialBuildings: "栋"
    case .table: "户"
    }
  }
}
