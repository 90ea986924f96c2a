import Diagnostics
import OSMExtract
import Standards
import TestSupport

/// The standards of `Data/Standards`, and how tests read others.
enum OurStandards {
  static let vocabulary = Result { () throws(Failure) -> Vocabulary in
    var names: [String: LocalizedText] = [:]
    for file in ["default", "standards"] {
      let path = Checkout.root.appending(path: "Data/Categories/\(file).yaml").path
      for category in try CategorySet(fileAt: path).categories {
        names[category.id] = category.name
      }
    }
    let attributes = Checkout.root.appending(path: "Data/Attributes.yaml").path
    let profiles = Checkout.root.appending(path: "Data/Profiles").path
    return Vocabulary(
      categories: names, profiles: WalkingProfile.names(in: profiles),
      attributes: try AttributeSet(fileAt: attributes))
  }

  static let names = Result {
    try Checkout.entries("Data/Standards").filter { $0.hasSuffix(".yaml") }
      .map { String($0.dropLast(5)) }
  }

  static func standard(_ name: String) throws -> Standard {
    try standard(fileAt: path(name))
  }

  /// - Parameter path: Of a file; others that it extends stand beside it, or are ours.
  static func standard(fileAt path: String) throws -> Standard {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    return try Standard(fileAt: path, try vocabulary.get()) { name, _, _ in
      name.hasSuffix(".yaml") ? "\(folder)/\(name)" : self.path(name)
    }
  }

  private static func path(_ name: String) -> String {
    Checkout.root.appending(path: "Data/Standards/\(name).yaml").path
  }

  /// A rule file with these rules.
  static func file(_ rules: String, more: String = "") -> String {
    """
    id: test
    title: {en: Test, zh: 测试}
    \(more)
    rules:
    \(rules)
    """
  }

  /// A rule of a kind with what every rule has.
  static func rule(_ id: String, kind: String, _ parameters: String, areas: String = "[community]")
    -> String
  {
    let lines = parameters.split(separator: "\n").map { "    \($0)\n" }.joined()
    return """
        - id: \(id)
          title: {en: A rule, zh: 条款}
          text: {en: It asks., zh: 要求。}
          areas: \(areas)
          verified: true
          read_in: the test
          kind: \(kind)
      \(lines)
      """
  }
}
