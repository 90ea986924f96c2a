import Parallelism
import Standards
import Testing

@Suite("A circle of rules") struct CircleTests {
  private static let circle = OurStandards.rule(
    "circle", kind: "circle",
    """
    parts: [one, two]
    rest:
      - {en: Warm feelings, zh: 温情}
    """)

  private func told(
    _ one: Bool?, _ two: Bool?, estate: String? = "new", applies: String = "applies: {estate: new}"
  ) throws -> Finding? {
    var figures: [String: Figure] = [:]
    figures["test/one"] = one.map(Figure.yes)
    figures["test/two"] = two.map(Figure.yes)
    figures["estate"] = estate.map(Figure.choice)
    return try Ground(figures).finding(by: [
      Self.circle.replacing("id: circle", with: "id: first_circle"),
      OurStandards.rule("one", kind: "checklist", ""),
      OurStandards.rule("two", kind: "checklist", applies), Self.circle,
    ])
  }

  @Test func `is met as far as it can be tested, and says what cannot`() throws {
    let finding = try #require(try told(true, true))
    #expect(finding.told == "met; 2")
    #expect(
      finding.remarks.map(\.english) == [
        "Only as far as it can be tested; not tested: Warm feelings."
      ])
    #expect(finding.remarks.map(\.chinese) == ["仅就可检验部分而言；未检验：温情。"])
  }

  @Test func `is missed by one rule that is not met, whatever else is unknown`() throws {
    #expect(try told(false, nil)?.told == "notMet; 0…1")
    #expect(try told(true, nil)?.told == "noData; 1…2; missing word on test/two")
  }

  @Test func `leaves out what is not asked of the area`() throws {
    #expect(try told(true, false, estate: "existing")?.told == "met; 1")
    #expect(try told(true, true, estate: nil)?.told == "noData; 1…2; missing estate")
  }

  @Test func `does not judge a city's indicator on one community`() throws {
    let ground = Ground(["test/one": .yes(true)], ["test/one": .yes(true)])
    let rules = [
      OurStandards.rule("one", kind: "checklist", ""),
      OurStandards.rule("two", kind: "checklist", "", areas: "[region]"),
      Self.circle.replacing("areas: [community]", with: "areas: [community, region]"),
    ]
    #expect(try ground.told(by: rules) == "met; 1")
    #expect(try ground.told(by: rules, of: "") == "noData; 1…2; missing word on test/two")
  }

  @Test func `names what was tested, and is verified only as far as its rules are`() throws {
    let rules = [
      OurStandards.rule("one", kind: "checklist", ""),
      OurStandards.rule("two", kind: "checklist", "", areas: "[region]")
        .replacing("verified: true", with: "verified: false"),
      Self.circle.replacing("areas: [community]", with: "areas: [community, region]"),
    ]
    let ground = Ground(["test/one": .yes(true)])
    let standard = try OurStandards.standard(rules: rules)
    #expect(standard.rules.map(\.isVerified) == [true, false, false])
    let scorecard = try standard.judge(ground.evidence, parallel: Parallel(threads: 1))
    let answer = try #require(scorecard.answers(on: 0).last)
    #expect(
      scorecard.remarks(on: answer).map(\.english) == [
        "Tested: A rule (met).", "Judged of larger areas only: A rule.",
        "Only as far as it can be tested; not tested: Warm feelings.",
      ])
    #expect(
      scorecard.remarks(on: answer).first?.chinese == "已检验：条款（达标）。")
    // Of communities together it holds no further than of each.
    let ofParts = try OurStandards.standard(rules: [rules[0], rules[1], Self.circle])
      .judge(ground.evidence, parallel: Parallel(threads: 1))
    let whole = try #require(ofParts.answers(on: 1).last)
    #expect(whole.finding.isOfParts)
    #expect(
      ofParts.remarks(on: whole).map(\.english) == [
        "Only as far as it can be tested; not tested: Warm feelings."
      ])
  }
}
