import Standards
import Testing

@Suite("An amount between bounds") struct QuantityTests {
  @Test func `adds what is known to what is not`() {
    let sum = Quantity.exactly(7_400) + .unknown
    #expect(sum.atLeast == 7_400)
    #expect(sum.atMost == nil)
    #expect(sum.exact == nil)
    #expect((Quantity.exactly(2) + .exactly(3)).exact == 5)
  }

  @Test func `divided by what may be smaller or larger lies between the extremes`() throws {
    let people = Quantity(atLeast: 1_000, atMost: 2_000)
    let each = try #require(Quantity(atLeast: 10, atMost: 30).divided(by: people))
    #expect(each.atLeast == 0.005)
    #expect(each.atMost == 0.03)
  }

  @Test func `is not divided by what may be nothing`() {
    #expect(Quantity.exactly(5).divided(by: .unknown) == nil)
    #expect(Quantity.exactly(5).divided(by: .exactly(0)) == nil)
  }
}
