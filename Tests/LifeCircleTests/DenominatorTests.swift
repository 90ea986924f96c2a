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

  /// The clinic is a walk of 50 m from «near» and, along the main street, of 1.9 km from «far», which
  /// takes 28 minutes; no street leads from «island».
  @Test func `are summed for each facility over whom it reaches and whose nearest it is`() throws {
    try TemporaryFolder.with { folder in
      var study = try study(in: folder)
      study.minutes = "10,30"
      study.facilities = try folder.write(
        "id,lon,lat,category,人口_10\nc,121.492,31.0001,clinic,own\ns,121.528,31.0001,supermarket,\n",
        to: "f.csv")
      let features = try study.outputs().features("facilities.geojson").map { $0["properties"]! }
      let clinic = features[0]
      #expect(
        clinic.members.map { "\($0.name.string!) \($0.value.jsonText)" }.dropFirst(5) == [
          "households_10 1", "weight_10 1", "人口_10 10", "elderly_10 1",
          "households_30 2", "weight_30 2", "人口_30 30.5", "elderly_30 1",
          "nearest_clinic 2", "nearest_clinic_weight 2", "nearest_clinic_人口 30.5",
          "nearest_clinic_elderly 1",
          "nearest_supermarket null", "nearest_supermarket_weight null",
          "nearest_supermarket_人口 null", "nearest_supermarket_elderly null",
          "nearest_childcare null", "nearest_childcare_weight null", "nearest_childcare_人口 null",
          "nearest_childcare_elderly null",
          "nearest_elderly_station null", "nearest_elderly_station_weight null",
          "nearest_elderly_station_人口 null", "nearest_elderly_station_elderly null",
          #"input_人口_10 "own""#,
        ])
      // 3.4 km from «near», 1.5 km from «far»: 51 and 23 minutes.
      #expect(features[1]["人口_10"]?.double == 0)
      #expect(features[1]["人口_30"]?.double == 20.5)
      #expect(features[1]["nearest_supermarket_人口"]?.double == 30.5)
      #expect(features[1]["nearest_supermarket_elderly"]?.double == 1)
    }
  }

  @Test func `give way to names of ours`() throws {
    try TemporaryFolder.with { folder in
      var study = try study(in: folder)
      study.minutes = "10"
      study.households = try folder.write(
        "id,lon,lat,nearest_clinic,10\nnear,121.4925,31.0002,3,4\n", to: "h.csv")
      study.denominators = ["nearest_clinic", "10"]
      let clinic = try study.outputs().features("facilities.geojson")[0]["properties"]!
      #expect(clinic["nearest_clinic_10"]?.double == 3)
      #expect(clinic["input_nearest_clinic_10"]?.double == 4)
      #expect(clinic["nearest_clinic"]?.double == 1)
      #expect(clinic["10_10"]?.double == 4)
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

  @Test func `are told with how many households they leave out`() throws {
    try TemporaryFolder.with { folder in
      var study = try study(in: folder)
      study.denominators = ["elderly"]
      let results = try study.run()
      #expect(
        results.denominatorGaps() == [
          "elderly: empty, negative or no number for 2 of 3 households, which are not counted in it."
        ])
      #expect(results.denominatorGaps(in: .chinese) == ["elderly：3 户中有 2 户为空、为负或不是数字，不计入该项。"])
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
