import Diagnostics
import OSMExtract

/// The rule file of a standard, put together with those that it extends.
struct StandardSource {
  /// Of the file itself.
  let root: RuleNode
  let values: [String: RuleNode]
  /// Lists of figures of the file and of those that it extends.
  private(set) var attributes: [RuleNode] = []
  private(set) var leftOut: [RuleNode] = []
  private(set) var rules: [RuleSource] = []
  /// The paths of all files, the file itself last.
  private(set) var files: [String] = []

  static let keys = [
    "id", "title", "publisher", "edition", "dates", "region", "source", "extends", "without",
    "attributes", "notes", "left_out", "rules",
  ]

  /// - Parameters:
  ///   - find: The path of what `extends` names in a file, given by its path.
  ///   - above: The files that extend this one, the first first.
  init(
    fileAt path: String, find: (String, RuleNode, String) throws(Failure) -> String,
    above: [String] = []
  ) throws(Failure) {
    root = try RuleNode(fileAt: path)
    values = try root.mapping(of: Self.keys)
    if let extends = values["extends"] {
      let base = try find(try extends.text(), extends, path)
      guard !(above + [path]).contains(base) else {
        throw extends.failure(
          "this extends itself: \((above + [path, base]).map(InputFile.name).joined(separator: " → "))",
          advice: "Let one of them stand by itself")
      }
      let source = try StandardSource(fileAt: base, find: find, above: above + [path])
      (attributes, leftOut, rules, files) = (
        source.attributes, source.leftOut, source.rules, source.files
      )
    }
    files.append(path)
    if let node = values["attributes"] { attributes.append(node) }
    leftOut += try values["left_out"]?.list() ?? []
    try takeOut()
    try addRules()
  }

  private mutating func takeOut() throws(Failure) {
    guard let without = values["without"] else { return }
    for node in try without.list() {
      let id = try node.text()
      guard let position = rules.firstIndex(where: { $0.id == id }) else {
        throw Vocabulary.unknown(id, "rule to take out", among: rules.map(\.id), node)
      }
      rules.remove(at: position)
    }
  }

  private mutating func addRules() throws(Failure) {
    var own: Set<String> = []
    for node in try values["rules"]?.list() ?? [] {
      let rule = try RuleSource(node)
      guard own.insert(rule.id).inserted else {
        throw node.failure("the rule \"\(rule.id)\" stands here twice", advice: "Keep one")
      }
      if let position = rules.firstIndex(where: { $0.id == rule.id }) {
        rules[position].override(with: rule)
      } else {
        rules.append(rule)
      }
    }
    guard !rules.isEmpty else { throw root.failure("there is no rule here") }
  }
}
