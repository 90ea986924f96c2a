import Geography
import OSMKit
import TestSupport
import Testing

/// A reading that took all answers as a reading with the selection would.
@Suite("What is selected from all")
struct SelectingTests {
  private static let everything: OSMSelection = {
    var selection = OSMSelection(
      streetTags: ["highway", "railway", "man_made"].map { TagPattern(key: $0) },
      nodeTags: [TagPattern(key: "barrier"), TagPattern(key: "highway")], streetKeys: ["*"],
      placeTags: ["building", "amenity", "shop", "landuse", "highway"].map { TagPattern(key: $0) },
      placeKeys: ["*"])
    selection.takesAll = true
    return selection
  }()

  private static let clinics = ["clinic", "doctors", "school"].map {
    TagPattern(key: "amenity", value: $0)
  }

  /// Selections of all kinds, by name.
  private static let selections: [String: OSMSelection] = [
    "town": townSelection,
    "streets only": OSMSelection(
      streetTags: [TagPattern(key: "highway")], streetKeys: ["name", "*:conditional"]),
    "few streets": OSMSelection(
      streetTags: [
        TagPattern(key: "highway", value: "footway"), TagPattern(key: "railway", value: "platform"),
      ], nodeTags: [TagPattern(key: "barrier", value: "gate")], streetKeys: ["foot", "barrier"]),
    "no streets": OSMSelection(placeTags: clinics, placeKeys: ["name"]),
    "boxed": OSMSelection(
      streetTags: [TagPattern(key: "highway")], placeTags: clinics,
      boxedPlaceTags: [TagPattern(key: "building")],
      placeBox: .box(
        BoundingBox(
          westE7: -86_200_000, southE7: 411_400_000, eastE7: -86_100_000, northE7: 411_500_000)),
      placeKeys: ["building", "name"]),
    "around a relation": OSMSelection(
      placeTags: clinics, boxedPlaceTags: [TagPattern(key: "building", value: "yes")],
      placeBox: .aroundRelation(3_459_013), areaRelations: [3_459_013, 1, 3_870_917],
      placeKeys: ["building"]),
    "ways as places": OSMSelection(
      placeTags: [TagPattern(key: "highway"), TagPattern(key: "building", value: "house")],
      placeKeys: ["highway"]),
  ]

  private static let files = [
    "Data/Samples/porto-centre-20200720.osm.pbf", "Data/Samples/beijing-wudaokou-2017.osm",
    "Tests/Expected/helsinki-centre-2019-cut.osm.pbf",
  ]

  @Test(arguments: files)
  func `is what a reading gives`(_ file: String) throws {
    let path = Checkout.root.appending(path: file).path
    let all = try OSMReader.read(path: path, selection: Self.everything, threads: 2)
    #expect(all == (try OSMReader.read(path: path, selection: Self.everything, threads: 1)))
    for (name, selection) in Self.selections {
      var selection = selection
      let relations = all.supplement?.areas.relations ?? []
      if name == "around a relation" { selection.areaRelations += relations.prefix(60) }
      let read = try OSMReader.read(path: path, selection: selection, threads: 2)
      expectEqual(all.selecting(selection), read, name)
    }
  }

  private func expectEqual(_ selected: OSMData, _ read: OSMData, _ name: String) {
    #expect(selected.header == read.header, "\(name)")
    #expect(selected.counts == read.counts, "\(name)")
    #expect(selected.nodes.ids == read.nodes.ids, "\(name)")
    #expect(selected.nodes.coordinates == read.nodes.coordinates, "\(name)")
    #expect(selected.nodes.isPresent == read.nodes.isPresent, "\(name)")
    #expect(selected.nodes.tagged == read.nodes.tagged, "\(name)")
    #expect(texts(selected, \.nodes.tags) == texts(read, \.nodes.tags), "\(name)")
    #expect(selected.streets.ids == read.streets.ids, "\(name)")
    #expect(selected.streets.firstReference == read.streets.firstReference, "\(name)")
    #expect(selected.streets.references == read.streets.references, "\(name)")
    #expect(texts(selected, \.streets.tags) == texts(read, \.streets.tags), "\(name)")
    #expect(selected.places.ids == read.places.ids, "\(name)")
    #expect(selected.places.nodeCount == read.places.nodeCount, "\(name)")
    #expect(selected.places.wayCount == read.places.wayCount, "\(name)")
    #expect(selected.places.points == read.places.points, "\(name)")
    #expect(selected.places.shapes == read.places.shapes, "\(name)")
    #expect(texts(selected, \.places.tags) == texts(read, \.places.tags), "\(name)")
    #expect(selected.areas == read.areas, "\(name)")
  }

  /// By row: its keys and values in their order.
  private func texts(_ data: OSMData, _ tags: KeyPath<OSMData, TagColumns>) -> [[String]] {
    let tags = data[keyPath: tags]
    return (0..<tags.rowCount).map { row in
      tags.range(ofRow: row).flatMap {
        [data.strings[Int(tags.keys[$0])], data.strings[Int(tags.values[$0])]]
      }
    }
  }

  @Test func `tells texts apart that look alike`() throws {
    // The same letter, composed and in two.
    let names = ["Caf\u{E9}", "Cafe\u{301}"]
    let town = try readTown(
      nodes("1 0,0", "2 1,0")
        + "<node id='3' lon='0' lat='0'><tag k='amenity' v='clinic'/><tag k='name' v='\(names[0])'/></node>"
        + "<node id='4' lon='0' lat='0'><tag k='amenity' v='clinic'/><tag k='name' v='\(names[1])'/></node>"
        + way(9, [1, 2], "highway=path"))
    // To Swift they are equal.
    #expect(names[0] == names[1])
    let numbers = StringNumbers(town.strings, of: names)
    for name in names {
      let number = try #require(numbers[name])
      #expect(Array(town.strings.utf8(Int(number))) == Array(name.utf8))
    }
  }
}
