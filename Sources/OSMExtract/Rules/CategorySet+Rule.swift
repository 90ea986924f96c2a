import Diagnostics
import OSMKit

extension CategorySet {
  /// Which objects are facilities of a category: those that fulfil all that it says.
  package struct Rule: Sendable {
    package let tag: TagPattern
    /// A key and what its value must name, alone or in a list separated by ";".
    package let naming: TagPattern?
    /// Texts of which the object's name must hold one; any object if there are none.
    package let called: [String]
    /// Texts of which the object's name may hold none.
    package let notCalled: [String]
    /// Tags of which the object may have none.
    package let unless: [TagPattern]
    /// The page of the OSM wiki that says what the tag means.
    package let wiki: String

    static let nameKey = "name"

    /// As results name it, in the signs of Overpass:
    /// `amenity=social_facility + social_facility:for=senior + name~养老|敬老 + access!=private|no`.
    package var name: String {
      var parts = [(tag.key + "=", [tag.text])]
      if let naming { parts.append((naming.key + "=", [naming.text])) }
      if !called.isEmpty { parts.append((Self.nameKey + "~", called)) }
      if !notCalled.isEmpty { parts.append((Self.nameKey + "!~", notCalled)) }
      for pattern in unless {
        let sign = pattern.key + "!="
        if parts.last?.0 == sign {
          parts[parts.count - 1].1.append(pattern.text)
        } else {
          parts.append((sign, [pattern.text]))
        }
      }
      return parts.map { $0 + $1.joined(separator: "|") }.joined(separator: " + ")
    }

    /// What an object's tags must be, apart from `naming` and its name.
    var condition: TagCondition { TagCondition(any: [tag], unless: unless) }

    /// The keys that an object's fit depends on.
    var keysThatDecide: [String] {
      condition.keysThatDecide + (naming.map { [$0.key] } ?? [])
        + (called.isEmpty && notCalled.isEmpty ? [] : [Self.nameKey])
    }

    init(_ node: RuleNode) throws(Failure) {
      let values = try node.mapping(of: [
        "tag", "naming", "called", "not_called", "unless", "wiki",
      ])
      wiki = try values.required("wiki", in: node).text()
      let tagNode = try values.required("tag", in: node)
      let parts = try tagNode.text().split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw tagNode.failure(
          "a tag is written key=value here", advice: "For example shop=supermarket")
      }
      tag = TagPattern(key: parts[0], valueOrAny: parts[1])
      naming = if let node = values["naming"] { try Self.naming(node) } else { nil }
      called = try values["called"]?.texts() ?? []
      notCalled = try values["not_called"]?.texts() ?? []
      var unless: [TagPattern] = []
      for (key, values) in try values["unless"]?.entries() ?? [] {
        unless += try values.textOrTexts().map { TagPattern(key: key, valueOrAny: $0) }
      }
      self.unless = unless
    }

    private static func naming(_ node: RuleNode) throws(Failure) -> TagPattern {
      let entries = try node.entries()
      guard entries.count == 1 else {
        throw node.failure("\"naming\" takes one key and what its value names")
      }
      return TagPattern(key: entries[0].key, value: try entries[0].value.text())
    }
  }
}

extension TagPattern {
  /// The value as rule files write it.
  fileprivate var text: String { value ?? "*" }
}
