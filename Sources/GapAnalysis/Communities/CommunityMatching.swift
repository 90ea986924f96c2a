import Texts

/// Figures of a table set beside the communities of a layer, by id or by name.
package struct CommunityMatching: Sendable {
  /// The layer's, with the table's columns behind their own.
  package let communities: Communities
  /// Those of the layer of which the table says nothing, and those of the table that are not drawn:
  /// ids.
  package let withoutFigures: [String]
  package let notDrawn: [String]

  /// - Parameters:
  ///   - layer: Those that are kept, in their order.
  ///   - table: What else is known of them. Blanks, case and the width of letters do not tell ids or
  ///     names apart; an id stands before a name.
  package init(_ layer: Communities, _ table: Communities) {
    var rows: [ForgivingName: Int] = [:]
    for (row, id) in table.ids.enumerated() where rows[ForgivingName(id)] == nil {
      rows[ForgivingName(id)] = row
    }
    for (row, name) in table.names.enumerated() {
      guard let name, rows[ForgivingName(name)] == nil else { continue }
      rows[ForgivingName(name)] = row
    }
    let matches = layer.ids.indices.map { community in
      rows[ForgivingName(layer.ids[community])]
        ?? layer.names[community].flatMap { rows[ForgivingName($0)] }
    }
    var communities = layer
    communities.attributes = layer.attributes.joined(with: table.attributes, records: matches)
    for (community, row) in matches.enumerated() where communities.names[community] == nil {
      communities.names[community] = row.flatMap { table.names[$0] }
    }
    self.communities = communities
    withoutFigures = layer.ids.indices.filter { matches[$0] == nil }.map { layer.ids[$0] }
    let used = Set(matches.compactMap(\.self))
    notDrawn = table.ids.indices.filter { !used.contains($0) }.map { table.ids[$0] }
  }
}

extension Attributes {
  /// The values of other columns behind those of each record.
  ///
  /// - Parameter records: Of which record of `others` they are; `nil`: of none.
  fileprivate func joined(with others: Attributes, records: [Int?]) -> Attributes {
    var joined = Attributes(names: names + others.names)
    for (record, other) in records.enumerated() {
      for position in range(ofRecord: record) {
        joined.append(values[position], inColumn: Int(columns[position]))
      }
      if let other {
        for position in others.range(ofRecord: other) {
          joined.append(
            others.values[position], inColumn: names.count + Int(others.columns[position]))
        }
      }
      joined.endRecord()
    }
    return joined
  }
}
