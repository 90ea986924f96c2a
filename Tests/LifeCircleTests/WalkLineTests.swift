import Foundation
import Geography
import JSONKit
import LifeCircle
import TestSupport
import Testing

@Suite("The walks of an explanation") struct WalkLineTests {
  /// Nodes in twos at one place, and a corner to which 3 mm are walked.
  @Test func `have no place twice in a row, and no line of a single one`() throws {
    var town = Town()
    for (name, east, north) in [
      ("A", 0.0, 0.0), ("A2", 0, 0), ("B", 300, 200), ("C", 450, 200), ("C2", 450, 200),
      ("D", 600, 200),
    ] { town.node(name, east: east, north: north) }
    town.way("A", "A2", "B")
    town.way("B", "C", "C2", "D")
    let corner = town.coordinate(east: 300, north: 200)
    let home = Coordinate(
      longitudeE7: corner.longitudeE7 - 1, latitudeE7: corner.latitudeE7 + 1)
    let clinic = town.coordinate(east: 600, north: 200)
    let features = try TemporaryFolder.with { folder in
      var study = Study(network: .tested(try folder.write(town.xml, to: "town.osm")))
      study.network.joinSlack = 0
      study.facilities = try folder.write(
        "category,lon,lat\nclinic,\(clinic.longitude),\(clinic.latitude)\n", to: "clinics.csv")
      let path = folder.path(of: "walk.geojson")
      try study.explain(.place(.init(longitude: home.longitude, latitude: home.latitude)))
        .writeWalks(to: path)
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
      return Array(try JSONDocument(parsing: bytes).root["features"]!.elements)
    }
    let kinds = features.map { $0["properties"]!["kind"]!.string! }
    #expect(kinds == ["place", "leg", "street", "street", "facility"])
    let lines = features.map { feature in
      feature["geometry"]!["coordinates"]?.elements.map(\.jsonText) ?? []
    }
    #expect(lines.map(\.count) == [2, 2, 0, 3, 2])
    #expect(Set(lines[3]).count == 3)
    #expect(features[2]["geometry"]!.jsonText == "null")
    // What has no line counts.
    let meters = features.map { $0["properties"]!["meters"]!.double ?? 0 }
    #expect(meters[2] == 0.003)
    #expect(abs(meters[1...3].reduce(0, +) - meters[4]) < 1e-6)
  }
}
