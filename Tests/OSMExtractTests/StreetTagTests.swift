import OSMExtract
import TestSupport
import Testing

@Suite("What else tags say of a street") struct StreetTagTests {
  private func streets(_ tags: [String: String]) throws -> Streets {
    var town = Town()
    town.node("A", east: 0, north: 0)
    town.node("B", east: 100, north: 0)
    town.way("A", "B", tags: Town.street.merging(tags) { $1 })
    return try town.extract(try TownStudy().walkingProfile()).streets
  }

  @Test(
    arguments: [
      (["oneway": "yes"], false, false), (["oneway": "-1"], false, false),
      (["junction": "roundabout"], false, false), (["oneway:foot": "no"], false, false),
      (["oneway:foot": "yes"], false, true), (["oneway:foot": "-1"], true, false),
      (["foot:forward": "no"], true, false), (["foot:backward": "no"], false, true),
      (["foot:forward": "yes", "foot:backward": "yes"], false, false),
      (["foot:forward": "no", "foot:backward": "no"], true, true),
      (["conveying": "forward"], false, true), (["conveying": "backward"], true, false),
      (["conveying": "yes"], false, false), (["conveying": "reversible"], false, false),
      (["oneway:foot": "-1", "conveying": "forward"], true, true),
    ])
  func `closes directions`(tags: [String: String], forward: Bool, backward: Bool) throws {
    let streets = try streets(tags)
    #expect(streets.isClosedForward == [forward])
    #expect(streets.isClosedBackward == [backward])
  }

  @Test(
    arguments: [
      (["tunnel": "yes"], false), (["tunnel": "culvert"], false), (["tunnel": "no"], true),
      (["tunnel": "building_passage"], true), (["bridge": "yes"], false),
      (["bridge": "viaduct"], false), (["bridge": "no"], true), (["indoor": "yes"], false),
      (["indoor": "no"], true), (["layer": "1"], true), (["covered": "yes"], true),
      (["tunnel": "building_passage", "indoor": "yes"], false),
    ])
  func `keeps points from joining tunnels, bridges and indoor ways`(
    tags: [String: String], isJoinable: Bool
  ) throws {
    #expect(try streets(tags).isJoinable == [isJoinable])
  }

  @Test func `makes steps of highway=steps only`() throws {
    #expect(try streets(["highway": "steps"]).isSteps == [true])
    #expect(try streets(["highway": "footway", "steps": "yes"]).isSteps == [false])
  }

  @Test func `that are not read are counted`() throws {
    var town = Town()
    town.node(
      "A", east: 0, north: 0,
      tags: ["barrier": "gate", "locked": "yes", "access:conditional": "no @ (22:00-06:00)"])
    town.node("B", east: 100, north: 0, tags: ["opening_hours": "24/7"])
    town.way(
      "A", "B",
      tags: Town.street.merging([
        "foot:conditional": "yes @ (Mo-Fr)", "opening_hours": "08:00-20:00",
        "maxspeed:conditional": "30 @ wet",
      ]) { $1 })
    town.way("A", "B", tags: ["highway": "proposed", "opening_hours": "24/7"])
    let statistics = try town.extract(try TownStudy().walkingProfile()).statistics
    // A way with two conditional tags counts once; refused ways and plain nodes do not count.
    #expect(statistics.conditional == 2)
    #expect(statistics.openingHours == 1)
    #expect(statistics.locked == 1)
  }

  @Test func `with values that no line names are listed`() throws {
    var town = Town()
    town.node("A", east: 0, north: 0, tags: ["barrier": "sally_port"])
    town.node("B", east: 100, north: 0)
    for _ in 0..<2 { town.way("A", "B", tags: ["highway": "path", "foot": "maybe"]) }
    town.way("A", "B", tags: ["highway": "path", "access": "private", "foot": "dismount"])
    let listed = try town.extract(try TownStudy().walkingProfile()).statistics.unnamedValues
    // Neither `path` nor `sally_port` is named by a line.
    #expect(
      listed.map { "\($0.key)=\($0.value) \($0.count)" } == [
        "highway=path 3", "foot=maybe 2", "foot=dismount 1", "barrier=sally_port 1",
      ])
  }
}
