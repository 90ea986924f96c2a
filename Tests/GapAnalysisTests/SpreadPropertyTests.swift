import GapAnalysis
import TestSupport
import Testing

@Suite("Spreading")
struct SpreadPropertyTests {
  private func shares(_ total: Int?, _ sizes: [Double]) -> [Double?] {
    Spread(
      figure: "population", totals: [total],
      over: Membership(communities: sizes.map { _ in 0 }), sizes: sizes
    ).values
  }

  @Test func `gives what is left to the largest remainders, of equal ones to the first`() {
    #expect(shares(10, [1, 1, 1]) == [4, 3, 3])
    #expect(shares(10, [1, 2, 4]) == [1, 3, 6])
    #expect(shares(2, [1, 1, 1]) == [1, 1, 0])
    #expect(shares(7, [0, 5]) == [0, 7])
    #expect(shares(5, [0, 0]) == [3, 2])
    #expect(shares(0, [3, 4]) == [0, 0])
    #expect(shares(nil, [3, 4]) == [nil, nil])
    #expect(shares(5, []) == [])
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `sums up to the totals, and is never a whole unit off`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let communities = Int.random(in: 1...5, using: &random)
    let places = (0..<Int.random(in: 0...60, using: &random)).map { _ in
      Int.random(in: 0..<communities + 1, using: &random)
    }
    let sizes = places.map { _ in Double.random(in: 0.5...90_000, using: &random) }
    let totals = (0..<communities).map { _ in Int.random(in: 0...1_000_000, using: &random) }
    let spread = Spread(
      figure: "population", totals: totals,
      over: Membership(communities: places.map { $0 < communities ? $0 : nil }), sizes: sizes)
    for (community, total) in totals.enumerated() {
      let buildings = places.indices.filter { places[$0] == community }
      let values = buildings.map { spread.values[$0] ?? .nan }
      let isLost = spread.communitiesWithoutBuildings.contains(community)
      #expect(isLost == (buildings.isEmpty && total > 0))
      #expect(isLost || values.reduce(0, +) == Double(total))
      let size = buildings.reduce(0) { $0 + sizes[$1] }
      for (building, value) in zip(buildings, values) {
        #expect(value == value.rounded() && abs(value - Double(total) * sizes[building] / size) < 1)
      }
    }
    #expect(spread.total + spread.lost == Double(totals.reduce(0, +)))
    #expect(places.indices.allSatisfy { places[$0] < communities || spread.values[$0] == nil })
  }
}
