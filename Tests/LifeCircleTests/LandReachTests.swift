import Diagnostics
import LifeCircle
import TestSupport
import Testing

@Suite("Residential land in reach")
struct LandReachTests {
  /// A strip of land of 400 by 20 m along the street, of which a part is drawn twice; the communities
  /// divide it in the middle. The clinic is at its west end, 5 m north of the street.
  private var town: CommunityTown {
    var town = CommunityTown()
    town.community(#""id":"A""#, west: -10, east: 200)
    town.community(#""id":"B""#, west: 200, east: 500)
    town.land(west: 0, east: 400)
    town.land(west: 300, east: 400)
    town.households("人口", [("a", 100, "10")])
    town.facilities = [("clinic", 0)]
    return town
  }

  /// Covered and all, square meters, of an area.
  private func land(
    _ area: String, within: String,
    _ change: (inout Study, TemporaryFolder) throws -> Void = { _, _ in }
  ) throws -> (covered: Double, total: Double) {
    let standard = """
      id: mine
      title: {en: Mine, zh: 自定}
      rules:
        - id: land
          title: {en: Land, zh: 用地}
          text: {en: Land in reach., zh: 可达用地。}
          areas: [community, region]
          kind: reach
          reached: [{of: clinic, within: \(within)}]
          denominator: residential_land
          target: {at_least: 90}
          verified: true
          read_in: here
          examples: [{given: {reach: {covered: 9, unknown: 0, total: 10}}, answer: met}]
      """
    let table = try town.outputs { study, folder in
      study.standards = [try folder.write(standard, to: "mine.yaml")]
      try change(&study, folder)
    }.table("scorecard.csv")
    let row = try #require(table.rows.indices.first { table[$0, "area"] == area })
    return (
      Double(table[row, "numerator_at_least"]) ?? .nan,
      Double(table[row, "denominator_at_least"]) ?? .nan
    )
  }

  private func isNear(_ value: Double, _ expected: Double, within meters: Double) -> Bool {
    abs(value - expected) <= meters
  }

  /// The disc ends √(100² - (y - 5)²) m east of the clinic: over the 20 m of the strip that are
  /// 1,994.2 m².
  @Test func `is cut with a disc where a rule speaks of a straight line`() throws {
    let (covered, total) = try land("A", within: "{straight_meters: 100}")
    #expect(isNear(total, 4000, within: 3) && isNear(covered, 1994.2, within: 1.5))
    let other = try land("B", within: "{straight_meters: 100}")
    #expect(isNear(other.total, 4000, within: 3) && other.covered == 0)
    let whole = try land("", within: "{straight_meters: 100}")
    #expect(isNear(whole.total, 8000, within: 5) && isNear(whole.covered, covered, within: 0.01))
  }

  /// 5 m of the 100 lead from the clinic to the street, |y| from there to a place: over the strip
  /// ∫ (95 - |y|) dy = 1,800 m².
  @Test func `is cut with what is drawn where a rule speaks of a walk`() throws {
    let (covered, _) = try land("A", within: "{meters: 100}")
    #expect(isNear(covered, 1800, within: 10))
    // As far on foot at 4 km/h.
    let timed = try land("A", within: "{minutes: 1.5, profile: planning}")
    #expect(isNear(timed.covered, 1800, within: 10))
  }

  @Test func `is all of it where there are no communities, inside the study`() throws {
    let whole = try land("", within: "{straight_meters: 100}") { study, _ in
      study.communities = nil
    }
    #expect(isNear(whole.total, 8000, within: 5))
    let part = try land("", within: "{straight_meters: 100}") { study, _ in
      study.communities = nil
      study.study = try Area(argument: "0,-0.01,0.0018,0.01")
    }
    #expect(isNear(part.total, 4000, within: 25))
  }

  @Test func `may be that of a layer`() throws {
    let layer = """
      {"type": "Polygon", "coordinates": [[[0, 0], [0.0009, 0], [0.0009, 0.00009], [0, 0.00009], [0, 0]]]}
      """
    let whole = try land("", within: "{straight_meters: 200}") { study, folder in
      study.residentialLand = try folder.write(
        #"{"type": "Feature", "properties": {}, "geometry": \#(layer)}"#, to: "land.geojson")
    }
    // 0.0009° and 0.00009° on the equator.
    #expect(isNear(whole.total, 100.19 * 9.95, within: 2) && whole.covered == whole.total)
  }

  @Test func `is only asked for by standards`() throws {
    #expect {
      _ = try town.outputs { study, _ in study.residentialLand = "land.geojson" }
    } throws: { ($0 as? Failure)?.kind == .wrongUsage }
  }
}
