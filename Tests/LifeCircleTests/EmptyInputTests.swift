import LifeCircle
import TestSupport
import Testing

@Suite("A study with nothing to judge")
struct EmptyInputTests {
  private static let layers = ["households.geojson", "gaps.geojson", "facilities.geojson"]

  @Test func `covers nobody where there is no facility`() throws {
    try TemporaryFolder.with { folder in
      var study = City.helsinki.study()
      study.facilities = try folder.write("id,lon,lat,category\n", to: "facilities.csv")
      let outputs = try study.outputs()
      let households = outputs.households
      #expect(households.rows.count == (try City.helsinki.outputs.households.rows.count))
      for column in households.names where column.hasSuffix("_10") || column.hasSuffix("_15") {
        for row in households.rows.indices {
          let isUnknown = households[row, column] == "unknown"
          #expect(isUnknown || households[row, column] == "notCovered")
          #expect(households[row, "\(column)_reason"] == (isUnknown ? "" : "noFacility"))
        }
      }
      #expect(outputs.table("coverage.csv").column("covered").allSatisfy { $0 == "0" })
      #expect(try outputs.features("facilities.geojson").isEmpty)
      #expect(try outputs.json("facilities.geojson")["bbox"] == nil)
    }
  }

  @Test func `writes files with headers where there is no household`() throws {
    try TemporaryFolder.with { folder in
      var study = City.helsinki.study()
      study.households = try folder.write("id,lon,lat\n", to: "households.csv")
      let outputs = try study.outputs()
      let whole = try City.helsinki.outputs
      #expect(Set(outputs.files.keys) == Set(whole.files.keys))
      #expect(outputs.households.names == whole.households.names)
      #expect(outputs.households.rows.isEmpty)
      for layer in ["households.geojson", "gaps.geojson"] {
        #expect(try outputs.features(layer).isEmpty)
        #expect(try outputs.json(layer)["bbox"] == nil)
      }
      let coverage = outputs.table("coverage.csv")
      #expect(coverage.rows.count == 16)
      for name in ["total", "covered", "unknown"] {
        #expect(coverage.column(name).allSatisfy { $0 == "0" })
      }
      for name in ["rate", "rate_lowest", "rate_highest"] {
        #expect(coverage.column(name).allSatisfy { $0.isEmpty })
      }
    }
  }

  @Test func `judges nobody where both tables are empty layers`() throws {
    try TemporaryFolder.with { folder in
      let empty = try folder.write(
        "{\"type\":\"FeatureCollection\",\"features\":[]}", to: "empty.geojson")
      var study = try Study.ofSampleTown(in: folder)
      study.households = empty
      study.facilities = empty
      let outputs = try study.outputs()
      for layer in Self.layers { #expect(try outputs.features(layer).isEmpty) }
      #expect(outputs.table("rejected.csv").rows.isEmpty)
    }
  }
}
