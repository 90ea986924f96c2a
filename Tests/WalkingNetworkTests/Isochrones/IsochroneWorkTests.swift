import Geography
import TestSupport
import Testing
import WalkingNetwork

@Suite("The work of an isochrone") struct IsochroneWorkTests {
  @Test func `is what a small share of its points costs`() throws {
    let drawn = try DrawnTown(file: "Data/Samples/porto-centre-20200720.osm.pbf")
    let origin = drawn.network.junctions[drawn.network.junctionCount / 2]
    let field = try drawn.field(of: [origin], limit: 60_000)
    for quality in IsochroneQuality.allCases {
      var drawer = drawn.drawer(quality)
      let area = DrawnArea(try drawer.area(of: field, limitCentiseconds: 60_000))
      let once = drawer.counts
      let crossings = area.rings.reduce(0) { $0 + $1.count - 1 }
      // Every tile is looked at, and few are measured; the rule itself is asked at few points.
      #expect(once.tiles > 0 && once.measuredTiles * 2 < once.tiles)
      #expect((once.measuredTiles > 0) == (quality == .published))
      if quality == .fast {
        // The sixteen points of each tile with a street in reach, and no edge.
        #expect(once.testedPoints % 16 == 0 && once.testedPoints < 16 * once.tiles)
      }
      // At `published` eight places on each edge that is crossed, and some points beside it.
      #expect(once.testedPoints >= 8 * crossings && once.testedPoints < 20 * crossings)
      #expect(once.exactPoints * 100 < once.testedPoints)
      _ = try drawer.area(of: field, limitCentiseconds: 60_000)
      #expect(drawer.counts == once + once)
    }
  }
}
