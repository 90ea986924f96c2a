/// What would have to be known for a rule to be judged, and so what to bring.
package enum Missing: Hashable, Sendable {
  /// A figure of the area, by the id of its attribute.
  case areaFigure(String)
  /// A figure of the places of a category, by the id of its attribute.
  case facilityFigure(String, category: String)
  /// All places of a category.
  case facilities(category: String)
  /// What the rule itself asks to be told, by its key.
  case supplied(String)
  /// Households with their places, and this figure of each.
  case households(denominator: String)
  /// The streets beyond the edge of the data, by which a place might be reached.
  case streets
  /// The areas on which the rule is judged.
  case areas(JudgedArea.Level)
}

extension Set<Missing> {
  /// In an order that does not depend on anything else.
  package var inOrder: [Missing] {
    guard count > 1 else { return Array(self) }
    return sorted {
      ($0.rank, $0.ids.joined(separator: "/")) < ($1.rank, $1.ids.joined(separator: "/"))
    }
  }
}

extension Missing {
  /// What it is about.
  var ids: [String] {
    switch self {
    case .areaFigure(let id): [id]
    case .facilityFigure(let id, let category): [id, category]
    case .facilities(let category): [category]
    case .supplied(let key): [key, key.split(separator: "/").last.map(String.init) ?? key]
    case .households(let denominator): ["households", denominator]
    case .streets: ["streets"]
    case .areas(let level): [level.rawValue]
    }
  }

  fileprivate var rank: Int {
    switch self {
    case .areas: 0
    case .facilities: 1
    case .facilityFigure: 2
    case .areaFigure: 3
    case .supplied: 4
    case .households: 5
    case .streets: 6
    }
  }
}
