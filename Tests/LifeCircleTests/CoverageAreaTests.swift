import GEOSKit
import Geography
import JSONKit
import LifeCircle
import TestSupport
import Testing

/// A feature of isochrones.geojson.
private struct Drawn {
  let category: String
  let kind: String
  let from: String
  let minutes: String
  let squareMeters: Double
  let wronglyOut: Int?
  let wronglyIn: Int?
  let reason: String?
  let polygons: [Polygon]

  init(_ feature: JSONValue) {
    let properties = feature["properties"]!
    category = properties["category"]!.string!
    kind = properties["kind"]!.string!
    from = properties["from_minutes"]!.numberText!
    minutes = properties["minutes"]!.numberText!
    squareMeters = properties["area_m2"]!.double!
    wronglyOut = properties["households_wrongly_out"]!.double.map { Int($0) }
    wronglyIn = properties["households_wrongly_in"]!.double.map { Int($0) }
    reason = properties["reason"]!.string
    polygons =
      feature["geometry"]!["coordinates"]?.elements.map { polygon in
        let rings = polygon.elements.map(Self.ring)
        return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
      } ?? []
  }

  private static func ring(_ value: JSONValue) -> [Coordinate] {
    value.elements.map { position in
      let degrees = position.elements.map { $0.double! }
      return Coordinate(longitude: degrees[0], latitude: degrees[1])!
    }
  }
}

extension Outputs {
  fileprivate func drawn(_ kind: String) throws -> [Drawn] {
    try features("isochrones.geojson").map(Drawn.init).filter { $0.kind == kind }
  }
}

@Suite("isochrones.geojson")
struct CoverageAreaTests {
  enum Place: CaseIterable, Sendable { case porto, demoTown, sampleTown }

  private static let minutes = ["5", "10", "15"]
  private static let categories = ["clinic", "supermarket", "childcare", "elderly_station"]

  /// With bands; each runs once for all tests.
  private static let runs: [Place: Result<Outputs, any Error>] = Dictionary(
    uniqueKeysWithValues: Place.allCases.map { place in (place, Result { try run(place) }) })

  private static func run(_ place: Place) throws -> Outputs {
    try TemporaryFolder.with { folder in
      var study: Study
      switch place {
      case .porto: study = City.porto.study()
      case .sampleTown: study = try .ofSampleTown(in: folder)
      case .demoTown:
        let town = Checkout.root.path + "/Data/Samples/demo-town"
        study = Study(network: .tested(town + "/town.osm"))
        study.households = town + "/households.csv"
        study.facilities = town + "/facilities.csv"
        study.crs = ["gcj02"]
      }
      study.minutes = minutes.joined(separator: ",")
      study.drawsRings = true
      return try study.outputs()
    }
  }

  @Test(arguments: Place.allCases)
  func `has an area and a band of each category and limit, in their order`(_ place: Place) throws {
    let outputs = try Self.runs[place]!.get()
    for (kind, froms) in [("area", ["0", "0", "0"]), ("band", ["0", "5", "10"])] {
      let found = try outputs.drawn(kind).map { [$0.category, $0.from, $0.minutes] }
      let expected = Self.categories.flatMap { category in
        zip(froms, Self.minutes).map { [category, $0, $1] }
      }
      #expect(found == expected)
    }
    for drawn in try outputs.drawn("band") {
      #expect(drawn.wronglyOut == nil && drawn.wronglyIn == nil)
    }
    for drawn in try outputs.drawn("area") + outputs.drawn("band") {
      #expect((drawn.reason == "nothingInReach") == drawn.polygons.isEmpty)
      // Written with one decimal.
      #expect(abs(drawn.squareMeters - Ellipsoid.squareMeters(drawn.polygons)) < 0.051)
    }
  }

