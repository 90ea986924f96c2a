import Diagnostics
import OSMKit

/// What the tags of an OSM object must be for a rule to fit it.
package struct TagCondition: Hashable, Sendable {
  /// One of these tags, if there are any. A pattern without a value fits every value.
  package let any: [TagPattern]
  /// None of these tags.
  package let unless: [TagPattern]
  /// None of these keys.
  package let without: [String]

  package init(any: [TagPattern] = [], unless: [TagPattern] = [], without: [String] = []) {
    self.any = any
    self.unless = unless
    self.without = without
  }

  static let keys = ["any", "unless", "without"]

  init(_ values: [String: RuleNode]) throws(Failure) {
    any = try Self.patterns(values["any"])
    unless = try Self.patterns(values["unless"])
    without = try values["without"]?.texts() ?? []
  }

  init(_ node: RuleNode) throws(Failure) {
    try self.init(try node.mapping(of: Self.keys))
  }

  static func list(_ node: RuleNode) throws(Failure) -> [TagCondition] {
    var conditions: [TagCondition] = []
    for node in try node.list() { conditions.append(try TagCondition(node)) }
    return conditions
  }

  private static func patterns(_ node: RuleNode?) throws(Failure) -> [TagPattern] {
    var patterns: [TagPattern] = []
    for (key, values) in try node?.entries() ?? [] {
      for value in try values.texts() {
        patterns.append(TagPattern(key: key, valueOrAny: value))
      }
    }
    return patterns
  }

  /// A text that no other condition has.
  var signature: String {
    func text(_ patterns: [TagPattern]) -> String {
      patterns.map { "\($0.key.debugDescription)=\($0.value?.debugDescription ?? "*")" }
        .joined(separator: " ")
    }
    let keys = without.map(\.debugDescription).joined(separator: " ")
    return "any(\(text(any))) unless(\(text(unless))) without(\(keys))"
  }

  /// The keys that an object's fit depends on.
  package var keysThatDecide: [String] { any.map(\.key) + unless.map(\.key) + without }
}

extension TagPattern {
  /// - Parameter text: As rule files write it: "*" is any value.
  init(key: String, valueOrAny text: String) {
    self.init(key: key, value: text == "*" ? nil : text)
  }
}
