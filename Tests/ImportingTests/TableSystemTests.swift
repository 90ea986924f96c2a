import Diagnostics
import GapAnalysis
import Geography
import Importing
import TestSupport
import Testing

@Suite("The system of a table")
struct TableSystemTests {
  /// On the central meridian of EPSG:4549, 30° north: see the tests of PROJKit.
  private static let easting = "500000"
  private static let northing = "3320113.398"
  private static let place = Coordinate.degrees(120, 30)

  private func read(
    _ text: String, _ system: DeclaredSystem?, name: String = "h.csv"
  ) throws -> TableReading<Households> {
    try households(Array(text.utf8), name: name, system: system)
  }

  private func ofAll(_ name: String) -> DeclaredSystem {
    .ofAllTables(CoordinateSystem(named: name))
  }

  @Test(arguments: [
    "x,y", "lon,lat", "经度,纬度", "X,Y", "easting,northing", "东坐标,北坐标", "X坐标,Y坐标",
    "longitude,latitude",
  ])
  func `applies whatever the columns are called, east first`(names: String) throws {
    let table = try read("\(names)\n\(Self.easting),\(Self.northing)\n", ofAll("EPSG:4549"))
    #expect(table.records.coordinates == [Self.place])
    #expect(table.source.system.name == "EPSG:4549")
  }

  @Test func `belongs to columns, wherever they stand`() throws {
    let table = try read("y,x\n\(Self.northing),\(Self.easting)\n", ofAll("EPSG:4549"))
    #expect(table.records.coordinates == [Self.place])
  }

  @Test func `must be said of x and y`() throws {
    let thrown = try #require(try failure { _ = try read("id,x,y\na,1,2\n", nil) })
    #expect(thrown.kind == .unusableInput)
    #expect(thrown.line == 1)
    #expect(thrown.problem.contains("«x» and «y»"))
    #expect(thrown.advice?.contains("--crs") == true)
    let table = try read("id,x,y\na,1,2\n", ofAll("EPSG:4326"))
    #expect(table.records.coordinates == [.degrees(1, 2)])
  }

  @Test func `that nobody knows is wrong usage`() throws {
    let thrown = try failure { _ = try read("lon,lat\n1,2\n", ofAll("EPSG:0")) }
    #expect(thrown?.kind == .wrongUsage)
    #expect(thrown?.problem.contains("«EPSG:0»") == true)
  }

  @Test(arguments: ["Foo", "BD", "China", "beijing", "EPSG:4978"])
  func `is not guessed from a name, nor geocentric`(name: String) throws {
    let thrown = try failure { _ = try read("lon,lat\n116.4,39.9\n", ofAll(name)) }
    #expect(thrown?.kind == .wrongUsage)
    #expect(thrown?.problem.contains("«\(name)»") == true)
  }

  @Test(arguments: [("EPSG:4610", true), ("EPSG:4490", false), ("gcj02", false)])
  func `says if its shift is not known`(name: String, isUnknown: Bool) throws {
    let table = try read("lon,lat\n116.4,39.9\n", ofAll(name))
    #expect(table.source.isShiftUnknown == isUnknown)
    let layer = "{\"type\":\"FeatureCollection\",\"features\":[\(point("{}"))]}"
    let read = try read(
      layer.replacing("[1,2]", with: "[116.4,39.9]"), ofAll(name), name: "h.json")
    #expect(read.source.isShiftUnknown == isUnknown)
  }

  @Test func `leaves rows aside that are no place on it`() throws {
    let table = try read(
      """
      id,x,y
      a,\(Self.easting),\(Self.northing)
      b,1e30,1e30
      c,,\(Self.northing)
      d,nan,2
      """, ofAll("EPSG:4549"))
    #expect(table.records.ids == ["a"])
    #expect(table.rejected.map(\.row) == [3, 4, 5])
    #expect(table.rejected.allSatisfy { $0.reason == .noCoordinates })
  }

  @Test(arguments: ["gcj02", "GCJ-02", "bd09", "BD-09"])
  func `may be that of a Chinese web map`(name: String) throws {
    let shifted =
      name.lowercased().hasPrefix("g")
      ? GCJ02.fromWGS84(longitude: 116.3289966, latitude: 39.9911674)
      : BD09.fromWGS84(longitude: 116.3289966, latitude: 39.9911674)
    let table = try read(
      "lon,lat\n\(shifted.longitude),\(shifted.latitude)\n", ofAll(name))
    #expect(table.records.coordinates == [.degrees(116.3289966, 39.9911674)])
    #expect(["gcj02", "bd09"].contains(table.source.system.name))
  }

