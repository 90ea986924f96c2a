import Standards
import TestSupport
import Testing

/// What `Data/Standards` promises.
@Suite("Our standards") struct DataStandardsTests {
  @Test(arguments: try OurStandards.names.get())
  func `say what their examples say`(name: String) throws {
    let standard = try OurStandards.standard(name)
    #expect(standard.id == name)
    for rule in standard.rules {
      for example in rule.examples { try example.check(rule) }
    }
  }

  /// How many demands the register has of each text (Documentation/Standards.md says which).
  @Test(arguments: [
    ("S0", 20), ("S1", 43), ("S2", 15), ("S3", 23), ("S4", 14), ("WC", 8), ("CC", 20),
  ])
  func `have a rule for every row of the register`(prefix: String, count: Int) throws {
    let rows = Set(
      try OurStandards.names.get().flatMap { try OurStandards.standard($0).rules.compactMap(\.row) }
    )
    for number in 1...count {
      let digits = prefix == "WC" ? "\(number)" : number < 10 ? "0\(number)" : "\(number)"
      #expect(rows.contains("\(prefix)-\(digits)"))
    }
  }

  @Test(arguments: try OurStandards.names.get())
  func `work out an example of every rule that computes`(name: String) throws {
    for rule in try OurStandards.standard(name).rules where rule.kind != .note {
      #expect(!rule.examples.isEmpty, "\(rule.id)")
    }
  }

  @Test(arguments: try OurStandards.names.get())
  func `have a line of its own for every row`(name: String) throws {
    let text = try Checkout.text("Data/Standards/\(name).yaml")
    let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
    for rule in try OurStandards.standard(name).rules {
      guard let row = rule.row else { continue }
      #expect(
        lines.contains { $0 == "row: \(row)" } || name == "complete-community-units", "\(row)")
    }
  }
}
