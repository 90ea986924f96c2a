import Diagnostics
import Geography
import Importing
import Testing

@Suite("A table far from the streets")
struct NearnessTests {
  /// 0.1° round 116.3, 39.9.
  private static let streets = BoundingBox(
    westE7: 1_162_000_000, southE7: 398_000_000, eastE7: 1_164_000_000, northE7: 400_000_000)

  private func fault(
    _ text: String, _ system: String? = nil, name: String = "h.csv"
  ) throws -> Failure? {
    try failure {
      let table = try households(
        Array(text.utf8), name: name,
        system: system.map { .ofThisTable(CoordinateSystem(named: $0)) })
      try table.source.checkNearness(table.records.coordinates, to: Self.streets)
    }
  }

  @Test(arguments: [
    "lon,lat\n116.3,39.9\n", "lon,lat\n0,0\n116.3,39.9\n", "lon,lat\n116.48,40.05\n", "lon,lat\n",
    "lon,lat\n116.305,39.901\n",
  ])
  func `is none if one point is within 10 km`(text: String) throws {
    #expect(try fault(text) == nil)
  }

  @Test(
    arguments: [
      // One degree of longitude is 85 km there.
      ("lon,lat\n116.53,39.9\n", nil, "116.53, 39.9", "--crs"),
      ("lon,lat\n0,0\n0,0\n", nil, "0, 0", "Fill in"),
      ("x,y\n4417500,440200\n", "EPSG:32650", "east and north exchanged", "«x» and «y»"),
      ("lon,lat\n116.3,39.9\n", "EPSG:4549", "fit as degrees", "Leave --crs EPSG:4549"),
      ("x,y\n440200,4417500\n", "EPSG:32651", "the first lies at", "--crs"),
    ] as [(String, String?, String, String)])
  func `stops with the likely cause`(
    text: String, system: String?, problem: String, advice: String
  ) throws {
    let thrown = try #require(try fault(text, system))
    #expect(thrown.kind == .unusableInput)
    #expect(thrown.problem.contains(problem), "\(thrown)")
    #expect(thrown.advice?.contains(advice) == true, "\(thrown)")
  }

  @Test func `has swapped axes, also where no latitude is so large`() throws {
    let thrown = try #require(try fault("lon,lat\n39.9,116.3\n39.8,116.2\n"))
    #expect(thrown.problem.contains("noCoordinates"))
    #expect(thrown.advice?.contains("exchanged") == true)
    #expect(thrown.advice?.contains("«lon» and «lat»") == true)
    let layer = point("{}").replacing("[1,2]", with: "[39.9,116.3]")
    let other = try #require(try fault(layer, name: "h.geojson"))
    #expect(other.advice?.contains("before the north") == true)
  }

  @Test func `has meters, though degrees were expected`() throws {
    let thrown = try #require(try fault("lon,lat\n440200,4417500\n"))
    #expect(thrown.advice?.contains("--crs EPSG:") == true)
  }
}
