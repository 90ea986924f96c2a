import Diagnostics
import OSMExtract
import Texts

/// The names that columns with a meaning may have (`Data/Columns.yaml`).
package struct ColumnNames: Hashable, Sendable {
  /// Two columns that together are a place, in small letters.
  struct Pair: Hashable, Sendable {
    let east: String
    let north: String

    /// As messages name it.
    var words: String { "«\(east)» and «\(north)»" }
  }

  /// Columns with a meaning beside those of the place.
  enum Role: String, CaseIterable {
    case id, weight, category, name
    /// Of tables of figures.
    case indicator, value, area
  }

  /// Of degrees, the first before the others.
  let degrees: [Pair]
  /// Of a system that must be said.
  let undeclared: [Pair]
  private let names: [Role: [String]]
  /// What a row is called that sums up the others.
  private let totalRows: Set<ForgivingName>

  package init(fileAt path: String) throws(Failure) {
    let root = try RuleNode(fileAt: path)
    let values = try root.mapping(
      of: ["lon_lat", "x_y", "total_rows"] + Role.allCases.map(\.rawValue))
    var taken: Set<String> = []
    degrees = try Self.pairs(try values.required("lon_lat", in: root), &taken)
    undeclared = try Self.pairs(try values.required("x_y", in: root), &taken)
    var names: [Role: [String]] = [:]
    for role in Role.allCases {
      var own: [String] = []
      for node in try values.required(role.rawValue, in: root).list() {
        own.append(try Self.name(node, unlike: taken.union(own)))
      }
      taken.formUnion(own)
      names[role] = own
    }
    self.names = names
    totalRows = try Self.totalRows(try values.required("total_rows", in: root))
  }

  /// In small letters, the first before the others.
  func names(of role: Role) -> [String] { names[role] ?? [] }

  /// Whether a row with that id or name sums up the others.
  func areOfTotalRow(_ id: String?, _ name: String?) -> Bool {
    [id, name].compactMap(\.self).contains { totalRows.contains(ForgivingName($0)) }
  }

  /// - Parameter taken: The names of other pairs and roles; those of this list are added.
  private static func pairs(
    _ list: RuleNode, _ taken: inout Set<String>
  ) throws(Failure) -> [Pair] {
    var pairs: [Pair] = []
    for node in try list.list() {
      let names = try node.list()
      guard names.count == 2 else {
        throw node.failure("a pair of names should stand here", advice: "For example [lon, lat]")
      }
      let pair = Pair(
        east: try name(names[0], unlike: taken), north: try name(names[1], unlike: taken))
      guard pair.east != pair.north, !pairs.contains(pair) else {
        throw node.failure("\(pair.words) are no new pair")
      }
      pairs.append(pair)
    }
    taken.formUnion(pairs.flatMap { [$0.east, $0.north] })
    return pairs
  }

  private static func totalRows(_ list: RuleNode) throws(Failure) -> Set<ForgivingName> {
    var names: Set<ForgivingName> = []
    for node in try list.list() {
      let name = ForgivingName(try node.text())
      guard !name.isEmpty, names.insert(name).inserted else {
        throw repeated(try node.text(), node)
      }
    }
    return names
  }

  private static func name(
    _ node: RuleNode, unlike taken: Set<String>
  ) throws(Failure) -> String {
    let name = PlaceTable.trimmed(try node.text()).lowercased()
    guard !name.isEmpty, !taken.contains(name) else { throw repeated(name, node) }
    return name
  }

  private static func repeated(_ name: String, _ node: RuleNode) -> Failure {
    node.failure("\"\(name)\" stands here a second time", advice: "Give each name one meaning")
  }
}