  @Test(arguments: Place.allCases)
  func `bands are valid and disjoint, and make the outer area of the inner one`(
    _ place: Place
  ) throws {
    let outputs = try Self.runs[place]!.get()
    let context = GEOSContext()
    let (areas, bands) = (try outputs.drawn("area"), try outputs.drawn("band"))
    for (index, (area, band)) in zip(areas, bands).enumerated() {
      let comment: Comment = "\(area.category), \(area.minutes) minutes"
      for polygons in [area.polygons, band.polygons] where !polygons.isEmpty {
        #expect(try context.isValid(polygons), comment)
      }
      guard area.minutes != "5" else {
        #expect(band.polygons == area.polygons, comment)
        continue
      }
      let inner = areas[index - 1]
      guard !band.polygons.isEmpty, !inner.polygons.isEmpty else {
        #expect(band.polygons == area.polygons || area.polygons == inner.polygons, comment)
        continue
      }
      #expect(try context.covers(area.polygons, inner.polygons), comment)
      #expect(abs(inner.squareMeters + band.squareMeters - area.squareMeters) < 1, comment)
      let apart = try context.polygons(band.polygons, without: inner.polygons).polygons
      #expect(abs(Ellipsoid.squareMeters(apart) - band.squareMeters) < 1, comment)
      let rest = try context.polygons(area.polygons, without: band.polygons).polygons
      #expect(abs(Ellipsoid.squareMeters(rest) - inner.squareMeters) < 1, comment)
    }
  }

  @Test(arguments: Place.allCases)
  func `counts the households on which drawing and verdicts disagree`(_ place: Place) throws {
    let outputs = try Self.runs[place]!.get()
    let households = outputs.households
    let places = zip(households.column("lon"), households.column("lat")).map {
      Coordinate(longitude: Double($0)!, latitude: Double($1)!)!
    }
    let summary = try outputs.json("summary.json")["isochrones"]!["areas"]!.elements.map { area in
      ["households_wrongly_out", "households_wrongly_in"].map { Int(area[$0]!.double!) }
    }
    for (drawn, told) in zip(try outputs.drawn("area"), summary) {
      let area = drawn.polygons.isEmpty ? nil : try PreparedArea(drawn.polygons)
      var (out, into) = (0, 0)
      let verdicts = households.column("\(drawn.category)_\(drawn.minutes)")
      for (place, verdict) in zip(places, verdicts) {
        let isInside = try area?.contains(place) ?? false
        if verdict == "covered", !isInside { out += 1 }
        if verdict != "covered", isInside { into += 1 }
      }
      let comment: Comment = "\(drawn.category), \(drawn.minutes) minutes"
      #expect(drawn.wronglyOut == out, comment)
      #expect(drawn.wronglyIn == into, comment)
      #expect(told == [out, into], comment)
    }
    #expect(summary.count == 12)
  }

  @Test func `says how closely its areas are drawn, as summary.json does`() throws {
    try TemporaryFolder.with { folder in
      var study = try Study.ofSampleTown(in: folder)
      for quality in IsochroneQualityChoice.allCases {
        study.isochrones = quality
        let outputs = try study.outputs()
        for told in [
          try outputs.json("isochrones.geojson"), try outputs.json("summary.json")["isochrones"]!,
        ] {
          #expect(told["quality"]?.string == quality.rawValue)
        }
      }
    }
  }

  @Test func `has no bands unless they are asked for`() throws {
    try TemporaryFolder.with { folder in
      let outputs = try Study.ofSampleTown(in: folder).outputs()
      #expect(try outputs.drawn("area").count == 8)
      #expect(try outputs.drawn("band").isEmpty)
    }
  }

  @Test func `is an empty layer, and null in summary.json, if no areas are wanted`() throws {
    try TemporaryFolder.with { folder in
      var study = try Study.ofSampleTown(in: folder)
      let full = try study.outputs()
      study.isochrones = nil
      let outputs = try study.outputs()
      #expect(try outputs.features("isochrones.geojson").isEmpty)
      #expect(try outputs.json("isochrones.geojson")["bbox"] == nil)
      #expect(try outputs.json("isochrones.geojson")["quality"] == nil)
      #expect(try outputs.json("summary.json")["isochrones"]!.jsonText == "null")
      for (name, bytes) in full.files
      where !["isochrones.geojson", "summary.json"].contains(name) {
        #expect(outputs.files[name] == bytes, "\(name)")
      }
    }
  }
}
