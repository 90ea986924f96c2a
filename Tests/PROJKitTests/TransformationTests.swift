import PROJKit
import Testing

@Suite("A transformation to WGS 84")
struct TransformationTests {
  private func place(_ x: Double, _ y: Double, from system: String) throws -> (Double, Double) {
    var (xs, ys) = ([x], [y])
    try CoordinateTransformation(from: system).transform(&xs, &ys)
    return (xs[0], ys[0])
  }

  /// On its central meridian a transverse Mercator map is true to length: the arc from the equator
  /// to 30° is 3,320,113.398 m on the ellipsoids of WGS 84 and CGCS2000.
  @Test(arguments: ["EPSG:4549", "urn:ogc:def:crs:EPSG::4549"])
  func `takes the east first, whatever the order of axes is`(system: String) throws {
    let (longitude, latitude) = try place(500_000, 3_320_113.398, from: system)
    #expect(abs(longitude - 120) < 1e-9)
    #expect(abs(latitude - 30) < 1e-8)
  }

  @Test(arguments: [
    "EPSG:4326", "EPSG:4490", "OGC:CRS84", "+proj=longlat +datum=WGS84 +no_defs", "wgs 84",
  ])
  func `leaves degrees on the same datum as they are`(system: String) throws {
    let (longitude, latitude) = try place(113.5, 22.2, from: system)
    #expect(abs(longitude - 113.5) < 1e-12 && abs(latitude - 22.2) < 1e-12)
  }

  @Test func `makes infinite what it cannot transform`() throws {
    var (x, y) = ([500_000, .nan, 500_000, .infinity, 1e30], [3_320_113, 1, .nan, 2, 1e30])
    try CoordinateTransformation(from: "EPSG:4549").transform(&x, &y)
    #expect(x.map(\.isFinite) == [true, false, false, false, false])
  }

  @Test(arguments: [
    "", "EPSG:0", "EPSG:999999", "Atlantis", "+proj=nothing", "EPSG:5773",
    // PROJ takes them for the nearest name: Amersfoort and the like.
    "Foo", "China", "beijing", "BD", "WGS",
    // Geocentric.
    "EPSG:4978",
  ])
  func `says why there is none`(system: String) throws {
    do throws(PROJError) {
      _ = try CoordinateTransformation(from: system)
      Issue.record("«\(system)» is a system")
    } catch {
      #expect(!error.message.isEmpty)
      #expect(!error.message.contains("no message"), "\(system)")
    }
  }

  /// PROJ itself takes each for the name of some system.
  @Test(arguments: ["Foo", "BD", "China", "beijing", "Foo:Bar", "WGS", "4549x", "Krassowsky"])
  func `is not made of a name that is only nearly one`(name: String) {
    #expect(throws: PROJError.self) { _ = try CoordinateTransformation(from: name) }
  }

  @Test(arguments: [
    "CGCS2000 / 3-degree Gauss-Kruger CM 120E", "cgcs2000 / 3-degree gauss-kruger cm 120e",
    "epsg:4549", "http://www.opengis.net/def/crs/EPSG/0/4549", "+init=epsg:4549",
    "+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m",
    Self.wkt, Self.projJSON,
  ])
  func `is made of a whole name, a code or a definition`(system: String) throws {
    let (longitude, latitude) = try place(500_000, 3_320_113.398, from: system)
    #expect(abs(longitude - 120) < 1e-9)
    #expect(abs(latitude - 30) < 1e-8)
  }

  /// As ESRI's programs write it.
  private static let wkt = """
    PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",
    DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],
    UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],
    PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],
    PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],
    PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
    """

  private static let projJSON = #"""
    {"type": "ProjectedCRS", "name": "local",
    "base_crs": {"name": "CGCS2000", "datum": {"type": "GeodeticReferenceFrame",
    "name": "China 2000", "ellipsoid": {"name": "CGCS2000", "semi_major_axis": 6378137,
    "inverse_flattening": 298.257222101}}, "coordinate_system": {"subtype": "ellipsoidal",
    "axis": [{"name": "Latitude", "abbreviation": "lat", "direction": "north", "unit": "degree"},
    {"name": "Longitude", "abbreviation": "lon", "direction": "east", "unit": "degree"}]}},
    "conversion": {"name": "GK", "method": {"name": "Transverse Mercator"}, "parameters": [
    {"name": "Latitude of natural origin", "value": 0, "unit": "degree"},
    {"name": "Longitude of natural origin", "value": 120, "unit": "degree"},
    {"name": "Scale factor at natural origin", "value": 1, "unit": "unity"},
    {"name": "False easting", "value": 500000, "unit": "metre"},
    {"name": "False northing", "value": 0, "unit": "metre"}]},
    "coordinate_system": {"subtype": "Cartesian", "axis": [
    {"name": "Northing", "abbreviation": "X", "direction": "north", "unit": "metre"},
    {"name": "Easting", "abbreviation": "Y", "direction": "east", "unit": "metre"}]}}
    """#

  @Test(
    arguments: [
      // Beijing 1954, New Beijing, Xian 1980 and a map on it, an ellipsoid alone.
      ("EPSG:4214", 116.4, 39.9, true), ("EPSG:4555", 116.4, 39.9, true),
      ("EPSG:4610", 116.4, 39.9, true), ("EPSG:2383", 500_000, 4_400_000, true),
      ("+proj=longlat +ellps=krass", 116.4, 39.9, true),
      // CGCS2000 and a map on it, as ESRI writes it, ITRF of two years, realizations of WGS 84.
      ("EPSG:4490", 116.4, 39.9, false), ("EPSG:4480", 116.4, 39.9, false),
      ("EPSG:4549", 500_000, 4_400_000, false), (wkt, 500_000, 4_400_000, false),
      ("EPSG:9000", 116.4, 39.9, false), ("EPSG:8988", 116.4, 39.9, false),
      ("EPSG:9057", 116.4, 39.9, false), ("EPSG:4326", 116.4, 39.9, false),
      // Those of which PROJ knows the shift.
      ("EPSG:25829", 500_000, 4_500_000, false), ("EPSG:2326", 836_000, 819_000, false),
    ])
  func `tells that the shift of an old datum is not known`(
    system: String, x: Double, y: Double, isUnknown: Bool
  ) throws {
    let transformation = try CoordinateTransformation(from: system)
    var (xs, ys) = ([.nan, x], [0, y])
    transformation.transform(&xs, &ys)
    #expect(transformation.isShiftUnknown == isUnknown)
    #expect(xs[1].isFinite)
  }
}
