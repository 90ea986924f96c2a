import Diagnostics
import Exporting
import Foundation
import OSMExtract
import Standards

/// The standards of a folder of rules, and those of users' own files.
public struct StandardCatalog: Sendable {
  private let rules: RuleFolder
  private let vocabulary: Vocabulary

  /// - Parameter categories: The path of a category file of the user's own, whose categories rules
  ///   may name, too.
  /// - Throws: `Failure`, for a file of categories or of figures that cannot be understood.
  public init(rules: RuleFolder, categories: String? = nil) throws {
    self.rules = rules
    var names: [String: LocalizedText] = [:]
    let files =
      [rules.standardCategories, rules.defaultCategories] + [categories].compactMap(\.self)
    for file in files {
      for category in try CategorySet(fileAt: file).categories {
        names[category.id] = category.name
      }
    }
    let attributes = try AttributeSet(fileAt: rules.attributes)
    try attributes.check(fileAt: rules.attributes)
    vocabulary = Vocabulary(
      categories: names, profiles: rules.profileNames, attributes: attributes)
  }

  /// The names of our standards, sorted.
  public var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: rules.standards)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// - Parameter nameOrPath: The name of one of ours, or the path of a file: anything with a "/" or
  ///   a ".".
  func standard(_ nameOrPath: String) throws(Failure) -> Standard {
    try Standard(fileAt: try path(nameOrPath), vocabulary) { name, node, file throws(Failure) in
      do throws(Failure) {
        return try path(name, from: file)
      } catch {
        throw node.failure(error.problem, advice: error.advice)
      }
    }
  }

  /// What standards speak of together, each with its own figures.
  ///
  /// - Throws: `Failure`, where two have a figure of one name and not of one meaning.
  func vocabulary(of standards: [Standard]) throws(Failure) -> Vocabulary {
    var attributes = vocabulary.attributes
    for standard in standards { attributes = try attributes.joined(with: standard.attributes) }
    return vocabulary.with(attributes)
  }

  /// The path of a standard.
  ///
  /// - Parameter file: The path of the file that names it, from whose folder a path is meant.
  private func path(_ nameOrPath: String, from file: String? = nil) throws(Failure) -> String {
    if nameOrPath.contains(where: { $0 == "/" || $0 == "." }) {
      guard let file, file.contains("/"), !nameOrPath.hasPrefix("/") else { return nameOrPath }
      // Without "." and "..", so that a file has one path whoever names it.
      return URL(fileURLWithPath: nameOrPath, relativeTo: URL(fileURLWithPath: file)).standardized
        .path
    }
    let path = "\(rules.standards)/\(nameOrPath).yaml"
    guard FileManager.default.fileExists(atPath: path) else {
      throw Failure(
        .missingInput, "there is no standard \"\(nameOrPath)\"",
        advice: "Standards: \(names.joined(separator: ", ")), or give the path of a file")
    }
    return path
  }

  /// All of ours, a line each.
  public func list(in language: Language) throws -> String {
    StandardTexts.list(try names.map(standard), language)
  }

  /// The rules of one standard.
  public func show(_ nameOrPath: String, in language: Language) throws -> String {
    StandardTexts.page(try standard(nameOrPath), language)
  }

  /// Reads a standard and works out its examples.
  ///
  /// - Returns: What was checked, in words.
  /// - Throws: `Failure` with line and column of the first thing that is wrong.
  public func check(_ nameOrPath: String, in language: Language) throws -> String {
    let standard = try standard(nameOrPath)
    for rule in standard.rules {
      for example in rule.examples { try example.check(rule) }
    }
    return StandardTexts.checked(standard, language)
  }

  /// Rules on one subject side by side.
  public func compare(_ one: String, _ other: String, in language: Language) throws -> String {
    StandardTexts.comparison(try standard(one), try standard(other), language)
  }
}