  @Test(arguments: ["gcj02", "bd09"])
  func `of a Chinese web map holds in China only`(name: String) throws {
    let text = "id,lon,lat\na,116.3,39.9\nb,,\nc,-15.4,28.1\n"
    let thrown = try #require(try failure { _ = try read(text, ofAll(name)) })
    #expect(thrown.kind == .unusableInput)
    #expect(thrown.line == 4)
    let seoul = try failure { _ = try read("id,lon,lat\na,127,37.5\n", ofAll(name)) }
    #expect(seoul?.problem.contains("outside of China") == true)
    #expect(thrown.problem.contains("-15.4, 28.1"))
    #expect(thrown.problem.contains("outside of China"))
    #expect(thrown.file?.hasSuffix("h.csv") == true)
  }

  @Test(arguments: ["gcj02", "bd09"])
  func `of a Chinese web map holds in China only, for a layer too`(name: String) throws {
    let layer = "{\"type\":\"FeatureCollection\",\"features\":[\n\(point("{}"))]}"
    let thrown = try #require(
      try failure {
        _ = try read(layer.replacing("[1,2]", with: "[1,51]"), ofAll(name), name: "h.json")
      })
    #expect(thrown.line == 2)
    #expect(thrown.file?.hasSuffix("h.json") == true)
  }
}

@Suite("The system of a layer")
struct LayerSystemTests {
  private func layer(_ crs: String, _ geometry: String) -> [UInt8] {
    let features = "\"features\":[\(feature(geometry))]"
    return Array("{\"type\":\"FeatureCollection\",\(crs)\(features)}".utf8)
  }

  private let meters = #"{"type":"Point","coordinates":[500000,3320113.398]}"#

  private static let member =
    #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4549"}},"#

  @Test(arguments: [
    member, #""crs":{"type":"name","properties":{"name":"EPSG:4549"}},"#,
    #""crs":{"type":"EPSG","properties":{"code":4549}},"#,
    #""crs":{"properties":{"name":"http://www.opengis.net/gml/srs/epsg.xml#4549"}},"#,
    #""crs":{"properties":{"name":"http://www.opengis.net/def/crs/EPSG/0/4549"}},"#,
  ])
  func `is obeyed, east first`(crs: String) throws {
    let table = try households(layer(crs, meters), name: "h.geojson")
    #expect(table.records.coordinates == [.degrees(120, 30)])
    #expect(table.source.system.name.contains("4549"))
  }

  @Test func `is not guessed from a name`() throws {
    let crs = #""crs":{"type":"name","properties":{"name":"Foo"}},"#
    let thrown = try failure { _ = try households(layer(crs, meters), name: "h.geojson") }
    #expect(thrown?.kind == .unusableInput)
    #expect(thrown?.problem.contains("«Foo»") == true)
  }

  @Test func `counts before what is said of all tables, behind what is said of this one`() throws {
    let other = CoordinateSystem(named: "EPSG:32650")
    let own = try households(
      layer(Self.member, meters), name: "h.geojson", system: .ofAllTables(other))
    #expect(own.records.coordinates == [.degrees(120, 30)])
    let said = try households(
      layer(Self.member, meters), name: "h.geojson", system: .ofThisTable(other))
    #expect(said.source.system == other)
    #expect(said.records.coordinates != own.records.coordinates)
  }

  @Test func `may be said where the layer has none`() throws {
    let system = DeclaredSystem.ofAllTables(CoordinateSystem(named: "EPSG:4549"))
    let table = try households(layer("", meters), name: "h.geojson", system: system)
    #expect(table.records.coordinates == [.degrees(120, 30)])
  }

  @Test func `moves every corner of a polygon`() throws {
    let square = """
      {"type":"Polygon","coordinates":[[[499000,3319113],[501000,3319113],[501000,3321113],
      [499000,3321113],[499000,3319113]]]}
      """
    let table = try households(layer(Self.member, square), name: "h.geojson")
    let place = try #require(table.records.coordinates.first)
    #expect(abs(place.longitude - 120) < 0.011 && abs(place.latitude - 30) < 0.01)
    let polygons = try TemporaryFolder.with { folder in
      try AreaFile.read(path: try folder.write(layer(Self.member, square), to: "a.geojson"))
        .polygons
    }
    #expect(polygons.count == 1)
    for corner in polygons[0].exterior {
      #expect(abs(abs(corner.longitude - 120) - 0.01037) < 1e-4)
      #expect(abs(abs(corner.latitude - 30) - 0.00902) < 1e-4)
    }
  }
}
