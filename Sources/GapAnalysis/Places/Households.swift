import Geography

/// The households of a study, column by column, in input order.
package struct Households: Sendable {
  /// Where they come from, since buildings only stand for households.
  package enum Source: Hashable, Sendable {
    case residentialBuildings
    case table
  }

  /// A column of the user's own that is counted beside the households and their weight.
  package struct Denominator: Hashable, Sendable {
    package var name: String
    /// By household: not negative; `nil` where it is not known.
    package var values: [Double?]

    package init(name: String, values: [Double?] = []) {
      self.name = name
      self.values = values
    }
  }

  package var source: Source
  package var ids: [String]
  /// The line of a CSV, the number of a feature from 1; `nil` for buildings of an OSM file.
  package var rows: [Int]?
  package var coordinates: [Coordinate]
  /// What one counts for; not negative, 1 where nothing is said.
  package var weights: [Double]
  package var denominators: [Denominator]
  package var attributes: Attributes

  package init(
    source: Source, ids: [String] = [], rows: [Int]? = nil, coordinates: [Coordinate] = [],
    weights: [Double] = [], denominators: [Denominator] = [],
    attributes: Attributes = Attributes()
  ) {
    self.source = source
    self.ids = ids
    self.rows = rows
    self.coordinates = coordinates
    self.weights = weights
    self.denominators = denominators
    self.attributes = attributes
  }

  package var count: Int { ids.count }

  /// Those whose position fits, in their order.
  package func filtered(_ isKept: (Int) -> Bool) -> Households {
    let kept = ids.indices.filter(isKept)
    guard kept.count < count else { return self }
    return Households(
      source: source, ids: kept.map { ids[$0] }, rows: rows.map { rows in kept.map { rows[$0] } },
      coordinates: kept.map { coordinates[$0] }, weights: kept.map { weights[$0] },
      denominators: denominators.map { column in
        Denominator(name: column.name, values: kept.map { column.values[$0] })
      },
      attributes: attributes.records(kept))
  }
}
