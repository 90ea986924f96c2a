import Geography
import TestSupport
import Testing
import WalkingNetwork

@Suite("An isochrone's place on the globe") struct IsochronePlaceTests {
  /// A street of 800 m with a side street, its middle at a place.
  private func town(longitude: Double, latitude: Double) -> Town {
    var town = Town(longitude: longitude, latitude: latitude)
    town.node("A", east: -400, north: 0)
    town.node("O", east: 0, north: 0)
    town.node("B", east: 400, north: 0)
    town.node("C", east: 30, north: 250)
    town.way("A", "O", "B")
    town.way("O", "C")
    return town
  }

  @Test func `is cut at the 180th meridian, and else the same there`() throws {
    let elsewhere = town(longitude: 12, latitude: 47)
    let whole = DrawnArea(
      try DrawnTown(elsewhere).area(of: [elsewhere.plane.origin], minutes: 5, .published))
    #expect(whole.polygons.count == 1)
    for longitude in [180.0, -180, 179.9999, -179.9997, 179.997] {
      let town = town(longitude: longitude, latitude: 47)
      let drawn = try DrawnTown(town)
      let area = DrawnArea(try drawn.area(of: [town.plane.origin], minutes: 5, .published))
      try area.expectSound("\(longitude)")
      #expect(area.polygons.count == 2, "\(longitude)")
      for polygon in area.polygons {
        let signs = Set(polygon.exterior.map { $0.longitudeE7 > 0 })
        #expect(signs.count == 1, "\(longitude)")
        #expect(polygon.exterior.contains { abs($0.longitudeE7) == 1_800_000_000 })
      }
      #expect(abs(area.squareMeters / whole.squareMeters - 1) < 0.002, "\(longitude)")
    }
  }

  /// A ring of streets: 720 at 89° north, and 24 round either pole, 56 m and 11 cm from it.
  @Test(arguments: [(89.0, 0.5), (89.9995, 15), (-89.9995, 15), (89.999999, 15), (-89.999999, 15)])
  func `is sound where streets go once round the globe`(latitude: Double, step: Double) throws {
    var town = Town()
    let longitudes = Array(stride(from: -180, to: 180, by: step))
    for longitude in longitudes {
      town.node(
        "\(longitude)", at: try #require(Coordinate(longitude: longitude, latitude: latitude)))
    }
    town.way(longitudes.map { "\($0)" } + ["\(longitudes[0])"])
    let drawn = try DrawnTown(town)
    for quality in IsochroneQuality.allCases {
      for origin in [-180, -179.996, -90, 0.0, 179.99] {
        let place = try #require(Coordinate(longitude: origin, latitude: latitude))
        let area = DrawnArea(try drawn.area(of: [place], minutes: 5, quality))
        try area.expectSound("\(quality) \(origin)")
        // At a pole a circle with a radius of 100 m, in which the lattice is coarse.
        #expect(Ellipsoid.squareMeters(area.polygons) > 25_000, "\(quality) \(origin)")
      }
    }
  }

  @Test(arguments: [-89.99, -85, 0, 60, 85, 89.9])
  func `says what the rule says also near a pole`(latitude: Double) throws {
    let town = town(longitude: 10, latitude: latitude)
    let drawn = try DrawnTown(town)
    let field = try drawn.field(of: [town.plane.origin])
    for quality in IsochroneQuality.allCases {
      var drawer = drawn.drawer(quality)
      let area = DrawnArea(try drawer.area(of: field, limitCentiseconds: 24_000))
      try area.expectSound("\(latitude)")
      #expect(area.contains(town.coordinate(east: 100, north: 20)), "\(latitude)")
      try drawn.expectEqualSigns(
        drawn.latticePoints(drawer, around: town.plane.origin, meters: 300), area, field,
        limit: 24_000, "\(latitude)")
    }
  }

  /// An area in meters round the origin: a triangle with a hole.
  private func triangle(_ town: Town) -> Polygon {
    func ring(_ places: [(Double, Double)]) -> [Coordinate] {
      places.map { town.coordinate(east: $0.0, north: $0.1) }
    }
    return Polygon(
      exterior: ring([(-350, -80), (377, -95), (20, 333), (-350, -80)]),
      holes: [ring([(100, -40), (150, -30), (140, 60), (90, 40), (100, -40)])])
  }

  @Test func `ends where the data ends`() throws {
    let town = town(longitude: -8.6, latitude: 41.1)
    let box = town.boundingBox(west: -210, south: -33, east: 300, north: 151)
    let shapes: [Region] = [
      .boxes([box]),
      .boxes([box, town.boundingBox(west: 250, south: -70, east: 420, north: 20)]),
      .polygons([triangle(town)]),
    ]
    for shape in shapes {
      let drawn = try DrawnTown(
        town, TownStudy(dataArea: DataArea(shape: shape, source: .given)))
      let field = try drawn.field(of: [town.coordinate(east: 5, north: 5)])
      for quality in IsochroneQuality.allCases {
        var drawer = drawn.drawer(quality)
        let area = DrawnArea(try drawer.area(of: field, limitCentiseconds: 36_000))
        try area.expectSound("\(shape)")
        #expect(area.squareMeters > 10_000)
        try drawn.expectEqualSigns(
          drawn.latticePoints(drawer, around: town.plane.origin, meters: 500), area, field,
          limit: 36_000, "\(quality)")
      }
    }
  }
}
