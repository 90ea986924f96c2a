import LifeCircle
import TestSupport
import Testing

@Suite("Weights of households")
struct WeightTests {
  /// Beside the clinic, on the street far from it, on the island, at no street.
  private func outputs(weights: [String]) throws -> Outputs {
    let places = ["121.4925,31.0002", "121.512,31.0003", "121.502,30.9942", "121.515,31.007"]
    let rows = zip(places, weights).map { [$0, $1] }
    return try TemporaryFolder.with { folder in
      var study = try Study.ofSampleTown(in: folder)
      study.households = try folder.write(csv("lon,lat,weight", rows), to: "households.csv")
      study.facilities = try folder.write(
        "id,lon,lat,category\nc,121.492,31.0001,clinic\n", to: "facilities.csv")
      return try study.outputs()
    }
  }

  private func clinicRow(_ outputs: Outputs) throws -> (CSVRecords, Int) {
    let table = outputs.table("coverage.csv")
    let row = table.rows.indices.first { row in
      table[row, "category"] == "clinic" && table[row, "minutes"] == "15"
        && table[row, "denominator"] == "weight"
    }
    return (table, try #require(row))
  }

  @Test func `count in coverage, beside the households themselves`() throws {
    let outputs = try outputs(weights: ["1", "2", "4.25", "8"])
    let (table, row) = try clinicRow(outputs)
    #expect(table[row, "total"] == "15.25")
    #expect(table[row, "covered"] == "1")
    #expect(table[row, "tooFar"] == "2")
    #expect(table[row, "notConnected"] == "4.25")
    #expect(table[row, "offNetwork"] == "8")
    #expect(table[row - 1, "denominator"] == "households")
    #expect(table[row - 1, "total"] == "4")
    #expect(table[row - 1, "covered"] == "1")
  }

  @Test func `of zero keep the household in the list`() throws {
    let outputs = try outputs(weights: ["0", "0", "0", "0"])
    let (table, row) = try clinicRow(outputs)
    #expect(outputs.households.column("weight") == ["0", "0", "0", "0"])
    #expect(table[row, "total"] == "0")
    #expect(table[row, "rate"] == "")
    #expect(table[row - 1, "total"] == "4")
  }

  @Test func `that nobody can mean are set aside, and stop nothing`() throws {
    let outputs = try outputs(weights: ["1", "1e300", "1e35", "-1"])
    #expect(outputs.households.rows.count == 1)
    #expect(
      outputs.table("rejected.csv").column("reason") == ["badWeight", "badWeight", "badWeight"])
  }

  @Test func `are summed without the errors of binary fractions`() throws {
    let outputs = try outputs(weights: ["0.1", "0.2", "0.3", "0"])
    let (table, row) = try clinicRow(outputs)
    #expect(table[row, "total"] == "0.6")
  }
}
