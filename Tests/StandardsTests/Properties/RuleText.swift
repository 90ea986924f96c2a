import OSMExtract
import Standards
import TestSupport

/// What stands in the rules of a file, by its keys, for properties that do not hold of all rules.
struct RuleText {
  private let node: RuleNode

  /// By id; of a file that extends another one the last word.
  static func rules(ofFileAt path: String, base: (String) -> String) throws -> [String: [RuleText]]
  {
    let root = try RuleNode(fileAt: path).entries()
    var rules: [String: [RuleText]] = [:]
    for (key, value) in root where key == "extends" {
      rules = try self.rules(ofFileAt: base(try value.text()), base: base)
    }
    for (key, value) in root where key == "rules" {
      for rule in try value.list() {
        for (key, id) in try rule.entries() where key == "id" {
          rules[try id.text(), default: []].append(RuleText(node: rule))
        }
      }
    }
    return rules
  }

  /// Whether a key stands anywhere in it but among its examples.
  func contains(_ keys: Set<String>) -> Bool { !values(of: keys).isEmpty }

  /// The values of keys, wherever they stand.
  func values(of keys: Set<String>) -> [RuleNode] {
    var (open, found) = ([node], [RuleNode]())
    while let node = open.popLast() {
      for (key, value) in (try? node.entries()) ?? [] where key != "examples" {
        if keys.contains(key) { found.append(value) }
        open.append(value)
      }
      open += (try? node.list()) ?? []
    }
    return found
  }
}

extension RuleText {
  /// Whether more of anything may be bad: where at most so much is asked, or between two bounds.
  var asksForNoMore: Bool { contains(["at_most", "below", "equals", "between"]) }

  /// Whether one more place may be bad: a place that is open too short, or that makes a whole larger
  /// of which others are a share.
  var maySufferFromPlaces: Bool {
    values(of: ["whole"]).contains { RuleText(node: $0).contains(["of"]) }
      || values(of: ["kind"]).contains { (try? $0.text()) == "hours" }
  }

  /// The ids of the rules of which a circle is made.
  var parts: [String] { values(of: ["parts"]).flatMap { (try? $0.texts()) ?? [] } }
}

extension OurStandards {
  /// Figures of areas that stand for sums over places.
  static let stated: Set<String> = Set(
    (try? names.get().flatMap { try rules(of: $0).values.flatMap(\.self) })?
      .flatMap { $0.values(of: ["stated"]).compactMap { try? $0.text() } } ?? []
  ).union(["childcare_places"])

  /// By id.
  static func rules(of name: String) throws -> [String: [RuleText]] {
    func path(_ name: String) -> String {
      Checkout.root.appending(path: "Data/Standards/\(name).yaml").path
    }
    return try RuleText.rules(ofFileAt: path(name), base: path)
  }
}
