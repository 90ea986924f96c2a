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
