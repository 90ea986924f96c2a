import Geography
import OSMKit
import TestSupport
import Testing

@Suite("Places that are taken in a box only")
struct PlaceBoxTests {
  /// Buildings are taken in the box, clinics everywhere.
  private func read(_ elements: String, _ box: PlaceBox?) throws -> OSMData {
    let selection = OSMSelection(
      streetTags: townSelection.streetTags,
      placeTags: [TagPattern(key: "amenity", value: "clinic")],
      boxedPlaceTags: [TagPattern(key: "building")], placeBox: box,
      placeKeys: ["building", "amenity", "name"])
    return try TemporaryFolder.with { folder in
      let path = try folder.write(document(elements), to: "town.osm")
      return try OSMReader.read(path: path, selection: selection, threads: 2)
    }
  }

  private func box(_ west: Int32, _ south: Int32, _ east: Int32, _ north: Int32) -> PlaceBox {
    let degree: Int32 = 10_000_000
    return .box(
      BoundingBox(
        westE7: west * degree, southE7: south * degree, eastE7: east * degree,
        northE7: north * degree))
  }

  /// A square building of 0.001°, whose southwestern corner is given; its way has the number `id`.
  private func building(
    _ id: Int64, _ longitude: Double, _ latitude: Double, _ tags: String...
  ) -> String {
    let corners: [(Double, Double)] = [(0, 0), (0.001, 0), (0.001, 0.001), (0, 0.001)]
    let ids = (0..<4).map { 10 * id + Int64($0) }
    let nodes = zip(ids, corners).map { corner, place in
      "<node id='\(corner)' lon='\(longitude + place.0)' lat='\(latitude + place.1)'/>"
    }
    return nodes.joined() + "<way id='\(id)'>"
      + (ids + [ids[0]]).map { "<nd ref='\($0)'/>" }.joined()
      + OSMKitTests.elements(ofTags: tags.isEmpty ? ["building=house", "name=\(id)"] : tags)
      + "</way>"
  }

  @Test func `are those whose box touches it`() throws {
    let town =
      building(1, 0.5, 0.5) + building(2, 1.0005, 0.5) + building(3, 1, 1)
      + building(4, 0.9995, 0.5) + building(5, 5, 5)
    let data = try read(town, box(0, 0, 1, 1))
    #expect(data.places.ids == [1, 3, 4])
    #expect(data.counts.placesOutsideBox == 2)
    #expect(data.places.shapes.isBroken == [false, false, false])
    #expect(!data.strings.contains("5"))
    #expect(try read(town, nil).places.count == 5)
    #expect(try read(town, nil).counts.placesOutsideBox == 0)
  }

  @Test func `are the same as without it, if they lie in it`() throws {
    let town =
      building(1, 0.5, 0.5) + building(2, 3, 3) + nodes("1 0,0", "2 1,0")
      + way(9, [1, 2], "highway=path")
    let boxed = try read(town, box(0, 0, 1, 1))
    let alone = try read(
      building(1, 0.5, 0.5) + nodes("1 0,0", "2 1,0") + way(9, [1, 2], "highway=path"), nil)
    #expect(boxed.places == alone.places)
    #expect(boxed.streets == alone.streets)
    #expect(boxed.nodes == alone.nodes)
    #expect(boxed.strings == alone.strings)
  }

  @Test func `leave those alone that are taken everywhere`() throws {
    let clinic = "<node id='1' lon='7' lat='7'><tag k='amenity' v='clinic'/></node>"
    let house = "<node id='2' lon='7' lat='7'><tag k='building' v='house'/></node>"
    let inside = "<node id='3' lon='0.5' lat='0.5'><tag k='building' v='house'/></node>"
    let data = try read(
      clinic + house + inside + building(4, 5, 5, "building=yes", "amenity=clinic")
        + building(5, 5, 5, "amenity=clinic"), box(0, 0, 1, 1))
    #expect(data.places.ids == [1, 3, 4, 5])
    #expect(data.counts.placesOutsideBox == 0)
  }

  @Test func `may be relations`() throws {
    let members = building(11, 0.5, 0.5, "x=y") + building(12, 5, 5, "x=y")
    let data = try read(
      members + relation(1, [11], "type=multipolygon", "building=yes")
        + relation(2, [12], "type=multipolygon", "building=yes")
        + relation(3, [11, 12], "type=multipolygon", "building=yes"), box(0, 0, 1, 1))
    #expect(data.places.ids == [1, 3])
    #expect(data.places.polygons(of: 1).count == 2)
    #expect(data.counts.placesOutsideBox == 1)
  }

  @Test func `lie in the box round a relation of the file, wherever that stands`() throws {
    let boundary = relation(1, [2], "type=boundary")
    let ring = nodes("1 0,0", "2 1,0", "3 1,1", "4 0,1") + way(2, [1, 2, 3, 4, 1])
    let houses = building(11, 0.5, 0.5) + building(12, 5, 5)
    for town in [boundary + ring + houses, houses + ring + boundary, houses + boundary + ring] {
      let data = try read(town, .aroundRelation(1))
      #expect(data.places.ids == [11])
      #expect(data.counts.placesOutsideBox == 1)
    }
    #expect(try read(houses, .aroundRelation(1)).places.count == 2)
  }

  @Test func `may lie in a box over the 180th meridian`() throws {
    let town =
      building(1, 179.5, 0.5) + building(2, -179.5, 0.5) + building(3, 0.5, 0.5)
      + building(4, 178, 0.5)
    let data = try read(town, box(179, 0, -179, 1))
    #expect(data.places.ids == [1, 2])
    #expect(data.counts.placesOutsideBox == 2)
  }

  @Test func `are missed if their nodes are missing, and broken if one is`() throws {
    let data = try read(
      nodes("1 0.5,0.5", "2 0.6,0.5") + way(11, [1, 2, 99, 1], "building=yes")
        + way(12, [97, 98, 99, 97], "building=yes"), box(0, 0, 1, 1))
    #expect(data.places.ids == [11])
    #expect(data.places.shapes.isBroken == [true])
    #expect(data.counts.placesOutsideBox == 1)
  }
}
