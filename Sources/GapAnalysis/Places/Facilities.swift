import Geography

/// The facilities of a study, column by column, in input order.
package struct Facilities: Sendable {
  package var ids: [String]
  package var coordinates: [Coordinate]
  package var names: [String?]
  /// By facility: its categories, as ascending positions in the category file.
  package var categories: [[Int]]
  /// By facility: the tag rules that named it, one for each of `categories`; empty if a table did.
  package var rules: [[String]]
  package var attributes: Attributes

  package init(
    ids: [String] = [], coordinates: [Coordinate] = [], names: [String?] = [],
    categories: [[Int]] = [], rules: [[String]] = [], attributes: Attributes = Attributes()
  ) {
    self.ids = ids
    self.coordinates = coordinates
    self.names = names
    self.categories = categories
    self.rules = rules
    self.attributes = attributes
  }

  package var count: Int { ids.count }

  /// Those of a category, in their order.
  package func members(ofCategory category: Int) -> [Int] {
    ids.indices.filter { categories[$0].contains(category) }
  }
}
