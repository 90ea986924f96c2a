import Diagnostics
import OSMExtract
import Texts

extension Attribute {
  /// The types by their names in files.
  private enum TypeName: String, CaseIterable {
    case number, text, list, name
    case yesNo = "yes_no"

    /// The keys that say more of a value of the type.
    func keys(_ subject: Subject) -> [String] {
      switch self {
      case .number:
        subject == .area ? ["unit", "adds", "singular", "derived"] : ["unit", "singular"]
      case .text: ["values"]
      case .yesNo, .list, .name: []
      }
    }
  }

  /// - Parameter yesNo: How tables write yes and no.
  init(_ node: RuleNode, yesNo: [Value]) throws(Failure) {
    let always = ["id", "name", "of", "type", "columns"]
    let values = try node.mapping(of: always + ["unit", "adds", "singular", "values", "derived"])
    id = try Self.id(try values.required("id", in: node))
    name = try LocalizedText(try values.required("name", in: node))
    subject = try values.required("of", in: node).choice(of: Subject.self)
    let type = try values.required("type", in: node).choice(of: TypeName.self)
    for (key, value) in try node.entries() where !always.contains(key) {
      guard type.keys(subject).contains(key) else {
        throw value.failure(
          "\"\(key)\" says nothing of an attribute of type \(type.rawValue) of \(subject.plural)",
          advice: "Leave it out")
      }
    }
    self.type =
      switch type {
      case .number:
        .number(
          unit: try LocalizedText(try values.required("unit", in: node)),
          adds: subject == .area ? try values.required("adds", in: node).isTrue() : false)
      case .text: .choice(try Self.values(try values.required("values", in: node)))
      case .yesNo: .yesNo(yesNo)
      case .list: .list
      case .name: .name
      }
    singular = try values["singular"]?.text()
    derivation = try values["derived"].map { node throws(Failure) in try Derivation(node) }
    columns = try Self.names(try values.required("columns", in: node), besides: [])
  }

  /// The values of a mapping: the id of each and how tables write it.
  static func values(_ node: RuleNode) throws(Failure) -> [Value] {
    var values: [Value] = []
    var known: [String] = []
    for (id, list) in try node.entries() {
      let names = try names(list, besides: known)
      guard !known.contains(where: { ForgivingName($0) == ForgivingName(id) }) else {
        throw list.failure("\"\(id)\" is another value already", advice: "Give each one meaning")
      }
      values.append(Value(id: id, names: names))
      known += names + [id]
    }
    guard !values.isEmpty else { throw node.failure("there is no value here") }
    return values
  }

  /// The names of a list, no two of them alike, and none like others.
  private static func names(_ list: RuleNode, besides others: [String]) throws(Failure) -> [String]
  {
    var known = Set(others.map { ForgivingName($0) })
    var names: [String] = []
    for node in try list.list() {
      let name = try node.text()
      guard !ForgivingName(name).isEmpty, known.insert(ForgivingName(name)).inserted else {
        throw node.failure(
          "\"\(name)\" stands here a second time, or is blank",
          advice: "Case, blanks and the width of letters do not tell two names apart")
      }
      names.append(name)
    }
    return names
  }

  private static func id(_ node: RuleNode) throws(Failure) -> String {
    let id = try node.text()
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let isSound = id.utf8.allSatisfy {
      letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "_")
    }
    guard isSound, let first = id.utf8.first, letters.contains(first) else {
      throw node.failure(
        "the id \"\(id)\" is none", advice: "Use small letters a-z, digits and _, a letter first")
    }
    return id
  }
}
