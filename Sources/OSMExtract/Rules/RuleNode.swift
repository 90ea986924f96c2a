import Diagnostics
import FoundationEssentials
import Texts
import Yams

/// A value of a rule file (YAML) together with where it stands, so that what is wrong with it can
/// be said with line and column.
package struct RuleNode {
  private let node: Node
  /// The path as it was given.
  let file: String

  var line: Int? { node.mark?.line }

  /// The whole of a rule file.
  ///
  /// - Throws: `Failure` with line and column if it is no YAML.
  package init(fileAt path: String) throws(Failure) {
    let data = try InputFile.bytes(at: path)
    guard let text = String(bytes: data, encoding: .utf8) else {
      throw Failure(.unusableInput, file: path, "the file is not UTF-8 text")
    }
    let root: Node?
    do {
      // Values are read as texts; to find out which look like numbers or dates takes a millisecond.
      root = try compose(yaml: text, .basic)
    } catch {
      throw Self.failure(error, file: path)
    }
    guard let root else { throw Failure(.unusableInput, file: path, "the file is empty") }
    node = root
    file = path
  }

  private init(_ node: Node, file: String) {
    self.node = node
    self.file = file
  }

  private static func failure(_ error: any Error, file: String) -> Failure {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Failure(
        .unusableInput, file: file, line: mark.line, column: mark.column,
        "this is no YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      Failure(
        .unusableInput, file: file, line: context.mark.line, column: context.mark.column,
        "\(duplicates.joined(separator: ", ")) stands here twice", advice: "Keep one")
    default:
      Failure(.unusableInput, file: file, "this is no YAML: \(error)")
    }
  }

  package func failure(_ problem: String, advice: String? = nil) -> Failure {
    Failure(
      .unusableInput, file: file, line: line, column: node.mark?.column, problem,
      advice: advice)
  }

  /// The values of a mapping by key.
  ///
  /// - Parameter keys: All that may stand there.
  package func mapping(of keys: [String]) throws(Failure) -> [String: RuleNode] {
    var values: [String: RuleNode] = [:]
    for (key, value) in try entries() {
      guard keys.contains(key) else {
        throw value.failure(
          "\"\(key)\" is not known here",
          advice: "What may stand here: \(keys.joined(separator: ", "))")
      }
      values[key] = value
    }
    return values
  }

  /// The keys and values of a mapping in their order.
  package func entries() throws(Failure) -> [(key: String, value: RuleNode)] {
    guard let mapping = node.mapping else {
      throw failure("a mapping (key: value) should stand here")
    }
    var entries: [(key: String, value: RuleNode)] = []
    for (key, value) in mapping {
      entries.append((try RuleNode(key, file: file).text(), RuleNode(value, file: file)))
    }
    return entries
  }

  package func list() throws(Failure) -> [RuleNode] {
    guard let sequence = node.sequence else {
      throw failure("a list should stand here")
    }
    return sequence.map { RuleNode($0, file: file) }
  }

  /// A text; quotes around it do not matter.
  package func text() throws(Failure) -> String {
    guard let scalar = node.scalar, !scalar.string.isEmpty else {
      throw failure("a text should stand here")
    }
    return scalar.string
  }

  package func texts() throws(Failure) -> [String] {
    var texts: [String] = []
    for node in try list() { texts.append(try node.text()) }
    return texts
  }

  /// A list of texts, or one text that stands for a list of one.
  package func textOrTexts() throws(Failure) -> [String] {
    node.sequence == nil ? [try text()] : try texts()
  }

  package func number(in range: ClosedRange<Double>) throws(Failure) -> Double {
    guard let value = DecimalText.double(try text()), range.contains(value) else {
      throw failure(
        "a number from \(range.lowerBound) to \(range.upperBound) should stand here")
    }
    return value
  }

  package func wholeNumber(in range: ClosedRange<Int>) throws(Failure) -> Int {
    guard let value = Int(try text()), range.contains(value) else {
      throw failure(
        "a whole number from \(range.lowerBound) to \(range.upperBound) should stand here")
    }
    return value
  }

  package func isTrue() throws(Failure) -> Bool {
    switch try text() {
    case "true": true
    case "false": false
    default: throw failure("\"true\" or \"false\" should stand here")
    }
  }

  /// One of the values of a type, by their names.
  package func choice<Value: RawRepresentable<String> & CaseIterable>(
    of type: Value.Type
  ) throws(Failure) -> Value {
    let name = try text()
    guard let value = Value(rawValue: name) else {
      let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw failure("\"\(name)\" is not known here", advice: "What may stand here: \(names)")
    }
    return value
  }
}

extension [String: RuleNode] {
  /// The value of a key that must be there.
  package func required(_ key: String, in parent: RuleNode) throws(Failure) -> RuleNode {
    guard let value = self[key] else { throw parent.failure("\"\(key)\" is missing here") }
    return value
  }
}

extension LocalizedText {
  package init(_ node: RuleNode) throws(Failure) {
    let values = try node.mapping(of: ["en", "zh"])
    self.init(
      english: try values.required("en", in: node).text(),
      chinese: try values.required("zh", in: node).text())
  }
}
