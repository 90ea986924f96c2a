import Diagnostics
import Texts

extension CategorySet {
  package struct Category: Sendable {
    /// Part of the names of columns.
    package let id: String
    package let name: LocalizedText
    /// Other names that a table may have for it: kinds of places as offices and maps call them.
    package let names: [String]
    /// What the rules find and miss; printed with results.
    package let note: LocalizedText
    /// What is said of how many facilities there should be; `nil`: nothing.
    package let plausible: Plausible?
    /// Of several that fit an object the first counts; without any, no object of OpenStreetMap is
    /// a facility of the category.
    package let rules: [Rule]
    /// Where it is written.
    let file: String
    private let line: Int?

    init(_ node: RuleNode) throws(Failure) {
      let values = try node.mapping(of: ["id", "name", "names", "note", "plausible", "rules"])
      (file, line) = (node.file, node.line)
      let idNode = try values.required("id", in: node)
      id = try idNode.text()
      guard id.utf8.allSatisfy({ $0 == 95 || (48...57).contains($0) || (97...122).contains($0) })
      else {
        throw idNode.failure(
          "the id \"\(id)\" does not fit as part of a column's name",
          advice: "Use small letters a-z, digits and _")
      }
      name = try LocalizedText(try values.required("name", in: node))
      names = try Self.names(values["names"], besides: [id, name.english, name.chinese])
      note = try LocalizedText(try values.required("note", in: node))
      plausible = if let node = values["plausible"] { try Plausible(node) } else { nil }
      var rules: [Rule] = []
      for node in try values.required("rules", in: node).list() { rules.append(try Rule(node)) }
      self.rules = rules
    }

    private static func names(
      _ list: RuleNode?, besides others: [String]
    ) throws(Failure) -> [String] {
      var known = Set(others.map { ForgivingName($0) })
      var names: [String] = []
      for node in try list?.list() ?? [] {
        let name = try node.text()
        guard known.insert(ForgivingName(name)).inserted else {
          throw node.failure("the category is called \"\(name)\" already", advice: "Keep one")
        }
        names.append(name)
      }
      return names
    }

    func failure(_ problem: String, advice: String) -> Failure {
      Failure(.unusableInput, file: file, line: line, problem, advice: advice)
    }

    /// Results have columns by categories (`<id>_seconds`, `nearest_<id>_weight` …): no two alike.
    func checkColumns(besides others: [Category]) throws(Failure) {
      let clash = others.first { $0.id == id + "_weight" || $0.id + "_weight" == id }
      if id == "open_end" || clash != nil {
        throw failure(
          "the id \"\(id)\" would give two columns of results one name", advice: "Take another id")
      }
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
}
