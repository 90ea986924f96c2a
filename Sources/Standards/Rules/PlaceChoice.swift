import Diagnostics

/// Places of some categories that fulfil some conditions.
package struct PlaceChoice: Hashable, Sendable {
  /// What a figure of a place must be.
  package struct Condition: Hashable, Sendable {
    package let attribute: Attribute
    package let target: Target
  }

  package let categories: [String]
  package let conditions: [Condition]
  /// By category: that nobody told of all its places. Sets that are one in memory are quick to compare.
  let unknown: [Set<Missing>]
  /// Of the categories and conditions.
  package let name: LocalizedText

  /// Whether a place of these categories counts; `nil` if that depends on a figure that is not known.
  package func counts(_ facility: Evidence.Facility) -> Bool? {
    guard facility.isBuilt else { return false }
    var isSure = true
    for condition in conditions {
      let quantity = facility.figures[condition.attribute.id]?.number ?? .unknown
      switch condition.target.state(of: quantity) {
      case .notMet: return false
      case .noData: isSure = false
      case .met, .notApplicable: break
      }
    }
    return isSure ? true : nil
  }

  /// The figures that would have to be known for it to be known whether a place counts.
  func lacks(of facility: Evidence.Facility) -> [Missing] {
    conditions.filter {
      $0.target.state(of: facility.figures[$0.attribute.id]?.number ?? .unknown) == .noData
    }.flatMap { lack(of: $0.attribute, facility) }
  }

  /// That a figure of a place is not known, by each of these categories that it has.
  func lack(of attribute: Attribute, _ facility: Evidence.Facility) -> [Missing] {
    categories.filter(facility.categories.contains).map {
      .facilityFigure(attribute.id, category: $0)
    }
  }
}

extension PlaceChoice {
  init(_ categories: [String], _ conditions: [Condition], _ vocabulary: Vocabulary) {
    self.categories = categories
    self.conditions = conditions
    unknown = categories.map { [.facilities(category: $0)] }
    let names = categories.compactMap { vocabulary.categories[$0] }
    let texts = conditions.map { condition in
      let (name, unit) = (condition.attribute.name, condition.attribute.unit)
      return LocalizedText(
        english: "\(name.english) \(condition.target.words)\(unit.map { " " + $0.english } ?? "")",
        chinese: "\(name.chinese)\(condition.target.words)\(unit?.chinese ?? "")")
    }
    let (english, chinese) = (
      names.map(\.english).joined(separator: ", "), names.map(\.chinese).joined(separator: "、")
    )
    name =
      texts.isEmpty
      ? LocalizedText(english: english, chinese: chinese)
      : LocalizedText(
        english: "\(english) (\(texts.map(\.english).joined(separator: ", ")))",
        chinese: "\(chinese)（\(texts.map(\.chinese).joined(separator: "，"))）")
  }
}
