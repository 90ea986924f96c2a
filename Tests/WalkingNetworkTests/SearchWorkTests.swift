import TestSupport
import Testing
import WalkingNetwork

/// What searches count: junctions that were settled, and the ways out of them that were looked at.
@Suite("The work of a search") struct SearchWorkTests {
  /// Three streets of 400 m that meet at B.
  private func star() -> Town {
    var town = Town()
    town.draw(
      """
      A--B--C
         |
         D
      """, spacingMeters: 400)
    return town
  }

  /// Searches from a point 100 m from A, to be reached within so many minutes; 66.7 m each.
  private func field(_ town: Town, minutes: [Int64]) throws -> WalkField {
    let drawn = try DrawnTown(town)
    var field = WalkField(drawn.network, SearchGraph(drawn.network, direction: .toSources))
    for minutes in minutes {
      try drawn.search(&field, from: [town.coordinate(east: 100, north: 0)], limit: minutes * 6000)
    }
    return field
  }

  private func counts(_ town: Town, minutes: Int64...) throws -> Search.Counts {
    try field(town, minutes: minutes).counts
  }

  @Test func `is the junctions within the limit, and each of their streets in both directions`()
    throws
  {
    // 66.7 m, 133.3 m, 333.3 m and 733.3 m: none, A, B and C and D, which lie 700 m away.
    #expect(try counts(star(), minutes: 1) == Search.Counts(settledNodes: 0, scannedArcs: 0))
    #expect(try counts(star(), minutes: 2) == Search.Counts(settledNodes: 1, scannedArcs: 1))
    #expect(try counts(star(), minutes: 5) == Search.Counts(settledNodes: 2, scannedArcs: 1 + 3))
    #expect(
      try counts(star(), minutes: 11) == Search.Counts(settledNodes: 4, scannedArcs: 1 + 3 + 1 + 1))
  }

  @Test func `adds up from search to search`() throws {
    #expect(
      try counts(star(), minutes: 5, 11, 2) == Search.Counts(settledNodes: 7, scannedArcs: 11))
  }

  /// A junction of an open street and a private one is three: a walk begins on private streets, goes
  /// on along open ones and ends on private ones.
  @Test func `counts private streets twice`() throws {
    var town = star()
    town.node("P", east: 400, north: 200)
    town.way("B", "P", tags: ["highway": "footway", "access": "private"])
    // A, C and D have one way out each; B has three, and one to where private streets are walked
    // last; there it has one, and P has one.
    #expect(
      try counts(town, minutes: 11) == Search.Counts(settledNodes: 6, scannedArcs: 3 + 4 + 1 + 1))
  }
}
