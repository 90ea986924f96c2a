import LifeCircle
import TestSupport
import Testing

/// Expected answers follow from the drawing of the town alone.
@Suite("The sample town has each verdict and reason")
struct SampleTownTests {
  private static let outputs = Result {
    try TemporaryFolder.with { folder in try Study.ofSampleTown(in: folder).outputs() }
  }

  private func verdict(_ household: String, _ category: String) throws -> String {
    let households = try Self.outputs.get().households
    let row = try #require(households.column("id").firstIndex(of: household))
    let column = "\(category)_15"
    return "\(households[row, column]) \(households[row, "\(column)_reason"])"
  }

  @Test(arguments: [
    ("w20", "clinic", "covered "),  // next door
    ("w20", "supermarket", "covered "),  // 859 m along the street
    ("w20", "elderly_station", "notCovered noFacility"),
    ("w21", "supermarket", "notCovered detour"),  // across the river
    ("w22", "clinic", "notCovered notConnected"),  // on the island
    ("w23", "clinic", "notCovered offNetwork"),  // 780 m from any street
    ("w24", "supermarket", "covered "),  // out of the private lane
    ("w25", "clinic", "unknown "),  // the data ends 670 m to the east
    ("w25", "supermarket", "covered "),
    ("w28", "childcare", "covered "),
    ("w28", "clinic", "covered "),  // the kindergarten's doctor
  ])
  func `for a household`(_ household: String, _ category: String, _ expected: String) throws {
    #expect(try verdict(household, category) == expected)
  }

  @Test func `and what is no household is set aside or counted`() throws {
    let outputs = try Self.outputs.get()
    #expect(
      outputs.table("rejected.csv").columns(["id", "reason"])
        == [["r50", "brokenPolygon"], ["w26", "outsideDataArea"]])
    let facilities = try outputs.json("summary.json")["facilities"]!
    #expect(facilities["open_ways_with_a_place_tag"]?.double == 1)
    #expect(facilities["off_network"]?.double == 1)
  }
}
