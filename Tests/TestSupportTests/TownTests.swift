import Geography
import TestSupport
import Testing

@Suite("A town drawn in a test") struct TownTests {
  @Test func `reads nodes and streets from a map`() {
    var town = Town()
    town.draw(
      """
      A--B==C
      |     "
      D  E--F
      """, spacingMeters: 100)
    #expect(town.nodes.count == 6)
    let streets = Set(town.ways.map { [$0.references[0], $0.references[1]] })
    let names = [("A", "B"), ("B", "C"), ("A", "D"), ("C", "F"), ("E", "F")]
    #expect(streets == Set(names.map { [town.id($0.0), town.id($0.1)] }))
    let isPrivate = Set(town.ways.filter { $0.tags["access"] == "private" }.map(\.references))
    #expect(
      isPrivate == [[town.id("B"), town.id("C")], [town.id("C"), town.id("F")]])
  }

  @Test func `places nodes in meters of WGS 84 from its origin`() {
    var town = Town()
    town.draw("A--B", spacingMeters: 100)
    // On the equator a degree of longitude is a · π/180 = 111,319.49 m long.
    #expect(town.nodes[1].coordinate.longitudeE7 == Int32((100 / 0.01113194907932736).rounded()))
    #expect(town.nodes[1].coordinate.latitudeE7 == 0)
  }

  @Test func `goes on behind the 180th meridian`() {
    let town = Town(longitude: 179.9999)
    #expect(town.steps(east: 2000, north: 0).longitudeE7 == -1_799_999_000)
    #expect(Town(longitude: -179.9999).steps(east: -2000, north: 0).longitudeE7 == 1_799_999_000)
  }

  @Test func `is written as OSM XML without the nodes that it lacks`() {
    var town = Town(longitude: -0.5, latitude: 40)
    town.node("A", at: town.steps(east: 1, north: -1), tags: ["barrier": "gate"])
    town.missing("B")
    town.way("A", "B", tags: ["highway": "path"])
    town.boxes = [
      BoundingBox(westE7: -5_000_001, southE7: 399_999_999, eastE7: 1, northE7: 400_000_000)
    ]
    let lines = town.xml.split(separator: "\n").map(String.init)
    #expect(
      lines.dropFirst(2).dropLast() == [
        #"<bounds minlon="-0.5000001" minlat="39.9999999" maxlon="0.0000001" maxlat="40.0000000"/>"#,
        #"<node id="1" version="1" lon="-0.4999999" lat="39.9999999">"#
          + #"<tag k="barrier" v="gate"/></node>"#,
        #"<way id="1000" version="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="path"/></way>"#,
      ])
  }

  @Test func `drawn at random is the same for the same seed`() {
    #expect(Town.random(seed: 3).xml == Town.random(seed: 3).xml)
    #expect(Town.random(seed: 3).xml != Town.random(seed: 4).xml)
  }

  @Test func `drawn at random has everything that the walking rule speaks of`() {
    let towns = (0..<UInt64(100)).map { Town.random(seed: $0) }
    func count(_ fits: (Town) -> Bool) -> Int { towns.count(where: fits) }
    func classes(_ town: Town) -> [TagReading.Class] {
      town.ways.map { TagReading.way($0.tags).wayClass }
    }
    #expect(count { classes($0).contains(.restricted) } > 50)
    #expect(count { classes($0).contains(.refused) } > 50)
    #expect(count { $0.nodes.contains { TagReading.barrier($0.tags) == .restricted } } > 30)
    #expect(count { $0.nodes.contains { TagReading.barrier($0.tags) == .closed } } > 30)
    #expect(count { $0.ways.contains { TagReading.isClosedForward($0.tags) } } > 30)
    #expect(
      count { town in
        town.ways.contains {
          TagReading.isClosedForward($0.tags) && TagReading.isClosedBackward($0.tags)
        }
      } > 5)
    #expect(count { $0.ways.contains { !TagReading.isJoinable($0.tags) } } > 30)
    #expect(count { $0.nodes.contains(where: \.isMissing) } > 30)
    #expect(count { Set($0.nodes.map(\.coordinate)).count < $0.nodes.count } > 20)
    #expect(count { !$0.boxes.isEmpty } > 20)
    #expect(count { $0.facilities.isEmpty } > 3)
  }
}
