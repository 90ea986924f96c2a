import GapAnalysis

extension Attributes {
  /// The names of the columns in our files: one that is also a name of ours becomes `input_…`, as
  /// often as it takes; the others keep theirs.
  package func names(besides ours: [String]) -> [String] {
    let reserved = Set(ours)
    var taken = reserved.union(names)
    return names.map { name in
      guard reserved.contains(name) else { return name }
      var unique = "input_" + name
      while !taken.insert(unique).inserted { unique = "input_" + unique }
      return unique
    }
  }
}

extension GeoJSONFeature {
  /// The values of the input's own columns for a record.
  mutating func properties(_ attributes: Attributes, of record: Int, named names: [String]) {
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
