import Diagnostics
import OSMExtract
import Standards
import TestSupport
import Testing

/// What is wrong with a dictionary of figures is said with file and line.
@Suite("A file of figures") struct AttributeFileTests {
  private static let text = """
    yes_no:
      "yes": ["yes", 是]
      "no": ["no", 否]
    attributes:
      - id: people
        name: {en: people, zh: 人口}
        of: area
        type: number
        unit: {en: persons, zh: 人}
        adds: true
        columns: [居民]
      - id: kind
        name: {en: kind, zh: 类别}
        of: area
        type: text
        values: {a: [甲], b: [乙, 丙]}
        columns: []
      - id: lit
        name: {en: lit, zh: 照明}
        of: facility
        type: yes_no
        columns: [人口]

    """

  private func read(_ text: String) throws -> AttributeSet {
    try TemporaryFolder.with { folder in
      try AttributeSet(fileAt: try folder.write(text, to: "attributes.yaml"))
    }
  }

  @Test func `without damage is read`() throws {
    let set = try read(Self.text)
    #expect(set.attributes.map(\.id) == ["people", "kind", "lit"])
    #expect(set.attribute("kind", of: .area)?.values.map(\.id) == ["a", "b"])
    #expect(set.attribute("kind", of: .area)?.value(named: " 丙 ") == "b")
    #expect(set.attribute("lit", of: .facility)?.value(named: "是") == "yes")
    #expect(set.attribute(ofColumn: "人口", of: .area)?.id == "people")
    #expect(set.attribute(ofColumn: "人口", of: .facility)?.id == "lit")
  }

  /// What stands in the file, what takes its place, and the line and words of the failure.
  private static let damages: [(String, String, Int, String)] = [
    ("id: people", "id: People", 5, "the id \"People\" is none"),
    ("id: people", "id: 1st", 5, "the id \"1st\" is none"),
    ("id: kind", "id: people", 12, "the attribute \"people\" of areas is there already"),
    ("of: facility", "of: shop", 20, "\"shop\" is not known here"),
    ("type: yes_no", "type: bool", 21, "\"bool\" is not known here"),
    ("    unit: {en: persons, zh: 人}\n", "", 5, "\"unit\" is missing here"),
    ("    adds: true\n", "", 5, "\"adds\" is missing here"),
    ("adds: true", "adds: maybe", 10, "\"true\" or \"false\" should stand here"),
    ("    columns: [居民]\n", "", 5, "\"columns\" is missing here"),
    ("    values: {a: [甲], b: [乙, 丙]}\n", "", 12, "\"values\" is missing here"),
    ("{a: [甲], b: [乙, 丙]}", "{}", 16, "there is no value here"),
    ("b: [乙, 丙]", "b: [乙, Ａ]", 16, "\"Ａ\" stands here a second time, or is blank"),
    ("type: yes_no", "type: yes_no\n    adds: true", 22, "\"adds\" says nothing"),
    (
      "type: yes_no", "type: number\n    unit: {en: x, zh: x}\n    adds: true", 23,
      "\"adds\" says nothing"
    ),
    ("type: text", "type: text\n    unit: {en: x, zh: x}", 16, "\"unit\" says nothing"),
    ("columns: [居民]", "columns: [居民, 居　民]", 11, "\"居　民\" stands here a second time"),
    (
      "columns: []", "columns: [ＰＥＯＰＬＥ]", 12,
      "a column \"ＰＥＯＰＬＥ\" of areas would be \"kind\" and \"people\""
    ),
    ("zh: 类别", "zh: 居民", 12, "a column \"居民\" of areas would be"),
    ("  \"no\": [\"no\", 否]\n", "", 2, "\"yes\" and \"no\" should stand here"),
    ("\"no\": [\"no\", 否]", "\"no\": [\"no\", 是]", 3, "\"是\" stands here a second time"),
    ("\"no\":", "maybe:", 3, "\"maybe\" is not known here"),
  ]

  @Test(arguments: damages)
  func `names the line of its fault`(from: String, to: String, line: Int, problem: String) throws {
    #expect(Self.text.contains(from))
    let damaged = Self.text.split(separator: from, maxSplits: 1, omittingEmptySubsequences: false)
      .joined(separator: to)
    let failure = #expect(throws: Failure.self) { try read(damaged) }
    #expect(failure?.kind == .unusableInput)
    #expect(failure?.file?.hasSuffix("attributes.yaml") == true)
    #expect(failure?.line == line)
    #expect(failure?.problem.hasPrefix(problem) == true, "\(failure?.problem ?? "")")
  }

  @Test func `may be added to by a standard`() throws {
    let more = """
      - id: lamps
        name: {en: lamps, zh: 路灯}
        of: area
        type: number
        unit: {en: lamps, zh: 盏}
        adds: true
        columns: [路灯数]
      - id: safe
        name: {en: safe, zh: 安全}
        of: area
        type: yes_no
        columns: []
      """
    func added(_ text: String) throws -> AttributeSet {
      try TemporaryFolder.with { folder in
        try read(Self.text).adding(
          try RuleNode(fileAt: try folder.write(text, to: "standard.yaml")))
      }
    }
    let set = try added(more)
    #expect(set.attributes.map(\.id) == ["people", "kind", "lit", "lamps", "safe"])
    #expect(set.attribute(ofColumn: "路灯数", of: .area)?.id == "lamps")
    #expect(set.attribute(ofColumn: "居民", of: .area)?.id == "people")
    #expect(set.attribute("safe", of: .area)?.value(named: "否") == "no")
    let failure = #expect(throws: Failure.self) {
      try added(more.replacing("[路灯数]", with: "[居民]"))
    }
    #expect(failure?.file?.hasSuffix("standard.yaml") == true)
    #expect(failure?.line == 1)
    #expect(failure?.problem.contains("\"people\"") == true)
  }
}
