import Foundation
import Geography
import OSMKit
import TestSupport

/// What the tests take from their towns: streets, barriers, buildings and clinics.
let townSelection = OSMSelection(
  streetTags: [TagPattern(key: "highway"), TagPattern(key: "railway", value: "platform")],
  nodeTags: [TagPattern(key: "barrier")],
  streetKeys: ["highway", "foot", "barrier", "*:conditional"],
  placeTags: [
    TagPattern(key: "building", value: "yes"), TagPattern(key: "building", value: "house"),
    TagPattern(key: "amenity", value: "clinic"),
  ],
  placeKeys: ["building", "amenity", "name"])

/// Reads an OSM document whose elements are `elements`.
func readTown(
  _ elements: String, threads: Int = 1, attributes: String = ""
) throws -> OSMData {
  try TemporaryFolder.with { folder in
    let path = try folder.write(document(elements, attributes: attributes), to: "town.osm")
    return try OSMReader.read(path: path, selection: townSelection, threads: threads)
  }
}

func document(_ elements: String, attributes: String = "") -> String {
  "<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6' \(attributes)>\n\(elements)\n</osm>\n"
}

/// `1 0,0` is node 1 at longitude 0, latitude 0.
func nodes(_ list: String...) -> String {
  list.map { entry in
    let parts = entry.split { " ,".contains($0) }
    return "<node id='\(parts[0])' lon='\(parts[1])' lat='\(parts[2])'/>"
  }.joined(separator: "\n")
}

/// `tags` are `key=value`.
func way(_ id: Int64, _ references: [Int64], _ tags: String..., attributes: String = "") -> String {
  "<way id='\(id)' \(attributes)>" + references.map { "<nd ref='\($0)'/>" }.joined()
    + elements(ofTags: tags) + "</way>"
}

/// `members` are ids of ways.
func relation(_ id: Int64, _ members: [Int64], _ tags: String...) -> String {
  "<relation id='\(id)'>"
    + members.map { "<member type='way' ref='\($0)' role=''/>" }.joined()
    + elements(ofTags: tags) + "</relation>"
}

func elements(ofTags tags: [String]) -> String {
  tags.map { tag in
    let parts = tag.split(separator: "=", maxSplits: 1)
    return "<tag k='\(parts[0])' v='\(parts[1])'/>"
  }.joined()
}

/// Nodes 1 to 4 round a square of 1°, and 5 to 8 round a smaller one within.
let squares = nodes(
  "1 0,0", "2 1,0", "3 1,1", "4 0,1", "5 0.25,0.25", "6 0.75,0.25", "7 0.75,0.75", "8 0.25,0.75")

func coordinate(_ longitude: Double, _ latitude: Double) -> Coordinate {
  Coordinate(longitude: longitude, latitude: latitude)!
}

extension OSMData {
  /// The ids that a street refers to.
  func references(ofStreet street: Int) -> [Int64] {
    streets.range(ofStreet: street).map { nodes.ids[Int(streets.references[$0])] }
  }
}
