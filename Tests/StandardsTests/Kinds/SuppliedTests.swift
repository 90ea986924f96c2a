import Standards
import Testing

@Suite("A rule on what only the user knows") struct SuppliedTests {
  private static let items = """
    items:
      - {id: office, en: Office, zh: 办公室}
      - {id: council, en: Council, zh: 议事会}
    """

  private func told(_ kind: String, _ parameters: String, _ figures: [String: Figure]) throws
    -> String?
  {
    try Ground(figures).told(by: kind, parameters)
  }

  @Test func `asks yes or no of each item`() throws {
    func told(_ office: Bool?, _ council: Bool?) throws -> String? {
      var figures: [String: Figure] = [:]
      figures["test/office"] = office.map(Figure.yes)
      figures["test/council"] = council.map(Figure.yes)
      return try self.told("checklist", Self.items, figures)
    }
    #expect(try told(true, true) == "met; 2")
    #expect(try told(true, false) == "notMet; 1; short of 1 items")
    #expect(try told(true, nil) == "noData; 1…2; missing word on test/council")
    #expect(try told(nil, false) == "notMet; 0…1; short of 1 items")
  }

  @Test func `may itself be the item`() throws {
    #expect(try told("checklist", "", ["test/a": .yes(true)]) == "met; 1")
    #expect(try told("checklist", "", [:]) == "noData; 0…1; missing word on test/a")
  }

  @Test func `compares a figure with its target`() throws {
    let rule = "target: {at_least: 95}\nunit: {en: \"%\", zh: \"%\"}"
    #expect(try told("recorded", rule, ["test/a": 95]) == "met; 95; 95")
    #expect(try told("recorded", rule, ["test/a": 93.5]) == "notMet; 93.5; 93.5; short of 2 %")
    #expect(try told("recorded", rule, [:]) == "noData; missing word on test/a")
    let above = rule.replacing("at_least", with: "above")
    #expect(try told("recorded", above, ["test/a": 95]) == "notMet; 95; 95; short of 1 %")
    #expect(try told("recorded", above, ["test/a": 96]) == "met; 96; 96")
  }

  @Test func `may ask for neither more nor less`() throws {
    let rule = "target: {between: [5000, 12000]}\nunit: {en: persons, zh: 人}"
    #expect(try told("recorded", rule, ["test/a": 12_000]) == "met; 12,000; 12,000")
    #expect(try told("recorded", rule, ["test/a": 12_001]) == "notMet; 12,001; 12,001")
    let atLeast = Figure.number(Quantity(atLeast: 13_000, atMost: nil))
    #expect(try told("recorded", rule, ["test/a": atLeast]) == "notMet; 13,000…; 13,000…")
  }

  @Test func `reads numbers and words for yes as tables write them`() throws {
    let set = try OurStandards.vocabulary.get().attributes
    let standard = try OurStandards.standard(rules: [
      OurStandards.rule("n", kind: "recorded", "target: {above: 0}\nunit: {en: m, zh: 米}"),
      OurStandards.rule("y", kind: "checklist", ""),
    ])
    let (number, yesNo) = (standard.needs.supplied[0], standard.needs.supplied[1])
    func read(_ supplied: Needs.Supplied, _ text: String, comma: Bool = false) -> Figure? {
      set.figure(supplied, named: text, decimalComma: comma)
    }
    #expect(read(number, " 12.5\t") == 12.5)
    #expect(read(number, "12,5", comma: true) == 12.5)
    for text in ["12,5", "many", "-1", "1e13", "0x10", "nan", "12 m", "", "是"] {
      #expect(read(number, text) == nil, "\(text)")
    }
    #expect(read(yesNo, "是") == .yes(true))
    #expect(read(yesNo, "1") == .yes(true))
    #expect(read(yesNo, " NO ") == .yes(false))
    #expect(read(yesNo, "5") == nil)
  }
}
