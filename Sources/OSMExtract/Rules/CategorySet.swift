import Diagnostics
import OSMKit

/// Which OSM objects are facilities of which category (`Data/Categories`).
package struct CategorySet: Sendable {
  package struct Rule: Sendable {
    package let tag: TagPattern
    /// A key and what its value must name, alone or in a list separated by ";".
    package let naming: TagPattern?
    /// The page of the OSM wiki that says what the tag means.
    package let wiki: String

    /// As results name it: `amenity=social_facility + social_facility:for=senior`.
    package var name: String {
      let tag = "\(tag.key)=\(tag.value ?? "*")"
      return naming.map { "\(tag) + \($0.key)=\($0.value ?? "*")" } ?? tag
    }
  }

  /// Up to how many households, and how many residential buildings where these stand for them, one
  /// facility is plausible; with more, the data seems to lack facilities.
  package struct Plausible: Hashable, Sendable {
    package let householdsPerFacility: Double
    package let buildingsPerFacility: Double

    fileprivate init(_ node: RuleNode) throws(Failure) {
      let values = try node.mapping(of: ["households_per_facility", "buildings_per_facility"])
      householdsPerFacility = try values.required("households_per_facility", in: node)
        .number(in: 1...1e9)
      buildingsPerFacility = try values.required("buildings_per_facility", in: node)
        .number(in: 1...1e9)
    }
  }

  package struct Category: Sendable {
    /// Part of the names of columns.
    package let id: String
    package let name: LocalizedText
    /// What the rules find and miss; printed with results.
    package let note: LocalizedText
    /// What is said of how many facilities there should be; `nil`: nothing.
    package let plausible: Plausible?
    package let rules: [Rule]
  }

  package let id: String
  package let categories: [Category]
  /// The file that it was read from.
  package let file: String

  package init(fileAt path: String) throws(Failure) {
    let root = try RuleNode(fileAt: path)
    file = path
    let values = try root.mapping(of: ["id", "title", "categories"])
    id = try values.required("id", in: root).text()
    // For readers of the file; results name the id.
    _ = try LocalizedText(try values.required("title", in: root))
    var categories: [Category] = []
    let list = try values.required("categories", in: root)
    for node in try list.list() {
      let category = try Category(node)
      try Self.checkColumns(of: category.id, besides: categories.map(\.id), node)
      categories.append(category)
    }
    guard !categories.isEmpty else { throw list.failure("there is no category here") }
    self.categories = categories
  }

  /// Only the categories at these positions, in their order; `nil` if there are none.
  package func only(_ positions: [Int]) -> CategorySet? {
    guard !positions.isEmpty else { return nil }
    return CategorySet(id: id, categories: positions.map { categories[$0] }, file: file)
  }

  private init(id: String, categories: [Category], file: String) {
    self.id = id
    self.categories = categories
    self.file = file
  }

  /// Results have columns by categories (`<id>_seconds`, `nearest_<id>_weight` …): no two alike.
  private static func checkColumns(
    of id: String, besides others: [String], _ node: RuleNode
  ) throws(Failure) {
    guard !others.contains(id) else {
      throw node.failure("the category \"\(id)\" stands here twice")
    }
    let clash = others.first { $0 == id + "_weight" || $0 + "_weight" == id }
    if id == "open_end" || clash != nil {
      throw node.failure(
        "the id \"\(id)\" would give two columns of results one name", advice: "Take another id")
    }
  }

  /// Every tag that makes an object a facility, and every key that decides about one.
  package var tags: [TagPattern] { categories.flatMap(\.rules).map(\.tag) }
  package var keysThatDecide: [String] {
    categories.flatMap(\.rules).flatMap { [$0.tag.key] + ($0.naming.map { [$0.key] } ?? []) }
  }
}

extension CategorySet.Category {
  fileprivate init(_ node: RuleNode) throws(Failure) {
    let values = try node.mapping(of: ["id", "name", "note", "plausible", "rules"])
    let idNode = try values.required("id", in: node)
    id = try idNode.text()
    guard id.utf8.allSatisfy({ $0 == 95 || (48...57).contains($0) || (97...122).contains($0) })
    else {
      throw idNode.failure(
        "the id \"\(id)\" does not fit as part of a column's name",
        advice: "Use small letters a-z, digits and _")
    }
    name = try LocalizedText(try values.required("name", in: node))
    note = try LocalizedText(try values.required("note", in: node))
    plausible = if let node = values["plausible"] { try CategorySet.Plausible(node) } else { nil }
    var rules: [CategorySet.Rule] = []
    for node in try values.required("rules", in: node).list() {
      rules.append(try CategorySet.Rule(node))
    }
    self.rules = rules
  }
}

extension CategorySet.Rule {
  fileprivate init(_ node: RuleNode) throws(Failure) {
    let values = try node.mapping(of: ["tag", "naming", "wiki"])
    wiki = try values.required("wiki", in: node).text()
    let tagNode = try values.required("tag", in: node)
    let parts = try tagNode.text().split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw tagNode.failure(
        "a tag is written key=value here", advice: "For example shop=supermarket")
    }
    tag = TagPattern(key: parts[0], value: parts[1] == "*" ? nil : parts[1])
    guard let namingNode = values["naming"] else {
      naming = nil
      return
    }
    let entries = try namingNode.entries()
    guard entries.count == 1 else {
      throw namingNode.failure("\"naming\" takes one key and what its value names")
    }
    naming = TagPattern(key: entries[0].key, value: try entries[0].value.text())
  }
}
