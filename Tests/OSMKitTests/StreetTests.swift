import Geography
import OSMKit
import Testing

@Suite("Streets of an OSM file")
struct StreetTests {
  @Test func `are ways with a wanted tag, with their nodes and tags`() throws {
    let town = try readTown(
      nodes("30 3,1", "10 1,1", "20 2,1")
        + way(7, [10, 20, 30], "highway=footway", "foot=yes", "surface=mud")
        + way(5, [30, 10], "railway=platform") + way(6, [10, 20], "railway=rail"))
    #expect(town.streets.ids == [5, 7])
    #expect(town.nodes.ids == [10, 20, 30])
    #expect(town.nodes.coordinates == [coordinate(1, 1), coordinate(2, 1), coordinate(3, 1)])
    #expect(town.references(ofStreet: 0) == [30, 10])
    #expect(town.references(ofStreet: 1) == [10, 20, 30])
    #expect(
      town.dictionary(town.streets.tags, row: 1) == ["highway": "footway", "foot": "yes"])
    #expect(town.counts.ways == 3)
  }

  @Test func `keep references to nodes that the file lacks`() throws {
    let town = try readTown(
      nodes("1 1,1", "3 3,1") + "<node id='4'/>" + way(7, [1, 2, 3, 4], "highway=path"))
    #expect(town.references(ofStreet: 0) == [1, 2, 3, 4])
    #expect(town.nodes.isPresent == [true, false, true, false])
  }

  @Test func `hand over the tags of their barriers only`() throws {
    let town = try readTown(
      """
      <node id='1' lon='1' lat='1'><tag k='barrier' v='gate'/><tag k='foot' v='no'/></node>
      <node id='2' lon='2' lat='1'><tag k='highway' v='crossing'/></node>
      <node id='3' lon='3' lat='1'><tag k='barrier' v='gate'/></node>
      """ + way(7, [2, 1], "highway=path"))
    #expect(town.nodes.tagged == [0])
    #expect(town.dictionary(town.nodes.tags, row: 0) == ["barrier": "gate", "foot": "no"])
  }

  @Test func `have ids and nodes beyond 32 bits and below zero`() throws {
    let town = try readTown(
      nodes("-1 1,1", "-2 2,1", "12000000000 3,1", "9000000000000000000 4,1")
        + way(-5, [-1, -2, 12_000_000_000, 9_000_000_000_000_000_000], "highway=path"))
    #expect(town.streets.ids == [-5])
    #expect(town.nodes.ids == [-2, -1, 12_000_000_000, 9_000_000_000_000_000_000])
    #expect(town.references(ofStreet: 0) == [-1, -2, 12_000_000_000, 9_000_000_000_000_000_000])
    #expect(town.nodes.isPresent == [true, true, true, true])
  }

  @Test func `hand over keys by their ending and each string once`() throws {
    let town = try readTown(
      nodes("1 1,1", "2 2,1")
        + way(1, [1, 2], "highway=path", "foot:conditional=no @ (22:00-06:00)", "name=x")
        + way(2, [1, 2], "highway=path"))
    #expect(
      town.dictionary(town.streets.tags, row: 0) == [
        "highway": "path", "foot:conditional": "no @ (22:00-06:00)",
      ])
    #expect(town.strings.count == Set(town.strings).count)
    #expect(town.strings.count == 4)
  }

  @Test func `with a highway in a multipolygon are counted, not made`() throws {
    let town = try readTown(
      squares + way(1, [1, 2, 3, 4, 1])
        + relation(9, [1], "type=multipolygon", "highway=pedestrian")
        + relation(10, [1], "type=boundary", "highway=pedestrian"))
    #expect(town.counts.streetMultipolygons == 1)
    #expect(town.streets.ids.isEmpty)
    #expect(town.places.count == 0)
  }
}
