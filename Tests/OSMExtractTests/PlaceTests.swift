import Geography
import OSMExtract
import Testing

@Suite("Places of an OSM file") struct PlaceTests {
  /// Positions in the default categories: clinic, supermarket, childcare, elderly station.
  @Test(
    arguments: [
      (["amenity": "clinic"], [0]), (["amenity": "doctors"], [0]), (["healthcare": "centre"], [0]),
      (["healthcare": "clinic"], [0]), (["healthcare": "doctor"], [0]),
      (["amenity": "hospital"], []), (["amenity": "hospital", "healthcare": "centre"], [0]),
      (["shop": "supermarket"], [1]), (["shop": "convenience"], []),
      (["amenity": "childcare"], [2]), (["amenity": "kindergarten"], [2]),
      (["amenity": "nursing_home"], [3]), (["amenity": "social_facility"], []),
      (["amenity": "social_facility", "social_facility:for": "senior"], [3]),
      (["amenity": "social_facility", "social_facility:for": "senior;child"], [3]),
      (["amenity": "social_facility", "social_facility:for": "child; senior"], [3]),
      (["amenity": "social_facility", "social_facility:for": "seniors"], []),
      (["amenity": "social_facility", "social_facility:for": "child"], []),
      (["social_facility": "day_care", "social_facility:for": "senior"], [3]),
      (["social_facility": "assisted_living", "social_facility:for": "senior"], [3]),
      (["social_facility": "nursing_home", "social_facility:for": "senior"], [3]),
      (["social_facility": "shelter", "social_facility:for": "senior"], []),
      (["amenity": "clinic", "shop": "supermarket"], [0, 1]),
    ])
  func `are facilities by the rules of their categories`(
    tags: [String: String], categories: [Int]
  ) throws {
    let facilities = try PlaceFile.extract(PlaceFile.node(tags)).facilities
    #expect(facilities.categories == (categories.isEmpty ? [] : [categories]))
    #expect(facilities.ids == (categories.isEmpty ? [] : ["n7"]))
  }

  @Test func `may have names that differ in bytes alone`() throws {
    // A letter with its accent as one and as two; many a city has both.
    let names = ["Caf\u{E9}", "Cafe\u{301}"]
    let facilities = try PlaceFile.extract(
      PlaceFile.node([
        "amenity": "clinic", "name": names[0], "operator": names[1], "shop": "supermarket",
      ])
        + "<node id='8' lon='0' lat='0'><tag k='amenity' v='clinic'/>"
        + "<tag k='name' v='\(names[1])'/></node>"
    ).facilities
    #expect(facilities.names.map { $0.map { Array($0.utf8) } } == names.map { Array($0.utf8) })
  }

  @Test func `carry the first rule that named them`() throws {
    let facilities = try PlaceFile.extract(
      PlaceFile.node(["amenity": "doctors", "healthcare": "doctor", "name": "中山区"])
    ).facilities
    #expect(facilities.rules == [["amenity=doctors"]])
    #expect(facilities.names == ["中山区"])
    let care = try PlaceFile.extract(
      PlaceFile.node(["amenity": "social_facility", "social_facility:for": "child;senior"]))
    #expect(
      care.facilities.rules == [["amenity=social_facility + social_facility:for=senior"]])
  }

  @Test(
    arguments: [
      (["building": "apartments"], true), (["building": "residential"], true),
      (["building": "house"], true), (["building": "detached"], true),
      (["building": "semidetached_house"], true), (["building": "terrace"], true),
      (["building": "dormitory"], true), (["building": "bungalow"], true),
      (["building": "yes"], true), (["building": "yes", "shop": "books"], false),
      (["building": "yes", "amenity": "school"], false),
      (["building": "yes", "office": "company"], false),
      (["building": "yes", "tourism": "hotel"], false),
      (["building": "yes", "leisure": "sports_hall"], false),
      (["building": "yes", "industrial": "depot"], false),
      (["building": "apartments", "shop": "books"], true), (["building": "garage"], false),
      (["building": "office"], false), (["building": "no"], false),
    ])
  func `are households where the building is residential`(
    tags: [String: String], isHousehold: Bool
  ) throws {
    let buildings = try PlaceFile.extract(PlaceFile.closedWay(8, tags)).residentialBuildings
    #expect(buildings.ids == (isHousehold ? ["w8"] : []))
    if isHousehold {
      #expect(buildings.coordinates == [Coordinate(longitudeE7: 5000, latitudeE7: 5000)])
      #expect(buildings.buildings == [tags["building"]])
    }
  }

  @Test func `are no households as nodes or open ways`() throws {
    let node = try PlaceFile.extract(PlaceFile.node(["building": "house"]))
    #expect(node.residentialBuildings.ids.isEmpty)
    let open = try PlaceFile.extract(
      "<way id=\"8\"><nd ref=\"1\"/><nd ref=\"2\"/><nd ref=\"3\"/>"
        + PlaceFile.tags(["building": "house"]) + "</way>")
    #expect(open.residentialBuildings.ids.isEmpty)
    #expect(open.openPlaceWays == 1)
  }

  @Test func `stand in the order nodes, ways, relations, each by id`() throws {
    let facilities = try PlaceFile.extract(
      PlaceFile.closedWay(50, [:]) + PlaceFile.closedWay(9, ["amenity": "clinic"])
        + PlaceFile.closedWay(8, ["amenity": "clinic"])
        + "<relation id=\"3\"><member type=\"way\" ref=\"50\" role=\"outer\"/>"
        + PlaceFile.tags(["type": "multipolygon", "amenity": "clinic"]) + "</relation>"
        + PlaceFile.node(["amenity": "clinic"])
    ).facilities
    #expect(facilities.ids == ["n7", "w8", "w9", "r3"])
    #expect(facilities.coordinates.last == Coordinate(longitudeE7: 5000, latitudeE7: 5000))
  }

  /// Swift holds both for equal; the file has two values.
  @Test func `keep names that differ only in how they are composed`() throws {
    let names = ["Caf\u{E9}", "Cafe\u{301}"]
    let extract = try PlaceFile.extract(
      PlaceFile.node(["amenity": "clinic", "name": names[0]])
        + PlaceFile.closedWay(8, ["amenity": "clinic", "name": names[1]])
        + PlaceFile.closedWay(9, ["highway": "residential", "name": names[1]]))
    #expect(extract.facilities.ids == ["n7", "w8"])
    #expect(
      extract.facilities.names.map { $0.map { Array($0.utf8) } } == names.map { Array($0.utf8) })
    let streets = extract.streets
    let streetNames = (0..<streets.wayCount).compactMap { streets.name(ofWay: $0) }
    #expect(streetNames.map { Array($0.utf8) } == [Array(names[1].utf8)])
  }

  @Test func `whose polygon cannot be built are named`() throws {
    let extract = try PlaceFile.extract(
      "<way id=\"8\"><nd ref=\"1\"/><nd ref=\"2\"/><nd ref=\"1\"/>"
        + PlaceFile.tags(["building": "house"]) + "</way>")
    #expect(extract.residentialBuildings.ids.isEmpty)
    #expect(extract.residentialBuildings.brokenIDs == ["w8"])
  }

  @Test(arguments: [
    ("", false), ("<remark>runtime error: Query timed out in \"query\" at line 3</remark>", true),
    ("<remark>Runtime error: out of memory</remark>", true), ("<remark>welcome</remark>", false),
  ])
  func `may be incomplete by the download service's own word`(
    _ remark: String, isIncomplete: Bool
  ) throws {
    #expect(try PlaceFile.extract(remark).isIncomplete == isIncomplete)
  }
}
