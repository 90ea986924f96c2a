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
    let limit = try Limit(text)
    #expect(limit.name == name)
    #expect(limit.centiseconds == hundredths)
  }

  @Test(arguments: [
    "", "0", "-5", "1e5", "ten", "nan", "inf", "0x10", "10081", "1e1000", "1_0", ".", "-1e-3",
  ])
  func `is refused where it is no number of minutes`(text: String) {
    for (option, name) in [(Limit.Option.minutes, "--minutes"), (.within, "--within")] {
      let failure = #expect(throws: Failure.self) { try Limit(text, option: option) }
      #expect(failure?.kind == .wrongUsage)
      #expect(failure?.advice?.contains("at most 10080, such as \(name) 10") == true)
    }
  }

  @Test(
    arguments: [
      ("500", "500m", 50_000), ("0.29", "0.29m", 29), ("1000000", "1000000m", 100_000_000),
      ("750.5", "750.5m", 75_050), ("1e3", "1000m", 100_000),
    ] as [(String, String, Int64)])
  func `is meters, which one walks in as many seconds`(
    text: String, name: String, hundredths: Int64
  ) throws {
    let limit = try Limit(text, option: .meters)
    #expect(limit.name == name)
    #expect(limit.centiseconds == hundredths)
    #expect(limit.minutes == nil)
  }

  @Test(arguments: ["", "0", "-5", "1000001", "500m", "0.001", "nan"])
  func `is refused where it is no number of meters`(text: String) {
    let failure = #expect(throws: Failure.self) { try Limit(text, option: .meters) }
    #expect(failure?.kind == .wrongUsage)
    #expect(failure?.advice?.contains("at most 1000000, such as --meters 300,500") == true)
  }

  @Test func `stands in a list sorted, each once`() throws {
    #expect(try Limit.list("15, 10,7.5 ,10.0,15 ").map(\.name) == ["7.5", "10", "15"])
    #expect(throws: Failure.self) { try Limit.list("10,,15") }
    #expect(throws: Failure.self) { try Limit.list("") }
  }
}
