import Diagnostics
import Standards
import TestSupport
import Testing

/// What is wrong with a rule file is said with its line, and what to do.
@Suite("A rule file of a standard") struct StandardFileTests {
  private static let capacity = """
    amount: {of: nursery, sum: places}
    per: {of: population, each: 1000}
    target: {at_least: 4.5}
    unit: {en: places, zh: 个}
    """

  struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rules: String
    let problem: String
    let advice: String?
    var line: Int?

    static func empty(_ list: String, _ kind: String, _ parameters: String, line: Int = 12) -> Fault
    {
      Fault(
        testDescription: "nothing in \(list) of a \(kind)",
        rules: OurStandards.rule("a", kind: kind, parameters),
        problem: "rule a: there is nothing in \"\(list)\"", advice: "Name one at least", line: line)
    }

    /// Something that the rule would do nothing with.
    static func unused(_ key: String, beside other: String, _ parameters: String, line: Int)
      -> Fault
    {
      Fault(
        testDescription: "\(key) beside \(other)",
        rules: OurStandards.rule("a", kind: "variety", parameters),
        problem: "rule a: this does not go with \"\(other)\"",
        advice: "Leave one out, or make two rules of it", line: line)
    }

    static func unasking(_ kind: String, _ parameters: String) -> Fault {
      Fault(
        testDescription: "a condition of a \(kind)",
        rules: OurStandards.rule(
          "a", kind: "conditional",
          "when: {attribute: population, above: 1}\nthen:\n  kind: \(kind)\n\(parameters)"),
        problem: "rule a: a \(kind) asks nothing by itself of an area",
        advice: "Name another kind, or make the \(kind) a rule of its own", line: 14)
    }
  }

  private static let faults: [Fault] = [
    Fault(
      testDescription: "an unknown category",
      rules: OurStandards.rule(
        "a", kind: "capacity", capacity.replacing("of: nursery", with: "of: nursry")),
      problem: "rule a: there is no category \"nursry\"", advice: "Is nursery meant?"),
    Fault(
      testDescription: "a figure that nothing has",
      rules: OurStandards.rule(
        "a", kind: "capacity", capacity.replacing("sum: places", with: "sum: placs")),
      problem: "rule a: there is no figure of places \"placs\"", advice: "Is places meant?"),
    Fault(
      testDescription: "a negative target",
      rules: OurStandards.rule("a", kind: "capacity", capacity.replacing("4.5", with: "-4.5")),
      problem: "rule a: a number from 0.0 to 1000000000000.0 should stand here", advice: nil),
    Fault(
      testDescription: "a target of two comparisons",
      rules: OurStandards.rule(
        "a", kind: "capacity",
        capacity.replacing("{at_least: 4.5}", with: "{at_least: 4, above: 3}")),
      problem: "rule a: a target is one comparison",
      advice: "For example {at_least: 30} or {between: [10, 15]}"),
    Fault(
      testDescription: "a key that no rule of the kind has",
      rules: OurStandards.rule("a", kind: "capacity", capacity + "\ntargett: {above: 1}"),
      problem: "rule a: \"targett\" is not known in the rule \"a\"", advice: "Is target meant?"),
    Fault(
      testDescription: "a rule twice",
      rules: OurStandards.rule("a", kind: "note", "") + "\n"
        + OurStandards.rule("a", kind: "note", ""),
      problem: "the rule \"a\" stands here twice", advice: "Keep one"),
    Fault(
      testDescription: "a circle of a rule that is not there",
      rules: OurStandards.rule("a", kind: "circle", "parts: [b]"),
      problem: "there is no rule \"b\"", advice: "Is a meant?"),
    Fault(
      testDescription: "a choice that an area never is",
      rules: OurStandards.rule("a", kind: "note", "applies: {estate: newish}"),
      problem: "rule a: \"estate\" is never \"newish\"",
      advice: "What may stand here: new, existing"),
    Fault(
      testDescription: "a profile that nobody has",
      rules: OurStandards.rule(
        "a", kind: "existence", "of: nursery\nwithin:\n  minutes: 15\n  profile: planing"),
      problem: "rule a: there is no profile \"planing\"", advice: "Is planning meant?", line: 15),
    .empty("items", "checklist", "items: []"),
    .empty("items", "variety", "items: []\nof: nursery\nlisted: rooms"),
    .empty("kinds", "variety", "kinds: []"),
    .empty("of", "existence", "of: []"),
    .empty("alternatives", "existence", "alternatives: []\nof: nursery"),
    .empty("reached", "reach", "reached: []\ndenominator: households\ntarget: {above: 0}"),
    .empty("parts", "circle", "parts: []"),
    .empty(
      "sum", "ratio",
      "part: {sum: []}\nwhole: {area: floor_area}\ntarget: {above: 0}\nunit: {en: m, zh: 米}"),
    Fault(
      testDescription: "no areas", rules: OurStandards.rule("a", kind: "note", "", areas: "[]"),
      problem: "rule a: there is nothing in \"areas\"", advice: "Name one at least", line: 8),
    .unasking("circle", "  parts: [a]"),
    .unasking("note", ""),
    .unused(
      "kinds", beside: "listed", "listed: rooms\nof: nursery\nkinds: [nursery]\n\(room)", line: 14),
    .unused(
      "within", beside: "listed", "listed: rooms\nof: nursery\nwithin: {meters: 5}\n\(room)",
      line: 14),
    .unused("of", beside: "kinds", "kinds: [nursery]\nof: nursery", line: 13),
    Fault(
      testDescription: "a share of those who reach kinds no matter where",
      rules: OurStandards.rule("a", kind: "variety", "kinds: [nursery]\nshare: 90"),
      problem: "rule a: a share needs a distance", advice: "Add \"within\"", line: 13),
  ]

  private static let room = "items: [{id: hall, en: hall, zh: 大厅}]"

  @Test(arguments: faults)
  func `is refused with its line and a remedy for`(fault: Fault) throws {
    try TemporaryFolder.with { folder in
      let path = try folder.write(OurStandards.file(fault.rules), to: "test.yaml")
      let failure = try #require(throws: Failure.self) { try OurStandards.standard(fileAt: path) }
      #expect(failure.kind == .unusableInput)
      #expect(failure.file == path)
      #expect(failure.line != nil)
      #expect(failure.line == fault.line || fault.line == nil)
      #expect(failure.problem == fault.problem)
      #expect(failure.advice == fault.advice || fault.advice == nil)
    }
  }

  @Test func `that extends itself over another is refused`() throws {
    try TemporaryFolder.with { folder in
      let note = OurStandards.rule("a", kind: "note", "")
      try folder.write(OurStandards.file(note, more: "extends: two.yaml"), to: "one.yaml")
      try folder.write(OurStandards.file(note, more: "extends: one.yaml"), to: "two.yaml")
      let failure = try #require(throws: Failure.self) {
        try OurStandards.standard(fileAt: folder.path(of: "one.yaml"))
      }
      #expect(failure.problem == "this extends itself: one.yaml → two.yaml → one.yaml")
    }
  }

  @Test func `that extends another says only what differs`() throws {
    try TemporaryFolder.with { folder in
      let rules = [
        OurStandards.rule("places", kind: "capacity", Self.capacity),
        OurStandards.rule("gone", kind: "note", ""),
      ]
      try folder.write(OurStandards.file(rules.joined(separator: "\n")), to: "base.yaml")
      let own = """
          - id: places
            target: {at_least: 6}
        """
      let path = try folder.write(
        OurStandards.file(own, more: "extends: base.yaml\nwithout: [gone]"), to: "city.yaml")
      let standard = try OurStandards.standard(fileAt: path)
      #expect(standard.rules.map(\.id) == ["places"])
      #expect(standard.rules[0].words.english == "≥ 6 places per 1,000 residents")
      #expect(standard.files.count == 2)
      // Nobody read 6 in the clause, and the base's examples do not hold for it.
      #expect(!standard.rules[0].isVerified)
      #expect(standard.rules[0].examples.isEmpty)
    }
  }

  @Test func `that changes words alone leaves a rule verified`() throws {
    try TemporaryFolder.with { folder in
      try folder.write(
        OurStandards.file(OurStandards.rule("places", kind: "capacity", Self.capacity)),
        to: "base.yaml")
      func isVerified(_ own: String) throws -> Bool {
        let text = OurStandards.file("    - id: places\n" + own, more: "extends: base.yaml")
        let path = try folder.write(text, to: "city.yaml")
        return try OurStandards.standard(fileAt: path).rules[0].isVerified
      }
      #expect(try isVerified("      title: {en: Places, zh: 托位}\n"))
      #expect(!(try isVerified("      target: {at_least: 6}\n      verified: true\n")))
      #expect(
        try isVerified(
          "      target: {at_least: 6}\n      verified: true\n      read_in: our rules, 3\n"))
    }
  }

  /// Of two nurseries one has 30 places, for 10,000 residents.
  @Test(
    arguments: [
      ("{at_least: 3}", nil), ("3", "3.0"), ("{at_least: 2}", "{at_least: 2.0}"),
      ("{at_least: 3, at_most: 9}", "{at_least: 3.0, at_most: 9.0}"),
    ] as [(String, String?)])
  func `has examples that say both bounds of a value`(value: String, wrong: String?) throws {
    try TemporaryFolder.with { folder in
      let example = """
        examples:
          - {given: {population: 10000, nursery: [{places: 30}, {}]}, answer: noData, value: \(value)}
        """
      let path = try folder.write(
        OurStandards.file(OurStandards.rule("a", kind: "capacity", Self.capacity + "\n" + example)),
        to: "test.yaml")
      let rule = try #require(try OurStandards.standard(fileAt: path).rules.first)
      guard let wrong else { return try rule.examples[0].check(rule) }
      let failure = try #require(throws: Failure.self) { try rule.examples[0].check(rule) }
      #expect(
        failure.problem
          == "rule a: the example's value should be \(wrong) and is {at_least: 3.0}")
    }
  }

  @Test func `whose example is not what the rule says is told so`() throws {
    try TemporaryFolder.with { folder in
      let wrong = """
        examples:
          - {given: {population: 1000, nursery: [{places: 4}]}, answer: met}
        """
      let path = try folder.write(
        OurStandards.file(OurStandards.rule("a", kind: "capacity", Self.capacity + "\n" + wrong)),
        to: "test.yaml")
      let rule = try #require(try OurStandards.standard(fileAt: path).rules.first)
      let failure = try #require(throws: Failure.self) { try rule.examples[0].check(rule) }
      #expect(failure.problem == "rule a: the example should be met and is notMet")
      #expect(failure.line != nil)
    }
  }
}
