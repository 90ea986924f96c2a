import Diagnostics
import OSMExtract

/// Of which areas something is asked: `applies: {estate: new}`.
struct Applicability: Hashable, Sendable {
  private struct Demand: Hashable {
    let attribute: String
    let figure: Figure
    let words: LocalizedText
  }

  private let demands: [Demand]

  init(_ fields: Fields) throws(Failure) {
    var demands: [Demand] = []
    for (key, value) in try fields["applies"]?.entries() ?? [] {
      let attribute = try fields.vocabulary.attribute(named: key, of: .area, value)
      guard let figure = attribute.figure(named: try value.text()), figure.number == nil else {
        throw value.failure(
          "\"\(key)\" is never \"\(try value.text())\"",
          advice: "What may stand here: \(attribute.words.joined(separator: ", "))")
      }
      let text = try value.text()
      let id = attribute.value(named: text) ?? text
      let names = attribute.values.first { $0.id == id }?.names ?? []
      let chinese = names.first { !$0.utf8.allSatisfy { $0 < 0x80 } } ?? id
      demands.append(
        Demand(
          attribute: attribute.id, figure: figure,
          words: LocalizedText(
            english: "\(attribute.name.english): \(id)",
            chinese: "\(attribute.name.chinese)：\(chinese)")))
    }
    self.demands = demands
  }

  /// Of which areas it is asked; `nil`: of all.
  var words: LocalizedText? {
    demands.isEmpty
      ? nil
      : LocalizedText(
        english: demands.map(\.words.english).joined(separator: ", "),
        chinese: demands.map(\.words.chinese).joined(separator: "，"))
  }

  /// Whether it is asked of some parts of an area and not of others, so that nothing can be said of
  /// the area itself.
  func differs(in situation: Situation) -> Bool {
    demands.contains { demand in
      guard situation.area.figures[demand.attribute] == nil else { return false }
      let known = situation.area.parts.compactMap {
        situation.evidence.areas[$0].figures[demand.attribute]
      }
      return known.contains(demand.figure) && known.contains { $0 != demand.figure }
    }
  }

  /// Whether it is asked; `nil` with what is missing where that is not known.
  func isAsked(in situation: Situation) -> (Bool?, missing: Set<Missing>) {
    var missing: Set<Missing> = []
    for demand in demands {
      guard let figure = situation.area.figures[demand.attribute] else {
        missing.insert(.areaFigure(demand.attribute))
        continue
      }
      if figure != demand.figure { return (false, []) }
    }
    return (missing.isEmpty ? true : nil, missing)
  }
}
