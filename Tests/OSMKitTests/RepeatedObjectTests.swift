import Geography
import OSMKit
import Testing

@Suite("Of objects that occur twice")
struct RepeatedObjectTests {
  @Test func `the last node counts`() throws {
    let gate = "<node id='1' lon='1' lat='1'><tag k='barrier' v='gate'/></node>"
    let plain = nodes("1 5,5")
    let street = nodes("2 2,1") + way(7, [1, 2], "highway=path")
    let moved = try readTown(gate + plain + street)
    #expect(moved.nodes.coordinates[0] == coordinate(5, 5))
    #expect(moved.nodes.tagged.isEmpty)
    let gated = try readTown(plain + street + gate)
    #expect(gated.nodes.coordinates[0] == coordinate(1, 1))
    #expect(gated.nodes.tagged == [0])
    let deleted = try readTown(
      gate + street + "<node id='1' visible='false' lon='1' lat='1'/>")
    #expect(deleted.nodes.isPresent == [false, true])
    #expect(deleted.nodes.tagged.isEmpty)
  }

  @Test func `the last place node counts`() throws {
    let clinic = "<node id='1' lon='1' lat='1'><tag k='amenity' v='clinic'/></node>"
    #expect(try readTown(clinic + nodes("1 5,5")).places.count == 0)
    #expect(try readTown(nodes("1 5,5") + clinic).places.points == [coordinate(1, 1)])
    #expect(try readTown(clinic + nodes("2 5,5") + clinic).places.ids == [1])
  }

  @Test func `the last way counts, also if it is no street any more`() throws {
    let path = way(7, [1, 2], "highway=path")
    let longer = way(7, [1, 2, 3], "highway=steps")
    let none = way(7, [1, 2], "waterway=river")
    let replaced = try readTown(squares + path + longer)
    #expect(replaced.references(ofStreet: 0) == [1, 2, 3])
    #expect(replaced.dictionary(replaced.streets.tags, row: 0) == ["highway": "steps"])
    #expect(replaced.counts.ways == 1)
    let gone = try readTown(squares + path + way(8, [1, 2]) + none)
    #expect(gone.streets.ids.isEmpty)
    #expect(gone.nodes.ids.isEmpty)
    #expect(gone.counts.ways == 2)
    let back = try readTown(squares + path + none + path)
    #expect(back.streets.ids == [7])
  }

  @Test func `the last relation counts`() throws {
    let house = relation(1, [11], "type=multipolygon", "building=yes")
    let route = relation(1, [11], "type=route")
    let ring = squares + way(11, [1, 2, 3, 4, 1])
    #expect(try readTown(ring + house + route).places.count == 0)
    #expect(try readTown(ring + route + house).places.ids == [1])
  }

  @Test(arguments: ["visible='false'", "action='delete'", "action='delete' visible='true'"])
  func `one that is deleted is absent`(_ mark: String) throws {
    let path = way(7, [1, 2], "highway=path")
    let deleted = way(7, [1, 2], "highway=path", attributes: mark)
    let town = try readTown(squares + path + deleted)
    #expect(town.streets.ids.isEmpty)
    #expect(town.counts.ways == 0)
    #expect(try readTown(squares + deleted).counts.ways == 0)
    let restored = try readTown(squares + deleted + path)
    #expect(restored.streets.ids == [7])
    #expect(restored.counts.ways == 1)
  }

  @Test func `order does not matter otherwise`() throws {
    let parts = [
      squares, way(11, [1, 2, 3, 4, 1]), way(13, [5, 6, 7, 8, 5], "building=house"),
      way(12, [1, 5], "highway=path"),
      relation(1, [11, 13], "type=multipolygon", "building=yes"),
    ]
    let sorted = try readTown([0, 1, 3, 2, 4].map { parts[$0] }.joined())
    let wayAfterRelation = try readTown([0, 1, 2, 4, 3].map { parts[$0] }.joined())
    let reversed = try readTown(parts.reversed().joined())
    #expect(Set(sorted.strings) == Set(wayAfterRelation.strings))
    for town in [wayAfterRelation, reversed] {
      #expect(town.streets.ids == sorted.streets.ids)
      #expect(town.streets.references == sorted.streets.references)
      #expect(town.nodes == sorted.nodes)
      #expect(town.places.ids == sorted.places.ids)
      #expect(town.places.shapes == sorted.places.shapes)
      #expect(town.counts == sorted.counts)
    }
  }
}
