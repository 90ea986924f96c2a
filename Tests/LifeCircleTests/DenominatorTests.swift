import Diagnostics
import JSONKit
import LifeCircle
import TestSupport
import Testing

@Suite("Denominators of a study")
struct DenominatorTests {
  private func study(in folder: TemporaryFolder) throws -> Study {
    var study = try Study.ofSampleTown(in: folder)
    study.households = try folder.write(
      """
      id,lon,lat,人口,elderly
      near,121.4925,31.0002,10,1
      far,121.512,31.0003,20.5,
      island,121.502,30.9942,,x
      """, to: "h.csv")
    study.facilities = try folder.write(
      "id,lon,lat,category\nc,121.492,31.0001,clinic\n", to: "f.csv")
    study.denominators = ["人口", "Elderly", "ELDERLY"]
    return study
  }

  @Test func `are rows of coverage, without those of whom nothing is known`() throws {
    try TemporaryFolder.with { folder in
      let outputs = try study(in: folder).outputs()
      let table = outputs.table("coverage.csv")
      #expect(table.rows.count == 4 * 2 * 4)
      #expect(table.column("denominator").prefix(4) == ["households", "weight", "人口", "elderly"])
      let row = try #require(
        table.rows.indices.first { row in
          table[row, "category"] == "clinic" && table[row, "minutes"] == "15"
            && table[row, "denominator"] == "人口"
        })
      #expect(table[row, "total"] == "30.5")
      #expect(table[row, "covered"] == "10")
      #expect(table[row, "tooFar"] == "20.5")
      #expect(table[row, "notConnected"] == "0")
      #expect(table[row, "rate"] == "0.327869")
      #expect(table[row + 1, "total"] == "1")
      #expect(table[row + 1, "rate"] == "1.000000")
    }
  }

  @Test func `are named in the summary with what is missing`() throws {
    try TemporaryFolder.with { folder in
      let summary = try study(in: folder).outputs().json("summary.json")
      let list = Array(try #require(summary["households"]?["denominators"]).elements)
      #expect(list.map { $0["column"]?.string } == ["人口", "elderly"])
      #expect(list.map { $0["total"]?.double } == [30.5, 1])
      #expect(list.map { $0["households_without"]?.double } == [1, 2])
      let names = summary["coverage"]!.elements.map { $0["denominator"]!.string! }
      #expect(Set(names) == ["households", "weight", "人口", "elderly"])
      #expect(summary["households"]?["judged"]?.double == 3)
    }
  }

  @Test(arguments: [
    (["weight"], Failure.Kind.wrongUsage), (["Households"], .wrongUsage), ([""], .wrongUsage),
    (["nobody"], .unusableInput),
  ])
  func `must be columns of the table`(names: [String], kind: Failure.Kind) throws {
    try TemporaryFolder.with { folder in
      var study = try study(in: folder)
      study.denominators = names
      #expect { _ = try study.run() } throws: { ($0 as? Failure)?.kind == kind }
      study.denominators = ["人口"]
      study.households = nil
      #expect { _ = try study.run() } throws: { ($0 as? Failure)?.kind == .wrongUsage }
    }
  }
}
