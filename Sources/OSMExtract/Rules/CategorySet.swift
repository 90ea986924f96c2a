import Diagnostics
import OSMKit

/// Which OSM objects are facilities of which category (`Data/Categories`).
package struct CategorySet: Sendable {
  package let id: String
  package let categories: [Category]

  package init(fileAt path: String) throws(Failure) {
    let root = try RuleNode(fileAt: path)
    let values = try root.mapping(of: ["id", "title", "categories"])
    id = try values.required("id", in: root).text()
    // For readers of the file; results name the id.
    _ = try LocalizedText(try values.required("title", in: root))
    var categories: [Category] = []
    let list = try values.required("categories", in: root)
    for node in try list.list() {
      let category = try Category(node)
      guard !categories.contains(where: { $0.id == category.id }) else {
        throw node.failure("the category \"\(category.id)\" stands here twice")
      }
      try category.checkColumns(besides: categories)
      categories.append(category)
    }
    guard !categories.isEmpty else { throw list.failure("there is no category here") }
    self.categories = categories
  }

  private init(id: String, categories: [Category]) {
    self.id = id
    self.categories = categories
  }

  /// Only the categories at these positions, in their order; `nil` if there are none.
  package func only(_ positions: [Int]) -> CategorySet? {
    guard !positions.isEmpty else { return nil }
    return CategorySet(id: id, categories: positions.map { categories[$0] })
  }

  /// Some categories of several files as one set: those of the first file first, each file's in its
  /// own order.
  ///
  /// - Parameter ids: Those that are taken.
  /// - Throws: If one of them stands in two files or in none, or if two would give columns of
  ///   results one name.
  package static func joining(
    _ sets: [CategorySet], ids: Set<String>
  ) throws(Failure) -> CategorySet {
    var categories: [Category] = []
    for category in sets.flatMap(\.categories) where ids.contains(category.id) {
      if let first = categories.first(where: { $0.id == category.id }) {
        throw category.failure(
          "the category \"\(category.id)\" stands in \(InputFile.name(of: first.file)), too",
          advice: "Give one of the two another id")
      }
      try category.checkColumns(besides: categories)
      categories.append(category)
    }
    let known = sets.flatMap(\.categories).map(\.id)
    if let unknown = ids.subtracting(known).min() {
      throw Failure(
        .unusableInput, "there is no category \"\(unknown)\"",
        advice: "There are: \(known.joined(separator: ", "))")
    }
    return CategorySet(
      id: sets.map(\.id).joined(separator: "+"), categories: categories)
  }

  /// Every tag that makes an object a facility, what an object's tags must be, and every key that
  /// decides about one.
  package var tags: [TagPattern] { categories.flatMap(\.rules).map(\.tag) }
  var conditions: [TagCondition] { categories.flatMap(\.rules).map(\.condition) }
  package var keysThatDecide: [String] { categories.flatMap(\.rules).flatMap(\.keysThatDecide) }

  /// The files in which the categories are written, with the tags that each asks.
  package var tagsByFile: [(file: String, tags: [TagPattern])] {
    var byFile: [(file: String, tags: [TagPattern])] = []
    for category in categories {
      let tags = category.rules.map(\.tag)
      if let position = byFile.firstIndex(where: { $0.file == category.file }) {
        byFile[position].tags += tags
      } else {
        byFile.append((category.file, tags))
      }
    }
    return byFile
  }
}
