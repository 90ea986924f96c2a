import GapAnalysis

/// The user's own columns in our files.
package enum OwnColumns {
  /// Their names there: one that is also a name of ours, or of one before it, becomes `input_…`, as
  /// often as it takes; the others keep theirs.
  package static func names(_ names: [String], besides ours: [String]) -> [String] {
    var used = Set(ours)
    var taken = used.union(names)
    return names.map { name in
      if used.insert(name).inserted { return name }
      var unique = "input_" + name
      while !taken.insert(unique).inserted { unique = "input_" + unique }
      used.insert(unique)
      return unique
    }
  }
}

extension GeoJSONFeature {
  /// What a record has of the input's own columns.
  ///
  /// - Parameter names: By column.
  mutating func properties(
    _ attributes: Attributes, ofRecord record: Int, named names: [PropertyName]
  ) {
    for position in attributes.range(ofRecord: record) {
      let name = names[Int(attributes.columns[position])]
      switch attributes.values[position] {
      case .null: property(name, nil as String?)
      case .text(let text): property(name, text)
      case .json(let json): property(name, json: json)
      }
    }
  }
}
