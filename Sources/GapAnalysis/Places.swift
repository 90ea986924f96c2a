import Geography

/// A value of a column of the user's own, kept as the input had it.
package enum AttributeValue: Hashable, Sendable {
  case null
  case text(String)
  /// A number, true, false, a list or an object, as JSON text.
  case json(String)
}

/// The columns of a table that are not ours, in its own order, with a value a record.
package struct Attributes: Hashable, Sendable {
  package var names: [String]
  /// By column, then by record.
  package var columns: [[AttributeValue]]

  package init(names: [String] = [], columns: [[AttributeValue]] = []) {
    self.names = names
    self.columns = columns
  }
}

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
      attributes: Attributes(
        names: attributes.names,
        columns: attributes.columns.map { column in kept.map { column[$0] } }))
  }
}

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

/// A row or object of an input that was set aside, and why.
package struct RejectedRecord: Hashable, Sendable {
  package enum Reason: String, CaseIterable, Sendable {
    case outsideDataArea, outsideStudy, noCoordinates, noPoint, noId, duplicateId, badWeight,
      extraCells
    case unknownCategory, brokenPolygon
  }

  /// What the record would have been.
  package enum Subject: Hashable, Sendable {
    case household, facility
  }

  package let subject: Subject
  /// The last component of the file's path.
  package let file: String
  /// The line of a CSV, the number of a feature from 1; `nil` for an object of an OSM file.
  package let row: Int?
  package let id: String?
  package let reason: Reason

  package init(subject: Subject, file: String, row: Int?, id: String?, reason: Reason) {
    self.subject = subject
    self.file = file
    self.row = row
    self.id = id
    self.reason = reason
  }
}
