import Geography
import OSMKit
import Testing

@Suite("Places of an OSM file")
struct PlaceTests {
  @Test func `stand as nodes, ways, relations, each by id`() throws {
    let town = try readTown(
      squares
        + """
        <node id='21' lon='2' lat='2'><tag k='amenity' v='clinic'/></node>
        <node id='20' lon='3' lat='2'><tag k='amenity' v='clinic'/></node>
        """
        + way(12, [1, 2, 3, 4, 1], "building=house", "name=和平里12号楼")
        + way(11, [5, 6, 7, 8, 5], "building=yes") + way(2, [1, 2, 3, 4, 1])
        + relation(1, [2], "type=multipolygon", "building=yes"))
    let places = town.places
    #expect(places.ids == [20, 21, 11, 12, 1])
    #expect((0..<5).map(places.kind(of:)) == [.node, .node, .way, .way, .relation])
    #expect(places.points == [coordinate(3, 2), coordinate(2, 2)])
    #expect(places.shapes.isBroken.allSatisfy { !$0 })
    #expect((0..<5).map { places.polygons(of: $0).count } == [0, 0, 1, 1, 1])
    #expect(town.dictionary(places.tags, row: 3) == ["building": "house", "name": "和平里12号楼"])
  }

  @Test func `have a closed way's ring`() throws {
    let town = try readTown(squares + way(11, [1, 2, 3, 4, 1], "building=yes"))
    let polygon = try #require(town.places.polygons(of: 0).first)
    #expect(polygon.holes.isEmpty)
    #expect(polygon.exterior.count == 5)
    #expect(polygon.exterior.first == polygon.exterior.last)
    #expect(
      Set(polygon.exterior)
        == [coordinate(0, 0), coordinate(1, 0), coordinate(1, 1), coordinate(0, 1)])
  }

  @Test func `may be a relation of several ways with a hole, beside its own member way`() throws {
    let town = try readTown(
      squares + way(11, [1, 2, 3]) + way(12, [3, 4, 1])
        + way(13, [5, 6, 7, 8, 5], "building=yes")
        + relation(1, [11, 12, 13], "type=multipolygon", "building=yes"))
    #expect(town.places.ids == [13, 1])
    let polygons = town.places.polygons(of: 1)
    #expect(polygons.count == 1)
    #expect(polygons[0].exterior.count == 5)
    #expect(polygons[0].holes.map(\.count) == [5])
    #expect(Set(polygons[0].holes[0]) == Set(town.places.polygons(of: 0)[0].exterior))
  }

  @Test func `may be a relation of two polygons`() throws {
    let town = try readTown(
      squares + nodes("9 3,3", "10 4,3", "11 4,4") + way(11, [1, 2, 3, 4, 1])
        + way(12, [9, 10, 11, 9]) + relation(1, [11, 12], "type=multipolygon", "building=yes"))
    #expect(town.places.polygons(of: 0).map(\.exterior.count).sorted() == [4, 5])
  }

  @Test(arguments: [
    ("a missing node", way(11, [1, 2, 99, 1], "building=yes")),
    ("a ring that crosses itself", way(11, [1, 3, 2, 4, 1], "building=yes")),
    ("a line there and back", way(11, [1, 2, 1], "building=yes")),
    ("a missing member", relation(1, [99], "type=multipolygon", "building=yes")),
    ("no member", relation(1, [], "type=multipolygon", "building=yes")),
    (
      "a ring that does not close",
      way(11, [1, 2, 3]) + relation(1, [11], "type=multipolygon", "building=yes")
    ),
    (
      "a member's missing node",
      way(11, [1, 2, 99, 1]) + relation(1, [11], "type=multipolygon", "building=yes")
    ),
  ])
  func `are broken by`(_ flaw: String, town: String) throws {
    let places = try readTown(squares + town).places
    #expect(places.shapes.isBroken == [true], "\(flaw)")
    #expect(places.polygons(of: 0).isEmpty)
  }

  @Test func `are no ways that are not closed; these are counted`() throws {
    let town = try readTown(squares + way(11, [1, 2, 3], "building=yes"))
    #expect(town.places.count == 0)
    #expect(town.counts.openPlaceWays == 1)
  }

  @Test func `may be streets too`() throws {
    let town = try readTown(
      squares + way(11, [1, 2, 3, 4, 1], "building=yes", "highway=pedestrian"))
    #expect(town.places.ids == [11])
    #expect(town.streets.ids == [11])
    #expect(town.dictionary(town.streets.tags, row: 0) == ["highway": "pedestrian"])
    #expect(town.dictionary(town.places.tags, row: 0) == ["building": "yes"])
  }
}
