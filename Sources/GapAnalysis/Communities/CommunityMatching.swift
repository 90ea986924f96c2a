import Texts

/// Figures of a table set beside the communities of a layer, by id or by name.
package struct CommunityMatching: Sendable {
  /// The layer's, with the table's columns behind their own.
  package let communities: Communities
  /// Those of the layer of which the table says nothing, and those of the table that are not drawn:
  /// ids.
  package let withoutFigures: [String]
  package let notDrawn: [String]
  /// Names by which nothing was matched, since several communities of the layer or several rows of
  /// the table have them: each once, in the order of the layer.
  package let ambiguousNames: [String]

  /// - Parameters:
  ///   - layer: Those that are kept, in their order.
  ///   - table: What else is known of them. A row belongs to one community at most: by their ids,
  ///     else by a name that nobody else has on either side.
  package init(_ layer: Communities, _ table: Communities) {
    let search = Search(layer, table)
    var communities = layer
    communities.attributes = layer.attributes.joined(
      with: table.attributes, records: search.matches)
    for (community, row) in search.matches.enumerated() where communities.names[community] == nil {
      communities.names[community] = row.flatMap { table.names[$0] }
    }
    self.communities = communities
    withoutFigures = layer.ids.indices.filter { search.matches[$0] == nil }.map { layer.ids[$0] }
    let used = Set(search.matches.compactMap(\.self))
    notDrawn = table.ids.indices.filter { !used.contains($0) }.map { table.ids[$0] }
    ambiguousNames = search.ambiguousNames
  }
}

/// Which row of the table each community of the layer has.
private struct Search {
  private let table: Communities
  private let layerNames: CommunityNames
  private let tableNames: CommunityNames
  private(set) var matches: [Int?]
  private(set) var ambiguousNames: [String] = []
  private var taken: Set<Int> = []

  init(_ layer: Communities, _ table: Communities) {
    self.table = table
    layerNames = CommunityNames(layer)
    tableNames = CommunityNames(table)
    matches = Array(repeating: nil, count: layer.count)
    let withID = layer.ids.indices.filter { !layer.withoutOwnID.contains($0) }
    for community in withID {
      guard case .one(let row)? = tableNames.meaning(ofID: layer.ids[community]),
        layerNames.meaning(ofID: table.ids[row]) == .one(community)
      else { continue }
      match(community, row)
    }
    for community in withID { match(community, called: layer.ids[community]) }
    for (community, name) in layer.names.enumerated() {
      if let name { match(community, called: name) }
    }
  }

  private mutating func match(_ community: Int, called text: String) {
    guard matches[community] == nil, let theirs = tableNames.meaning(of: text) else { return }
    var ours = layerNames.meaning(of: text)
    if case .one(let row) = theirs, ours == .one(community) {
      // The row may write it another way, that others of the layer are called, too.
      let written = [table.ids[row], table.names[row]].compactMap(\.self)
        .first { ForgivingName($0) == ForgivingName(text) }
      ours = written.flatMap { layerNames.meaning(of: $0) }
      if ours == .one(community) { return match(community, row) }
    }
    if ours == .several || theirs == .several,
      !ambiguousNames.contains(where: { ForgivingName($0) == ForgivingName(text) })
    {
      ambiguousNames.append(text)
    }
  }

  private mutating func match(_ community: Int, _ row: Int) {
    if taken.insert(row).inserted { matches[community] = row }
  }
}
