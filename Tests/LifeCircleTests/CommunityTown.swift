import GapAnalysis
import Geography
import LifeCircle
import TestSupport

/// A street of 1.2 km with communities along it, that is judged through the front door.
///
/// A walk of 10 minutes is 667 m, one of 15 minutes 1,000 m.
struct CommunityTown {
  var town = Town()
  /// Properties as JSON members, and the corners of the polygon in meters.
  var communities: [(properties: String, corners: [(Double, Double)])] = []
  /// The table of households; `nil`: buildings of the OSM file.
  var households: String?
  /// Category and meters east, 5 m north of the street.
  var facilities: [(String, Double)] = []

  init() {
    town.draw("A--B--C--D", spacingMeters: 400)
    town.box(west: -1000, south: -1000, east: 2200, north: 1000)
  }

  /// A rectangle north and south of the street.
  mutating func community(_ properties: String, west: Double, east: Double) {
    communities.append(
      (properties, [(west, -50), (east, -50), (east, 50), (west, 50), (west, -50)]))
  }

  /// Rows: id, meters east, and what follows.
  mutating func households(_ header: String, _ rows: [(String, Double, String)]) {
    households = csv(
      "id,lon,lat,\(header)", rows.map { [$0.0] + degrees(east: $0.1, north: 5) + [$0.2] })
  }

  /// A building of 10 by 10 m, 8 m north of the street.
  mutating func building(east: Double, _ tags: [String: String]) {
    let names = (0..<4).map { "corner \(town.nodes.count + $0)" }
    for (name, corner) in zip(names, [(-5.0, 3.0), (5, 3), (5, 13), (-5, 13)]) {
      town.node(name, east: east + corner.0, north: corner.1)
    }
    town.way(names + [names[0]], tags: tags)
  }

  /// Residential land of 10 m on both sides of the street.
  mutating func land(west: Double, east: Double) {
    let names = (0..<4).map { "land \(town.nodes.count + $0)" }
    let corners = [(west, -10.0), (east, -10), (east, 10), (west, 10)]
    for (name, corner) in zip(names, corners) {
      town.node(name, east: corner.0, north: corner.1)
    }
    town.way(names + [names[0]], tags: ["landuse": "residential"])
  }

  private func degrees(east: Double, north: Double) -> [String] {
    let place = town.coordinate(east: east, north: north)
    return ["\(place.longitude)", "\(place.latitude)"]
  }

  private var layer: String {
    let features = communities.map { properties, corners in
      let ring = corners.map { "[\(degrees(east: $0.0, north: $0.1).joined(separator: ","))]" }
      return #"{"type":"Feature","properties":{\#(properties)},"#
        + #""geometry":{"type":"Polygon","coordinates":[[\#(ring.joined(separator: ","))]]}}"#
    }
    return #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
  }

  func study(in folder: TemporaryFolder) throws -> Study {
    var study = Study(network: .tested(try folder.write(town.xml, to: "town.osm")))
    study.households = try households.map { try folder.write($0, to: "households.csv") }
    let rows = facilities.enumerated().map { number, facility in
      ["f\(number + 1)", facility.0] + degrees(east: facility.1, north: 5)
    }
    study.facilities = try folder.write(csv("id,category,lon,lat", rows), to: "facilities.csv")
    study.communities = try folder.write(layer, to: "communities.geojson")
    study.isochrones = nil
    return study
  }

  func outputs(_ change: (inout Study, TemporaryFolder) throws -> Void = { _, _ in }) throws
    -> Outputs
  {
    try TemporaryFolder.with { folder in
      var study = try study(in: folder)
      try change(&study, folder)
      return try study.outputs()
    }
  }
}
