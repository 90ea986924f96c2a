import GapAnalysis
import LifeCircle
import TestSupport
import Testing

@Suite("A warning")
struct WarningTests {
  @Test func `is not given where nothing is amiss`() throws {
    #expect(try WarnedTown().warnings() == [])
  }

  @Test func `tells that rings of an area were closed and polygons made valid`() throws {
    func warned(_ ring: String) throws -> Int? {
      try TemporaryFolder.with { folder in
        var town = WarnedTown()
        let polygon = "{\"type\": \"Polygon\", \"coordinates\": [[\(ring)]]}"
        let area = try folder.write(
          "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": \(polygon)}",
          to: "area.geojson")
        town.change = { $0.study = .file(area) }
        return try town.count(.areaRepaired)
      }
    }
    let square = "[-1, -1], [1, -1], [1, 1], [-1, 1]"
    #expect(try warned(square + ", [-1, -1]") == nil)
    #expect(try warned(square) == 1)
    // This ring crosses itself.
    #expect(try warned("[-1, -1], [2, 0], [1, -1], [1, 1], [2, 0], [-1, 1], [-1, -1]") == 1)
  }

  @Test func `says the same to programs, on the terminal and in summary.json`() throws {
    var town = WarnedTown(hasBox: false)
    town.facilities.append(("clinic", 600, 150))
    let (told, results) = (try town.warnings(), try town.results())
    #expect(told.map(\.code) == ["dataAreaUnknown", "facilitiesOffNetwork"])
    #expect(results.warnings().map(\.code) == told.map(\.code))
    #expect(results.warnings().map(\.count) == told.map(\.count))
    #expect(results.warnings(in: .english).map(\.text) == told.map(\.english))
    #expect(results.warnings(in: .chinese).map(\.text) == told.map(\.chinese))
  }

  @Test(arguments: Warning.Code.allCases)
  func `has a row in the documentation`(_ code: Warning.Code) throws {
    #expect(try Checkout.text("Documentation/DataFormats.md").contains("\n| `\(code.rawValue)` |"))
  }
}
