import Diagnostics
import OSMExtract

/// What stands in a rule, by key, and what its words mean.
struct Fields {
  /// The id of the standard and of the rule.
  let standard: String
  let rule: String
  let title: LocalizedText
  let row: String?
  /// The whole of the rule: where something is missing.
  let node: RuleNode
  let values: [String: RuleNode]
  let vocabulary: Vocabulary

  /// The same rule with what stands in a part of it.
  func nested(_ node: RuleNode, keys: [String]) throws(Failure) -> Fields {
    Fields(
      standard: standard, rule: rule, title: title, row: row, node: node,
      values: try node.mapping(of: keys), vocabulary: vocabulary)
  }

  subscript(key: String) -> RuleNode? { values[key] }

  func required(_ key: String) throws(Failure) -> RuleNode {
    try values.required(key, in: node)
  }

  func target(_ key: String = "target") throws(Failure) -> Target { try Target(required(key)) }

  func unit(_ key: String = "unit") throws(Failure) -> LocalizedText {
    try LocalizedText(required(key))
  }

  /// What is to be told under a name of this rule's own.
  func supplied(_ id: String, _ title: LocalizedText, row: String? = nil, isNumber: Bool)
    -> Needs.Supplied
  {
    Needs.Supplied(
      key: "\(standard)/\(id)", id: id, title: title, row: row, isNumber: isNumber)
  }

  /// That the rule itself is to be told of.
  func ofRule(isNumber: Bool) -> Needs.Supplied {
    supplied(rule, title, row: row, isNumber: isNumber)
  }

  /// A list with something in it: what asks for nothing would be met everywhere.
  func list(_ key: String) throws(Failure) -> [RuleNode] {
    let node = try required(key)
    let list = try node.list()
    guard !list.isEmpty else {
      throw node.failure("there is nothing in \"\(key)\"", advice: "Name one at least")
    }
    return list
  }

  /// - Throws: `Failure`, where one of some keys is there, of which nothing would be made.
  func refuse(_ keys: [String], beside other: String) throws(Failure) {
    guard let node = keys.compactMap({ self[$0] }).first else { return }
    throw node.failure(
      "this does not go with \"\(other)\"", advice: "Leave one out, or make two rules of it")
  }

  /// The categories of a key: one or a list.
  func categories(_ key: String = "of") throws(Failure) -> [String] {
    let node = try required(key)
    guard (try? node.list()) != nil else { return [try vocabulary.category(node)] }
    var categories: [String] = []
    for node in try list(key) {
      let category = try vocabulary.category(node)
      guard !categories.contains(category) else {
        throw node.failure("\"\(category)\" stands here twice", advice: "Keep one")
      }
      categories.append(category)
    }
    return categories
  }

  /// `of` and `where`.
  func places() throws(Failure) -> PlaceChoice {
    var conditions: [PlaceChoice.Condition] = []
    if let node = self["where"] {
      for (key, value) in try node.entries() {
        let attribute = try vocabulary.attribute(named: key, of: .facility, value)
        guard attribute.unit != nil else { throw value.failure("\"\(key)\" is no number") }
        conditions.append(
          PlaceChoice.Condition(attribute: attribute, target: try Target(value)))
      }
    }
    return PlaceChoice(try categories(), conditions, vocabulary)
  }

  /// Whether places may stand outside, if they are near enough: `within`, and `share` with it alone.
  func hasDistance() throws(Failure) -> Bool {
    if self["within"] == nil, let share = self["share"] {
      throw share.failure("a share needs a distance", advice: "Add \"within\"")
    }
    return self["within"] != nil
  }

  /// `within`.
  func within(_ key: String = "within") throws(Failure) -> ReachQuestion.Within {
    let node = try required(key)
    let values = try node.mapping(of: ["minutes", "profile", "meters", "straight_meters"])
    let isComplete = values.count == (values["minutes"] == nil ? 1 : 2)
    if isComplete, let minutes = values["minutes"], let profile = values["profile"] {
      return .minutes(try minutes.number(in: 0.1...1440), profile: try vocabulary.profile(profile))
    }
    if isComplete, let meters = values["meters"] {
      return .meters(try meters.number(in: 1...100_000))
    }
    if isComplete, let meters = values["straight_meters"] {
      return .straightMeters(try meters.number(in: 1...100_000))
    }
    throw node.failure(
      "a distance is {minutes: 15, profile: planning}, {meters: 500} or {straight_meters: 500}")
  }
}
