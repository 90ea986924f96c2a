import Foundation
import Geography
import OSMKit
import TestSupport
import Testing

@Suite("The area of a relation")
struct AreaTests {
  /// Reads a town and the areas of relations.
  private func areas(_ elements: String, of relations: [Int64] = [1]) throws -> [OSMData.Area] {
    var selection = townSelection
    selection.areaRelations = relations
    return try TemporaryFolder.with { folder in
      let path = try folder.write(document(elements), to: "town.osm")
      return try OSMReader.read(path: path, selection: selection, threads: 2).areas
    }
  }

  private static let ring = way(11, [1, 2, 3]) + way(12, [3, 4, 1])

  @Test(arguments: ["type=boundary", "type=multipolygon"])
  func `is put together from its members, with its holes`(_ type: String) throws {
    let area = try areas(
      squares + Self.ring + way(13, [5, 6, 7, 8, 5])
        + relation(1, [12, 11, 13], type, "boundary=administrative"))[0]
    #expect(area.state == .area)
    #expect(!area.isBroken)
    #expect(area.ways == 3)
    #expect(area.missingWays == 0)
    #expect(area.incompleteWays == 0)
    #expect(area.polygons.count == 1)
    #expect(area.polygons[0].exterior.count == 5)
    #expect(area.polygons[0].holes.map(\.count) == [5])
  }

  @Test func `may have several parts, and share ways with its neighbour and with a building`()
    throws
  {
    let areas = try areas(
      squares + nodes("9 3,3", "10 4,3", "11 4,4") + Self.ring + way(13, [9, 10, 11, 9])
        + relation(-2, [11, 12, 13], "type=boundary")
        + relation(1, [11, 12], "type=multipolygon", "building=yes"), of: [1, -2])
    #expect(areas.map(\.relation) == [1, -2])
    #expect(areas.map { $0.polygons.count } == [1, 2])
  }

  @Test func `says how many of its ways are missing or lack nodes`() throws {
    let area = try areas(
      squares + way(11, [1, 2, 3]) + way(12, [3, 99, 98, 1])
        + relation(1, [11, 12, 13, 14], "type=boundary"))[0]
    #expect(area.state == .area)
    #expect(area.ways == 4)
    #expect(area.missingWays == 2)
    #expect(area.incompleteWays == 1)
    #expect(area.isBroken)
    #expect(area.polygons.isEmpty)
  }

  @Test(arguments: [
    ("ways that do not close", way(11, [1, 2, 3]), relation(1, [11], "type=boundary")),
    ("a ring that crosses itself", way(11, [1, 3, 2, 4, 1]), relation(1, [11], "type=boundary")),
    ("no ways", "", relation(1, [], "type=boundary")),
  ])
  func `is broken by`(_ flaw: String, ways: String, relation: String) throws {
    let area = try areas(squares + ways + relation)[0]
    #expect(area.state == .area)
    #expect(area.isBroken, "\(flaw)")
    #expect(area.missingWays == 0)
    #expect(area.incompleteWays == 0)
  }

  @Test func `is none of a relation that is absent, deleted or of another type`() throws {
    let deleted = relation(1, [11, 12], "type=boundary").replacing(
      "id='1'", with: "id='1' visible='false'")
    let areas = try areas(
      squares + Self.ring + deleted + relation(2, [11, 12], "type=route")
        + relation(3, [11, 12], "boundary=administrative"), of: [1, 2, 3, 4])
    #expect(areas.map(\.state) == [.absent, .otherType, .otherType, .absent])
    #expect(areas.allSatisfy { $0.polygons.isEmpty })
  }

  @Test func `is no place, and takes none away`() throws {
    let town =
      squares + Self.ring + way(13, [5, 6, 7, 8, 5], "building=yes")
      + relation(1, [11, 12], "type=boundary") + way(7, [1, 5], "highway=path")
    let without = try readTown(town)
    let with = try TemporaryFolder.with { folder in
      var selection = townSelection
      selection.areaRelations = [1]
      return try OSMReader.read(
        path: folder.write(document(town), to: "town.osm"), selection: selection, threads: 1)
    }
    #expect(with.places == without.places)
    #expect(with.streets == without.streets)
    #expect(with.nodes == without.nodes)
  }

  @Test func `may have tens of thousands of vertices`() throws {
    let count = 60_000
    let ids = (1...count).map(Int64.init)
    let circle = ids.map { id in
      let angle = 2 * Double.pi * Double(id) / Double(count)
      return "<node id='\(id)' lon='\(10 * cos(angle))' lat='\(10 * sin(angle))'/>"
    }
    let ways = stride(from: 0, to: count, by: 1000).map { start in
      way(Int64(start + 1), (start...start + 1000).map { ids[$0 % count] })
    }
    let members = stride(from: 0, to: count, by: 1000).map { Int64($0 + 1) }
    let area = try areas(
      circle.joined() + ways.joined() + relation(1, members, "type=boundary"))[0]
    #expect(area.polygons.map(\.exterior.count) == [count + 1])
  }
}
