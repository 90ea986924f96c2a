import Standards
import Testing

@Suite("A target") struct TargetTests {
  @Test func `is met by what reaches it, and missed by what can no longer`() {
    let target = Target(.atLeast, 95)
    #expect(target.state(of: .exactly(95)) == .met)
    #expect(target.state(of: .exactly(94.9)) == .notMet)
    #expect(target.state(of: Quantity(atLeast: 95, atMost: nil)) == .met)
    #expect(target.state(of: Quantity(atLeast: 10, atMost: 94.9)) == .notMet)
  }

  @Test func `is not decided by bounds that it lies between`() {
    // 94.0 to 95.5 % in reach: what is unknown decides.
    #expect(Target(.atLeast, 95).state(of: Quantity(atLeast: 94, atMost: 95.5)) == .noData)
    #expect(Target(.atLeast, 95).state(of: .unknown) == .noData)
    #expect(Target(.atMost, 3).state(of: .unknown) == .noData)
    #expect(Target(.equals, 3).state(of: Quantity(atLeast: 2, atMost: 4)) == .noData)
    #expect(Target(.between, 10, upper: 15).state(of: Quantity(atLeast: 8, atMost: 20)) == .noData)
  }

  @Test func `takes a sum of decimals for the bound that it adds up to`() {
    // 0.1 + 0.2 is not 0.3 in binary.
    #expect(Target(.atLeast, 0.3).state(of: .exactly(0.1 + 0.1 + 0.1)) == .met)
    #expect(Target(.above, 0.3).state(of: .exactly(0.1 + 0.2)) == .notMet)
    #expect(Target(.below, 0.3).state(of: .exactly(0.1 + 0.2)) == .notMet)
    #expect(Target(.equals, 0.3).state(of: .exactly(0.1 + 0.2)) == .met)
  }

  @Test func `above a bound is not met by the bound`() {
    // 19 of 20 are 95 %, 20 of 21 are 95.2 %.
    #expect(Target(.above, 95).state(of: .exactly(19 * (100.0 / 20))) == .notMet)
    #expect(Target(.above, 95).state(of: .exactly(20 * (100.0 / 21))) == .met)
  }

  @Test func `between two bounds holds at both`() {
    let target = Target(.between, 10, upper: 15)
    #expect([10, 12, 15].allSatisfy { target.state(of: .exactly($0)) == .met })
    #expect([9.9, 15.1].allSatisfy { target.state(of: .exactly($0)) == .notMet })
  }
}
