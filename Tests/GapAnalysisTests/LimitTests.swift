import Diagnostics
import GapAnalysis
import Testing

@Suite("A limit") struct LimitTests {
  @Test(
    arguments: [
      ("10", "10", 60_000), ("7.5", "7.5", 45_000), ("8.2", "8.2", 49_200), ("0.01", "0.01", 60),
      ("10.0", "10", 60_000), ("15.", "15", 90_000), ("10080", "10080", 60_480_000),
      ("1e3", "1000", 6_000_000), ("+5", "5", 30_000), ("75e-1", "7.5", 45_000),
    ] as [(String, String, Int64)])
  func `is minutes as a user writes them`(text: String, name: String, hundredths: Int64) throws {
    let limit = try Limit(minutes: text)
    #expect(limit.name == name)
    #expect(limit.centiseconds == hundredths)
  }

  @Test(arguments: [
    "", "0", "-5", "1e5", "ten", "nan", "inf", "0x10", "10081", "1e1000", "1_0", ".", "-1e-3",
  ])
  func `is refused where it is no number of minutes`(text: String) {
    for (option, name) in [(Limit.Option.minutes, "--minutes"), (.within, "--within")] {
      let failure = #expect(throws: Failure.self) { try Limit(minutes: text, option: option) }
      #expect(failure?.kind == .wrongUsage)
      #expect(failure?.advice?.contains("at most 10080, such as \(name) 10") == true)
    }
  }

  @Test func `stands in a list sorted, each once`() throws {
    #expect(try Limit.list("15, 10,7.5 ,10.0,15 ").map(\.name) == ["7.5", "10", "15"])
    #expect(throws: Failure.self) { try Limit.list("10,,15") }
    #expect(throws: Failure.self) { try Limit.list("") }
  }
}
