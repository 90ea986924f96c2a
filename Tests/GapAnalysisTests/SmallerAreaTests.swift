import GapAnalysis
import Geography
import TestSupport
import Testing
import WalkingNetwork

@Suite("A smaller data area") struct SmallerAreaTests {
  @Test func `never makes a household covered that was not`() throws {
    var compared = 0
    for seed in 0..<UInt64(300) {
      let town = Town.random(seed: seed)
      let everywhere = DataArea(shape: .everywhere, source: .none)
      guard let box = BoundingBox(around: town.households.map(\.coordinate)) else { continue }
      let large = try town.answers(TownStudy(minutes: "1,5", dataArea: everywhere))
      let small = try town.answers(
        TownStudy(minutes: "1,5", dataArea: DataArea(shape: .boxes([box]), source: .given)))
      func hasEqualJoins(_ place: Town.Place) throws -> Bool {
        let (before, after) = (
          try large.joins(place.coordinate), try small.joins(place.coordinate)
        )
        return before.map(\.way) == after.map(\.way) && before.map(\.leg) == after.map(\.leg)
      }
      // Where joins move, a walk may become shorter (walking-rule, 6, last point).
      guard try town.facilities.allSatisfy(hasEqualJoins) else { continue }
      for household in town.households where small.isJudged(household.id) {
        guard try hasEqualJoins(household) else { continue }
        for category in town.categories {
          for minutes in ["1", "5"] {
            let before = large.verdict(household.id, category, minutes)
            let after = small.verdict(household.id, category, minutes)
            compared += 1
            if before != .covered { #expect(after != .covered, "seed \(seed), \(household.id)") }
            if before == .covered {
              #expect(after == .covered || after == .unknown, "seed \(seed), \(household.id)")
            }
          }
        }
      }
    }
    #expect(compared > 500)
  }
}
