import Diagnostics
import OSMExtract
import TestSupport
import Testing

/// What is wrong with a rule file is said with file, line and column.
@Suite("A rule file") struct RuleFileTests {
  struct Damage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What stands in the file, and what takes its place.
    let from: String
    let to: String
    /// Where in the changed file the failure points; `nil`: to the mapping or list as a whole.
    let place: (line: Int, column: Int)
    let problem: String

    init(_ name: String, _ from: String, _ to: String, at place: (Int, Int), _ problem: String) {
      testDescription = name
      self.from = from
      self.to = to
      self.place = place
      self.problem = problem
    }
  }

  // MARK: Streets

  private static let streets = """
    lines:
      - line: 1
        class: refused
        unless: {highway: ["*"]}
      - line: 2
        class: restricted
        any: {access: [private]}
      - line: 3
        class: open
    steps:
      - any: {highway: [steps]}
    not_joined:
      - any: {bridge: ["*"]}
        unless: {bridge: ["no"]}
    closed_directions:
      - direction: backward
        any: {"oneway:foot": ["yes"]}
    barrier_nodes: {any: {barrier: ["*"]}}
    barriers:
      - class: closed
        any: {barrier: [wall]}
      - class: open
    parameters:
      max_join_m: 100
      join_slack_m: 10
      small_part_m: 1000
      implausible_box_factor: 4
      box_margin_degrees: 0.001
      detour_factor: 1.5

    """

  private static let streetDamages = [
    Damage(
      "a class that is none", "class: restricted", "class: closed", at: (6, 12),
      "\"closed\" is not known here"),
    Damage(
      "an unknown key", "  - line: 3\n", "  - line: 3\n    colour: red\n", at: (9, 13),
      "\"colour\" is not known here"),
    Damage(
      "a missing key", "    class: open\nsteps", "steps", at: (8, 5), "\"class\" is missing here"),
    Damage(
      "a key twice", "    class: restricted\n", "    class: restricted\n    class: open\n",
      at: (6, 5), "class stands here twice"),
    Damage(
      "a missing section", "barrier_nodes: {any: {barrier: [\"*\"]}}\n", "", at: (1, 1),
      "\"barrier_nodes\" is missing here"),
    Damage(
      "a missing parameter", "  join_slack_m: 10\n", "", at: (24, 3),
      "\"join_slack_m\" is missing here"),
    Damage(
      "a parameter that is no number", "max_join_m: 100", "max_join_m: far", at: (24, 15),
      "a number from 0.0 to 10000.0 should stand here"),
    Damage(
      "a parameter in other digits than decimal ones", "max_join_m: 100", "max_join_m: 0x64",
      at: (24, 15), "a number from 0.0 to 10000.0 should stand here"),
    Damage(
      "a parameter beyond all use", "small_part_m: 1000", "small_part_m: 1e300", at: (26, 17),
      "a number from 0.0 to 1000000.0 should stand here"),
    Damage(
      "a parameter that is 0", "detour_factor: 1.5", "detour_factor: 0", at: (29, 18),
      "a number from 1.0 to 100.0 should stand here"),
    Damage(
      "a list that is none", "any: {access: [private]}", "any: {access: private}", at: (7, 19),
      "a list should stand here"),
    Damage(
      "a mapping that is none", "barrier_nodes: {any: {barrier: [\"*\"]}}",
      "barrier_nodes: [any]", at: (18, 16), "a mapping (key: value) should stand here"),
    Damage(
      "a direction that is none", "direction: backward", "direction: up", at: (16, 16),
      "\"up\" is not known here"),
    Damage(
      "a last line with a condition", "    class: open\nsteps",
      "    class: open\n    any: {foot: [\"yes\"]}\nsteps", at: (2, 3),
      "the last line must have no condition, so that one line fits every way"),
    Damage(
      "a first line that allows", "class: refused", "class: open", at: (2, 3),
      "the first line must refuse the ways with none of its \"unless\" tags"),
    Damage(
      "a last barrier with a condition", "  - class: open\nparameters",
      "  - class: open\n    any: {foot: [\"yes\"]}\nparameters", at: (20, 3),
      "the last barrier must have no condition, so that one fits every node"),
  ]

  @Test func `of streets without damage is read`() throws {
    try TemporaryFolder.with { folder in
      let rules = try StreetRules(fileAt: try folder.write(Self.streets, to: "streets.yaml"))
      #expect(rules.lines.map(\.number) == [1, 2, 3])
      #expect(rules.lines.map(\.streetClass) == [.refused, .restricted, .open])
      #expect(rules.parameters.maxJoin == 100)
      #expect(rules.parameters.detourFactor == 1.5)
    }
  }

  @Test(arguments: streetDamages)
  func `of streets names the place of its fault`(damage: Damage) throws {
    try expectFailure(Self.streets, damage) { _ = try StreetRules(fileAt: $0) }
  }

  @Test(
    arguments: [
      ("lines: [", 2, 1), ("lines:\n  - a: b\n - c\n", 3, 2), ("\"lines: 1\n", 2, 1), ("@\n", 1, 1),
    ])
  func `that is no YAML is refused where that shows`(text: String, line: Int, column: Int) throws {
    try TemporaryFolder.with { folder in
      let path = try folder.write(text, to: "streets.yaml")
      let failure = #expect(throws: Failure.self) { try StreetRules(fileAt: path) }
      #expect(failure?.kind == .unusableInput)
      #expect(failure?.file == path)
      #expect(failure?.problem.hasPrefix("this is no YAML") == true)
      #expect(failure?.line == line)
      #expect(failure?.column == column)
    }
  }

  @Test func `that is empty, no text, a folder or not there is refused`() throws {
    try TemporaryFolder.with { folder in
      for (bytes, problem) in [
        ([], "the file is empty"), ([0x61, 0xff, 0xfe], "the file is not UTF-8 text"),
      ] as [([UInt8], String)] {
        let path = try folder.write(bytes, to: "streets.yaml")
        let failure = #expect(throws: Failure.self) { try StreetRules(fileAt: path) }
        #expect(failure?.problem == problem)
      }
      let folderFailure = #expect(throws: Failure.self) { try StreetRules(fileAt: folder.path) }
      #expect(folderFailure?.kind == .unusableInput)
      let missing = #expect(throws: Failure.self) {
        try StreetRules(fileAt: folder.path + "/none.yaml")
      }
      #expect(missing?.kind == .missingInput)
    }
  }

  // MARK: Categories

  private static let categories = """
    id: mine
    title: {en: Mine, zh: 我的}
    categories:
      - id: clinic
        name: {en: Clinic, zh: 诊所}
        note: {en: Clinics., zh: 诊所。}
        rules:
          - {tag: amenity=clinic, wiki: "https://wiki.openstreetmap.org/wiki/Tag:amenity%3Dclinic"}
      - id: care
        name: {en: Care, zh: 养老}
        names: [养老站, care station]
        note: {en: Care., zh: 养老。}
        rules:
          - tag: amenity=social_facility
            naming: {"social_facility:for": senior}
            unless: {social_facility: [day_care]}
            wiki: "https://wiki.openstreetmap.org/wiki/Tag:amenity%3Dsocial_facility"

    """

  private static let categoryDamages = [
    Damage(
      "an id that fits no column", "id: clinic", "id: Clinic 1", at: (4, 9),
      "the id \"Clinic 1\" does not fit as part of a column's name"),
    Damage(
      "an id twice", "id: care", "id: clinic", at: (9, 5),
      "the category \"clinic\" stands here twice"),
    Damage(
      "a tag without a value", "amenity=clinic, wiki", "amenity, wiki", at: (8, 15),
      "a tag is written key=value here"),
    Damage(
      "two namings", "{\"social_facility:for\": senior}", "{a: b, c: d}", at: (15, 17),
      "\"naming\" takes one key and what its value names"),
    Damage(
      "a name twice", "names: [养老站, care station]", "names: [养老站, ＣＡＲＥ]", at: (11, 18),
      "the category is called \"ＣＡＲＥ\" already"),
    Damage(
      "names that are no list", "names: [养老站, care station]", "names: 养老站", at: (11, 12),
      "a list should stand here"),
    Damage(
      "an exclusion that is none", "unless: {social_facility: [day_care]}", "unless: [day_care]",
      at: (16, 17), "a mapping (key: value) should stand here"),
    Damage(
      "an exclusion without a value", "unless: {social_facility: [day_care]}",
      "unless: {social_facility: }", at: (16, 35), "a text should stand here"),
    Damage(
      "an empty text that a name should hold", "unless: {social_facility: [day_care]}",
      "called: [站, \"\"]", at: (16, 21), "a text should stand here"),
    Damage(
      "a title in one language", "title: {en: Mine, zh: 我的}", "title: {en: Mine}",
      at: (2, 8), "\"zh\" is missing here"),
    Damage(
      "a rule without its wiki page",
      ", wiki: \"https://wiki.openstreetmap.org/wiki/Tag:amenity%3Dclinic\"", "",
      at: (8, 9), "\"wiki\" is missing here"),
    Damage(
      "an empty text", "name: {en: Care", "name: {en: \"\"", at: (10, 16),
      "a text should stand here"),
  ]

  @Test(arguments: categoryDamages)
  func `of categories names the place of its fault`(damage: Damage) throws {
    try expectFailure(Self.categories, damage) { _ = try CategorySet(fileAt: $0) }
  }

  @Test func `of categories without any is refused`() throws {
    try TemporaryFolder.with { folder in
      let path = try folder.write(
        "id: none\ntitle: {en: None, zh: 无}\ncategories: []\n", to: "categories.yaml")
      let failure = #expect(throws: Failure.self) { try CategorySet(fileAt: path) }
      #expect(failure?.problem == "there is no category here")
      #expect(failure?.line == 3)
      #expect(failure?.column == 13)
    }
  }

  @Test func `of categories names its rules as results do`() throws {
    try TemporaryFolder.with { folder in
      let path = try folder.write(Self.categories, to: "categories.yaml")
      let set = try CategorySet(fileAt: path)
      #expect(set.categories.map(\.id) == ["clinic", "care"])
      #expect(
        set.categories.map { $0.rules.map(\.name) } == [
          ["amenity=clinic"],
          ["amenity=social_facility + social_facility:for=senior + social_facility!=day_care"],
        ])
    }
  }

  private func expectFailure(
    _ text: String, _ damage: Damage, _ read: (String) throws -> Void
  ) throws {
    #expect(text.contains(damage.from))
    let damaged = String(
      text.split(separator: damage.from, maxSplits: 1, omittingEmptySubsequences: false).joined(
        separator: damage.to))
    try TemporaryFolder.with { folder in
      let path = try folder.write(damaged, to: "rules.yaml")
      let failure = #expect(throws: Failure.self) { try read(path) }
      #expect(failure?.kind == .unusableInput)
      #expect(failure?.file == path)
      #expect(failure?.problem == damage.problem)
      #expect(failure?.line == damage.place.line)
      #expect(failure?.column == damage.place.column)
    }
  }
}
