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
