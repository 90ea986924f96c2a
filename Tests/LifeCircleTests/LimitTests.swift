import LifeCircle
import TestSupport
import Testing

@Suite("Time limits of a study")
struct LimitTests {
  @Test func `may be halves of minutes, and name their columns by the shortest decimal`() throws {
    var study = City.helsinki.study()
    study.minutes = "15,7.50,15.0"
    let outputs = try study.outputs()
    let households = outputs.households
    #expect(
      households.names.filter { $0.hasPrefix("clinic_") } == [
        "clinic_seconds", "clinic_facility", "clinic_7.5", "clinic_7.5_reason", "clinic_15",
        "clinic_15_reason",
      ])
    for row in households.rows.indices {
      let isWithin = Double(households[row, "clinic_seconds"]).map { $0 <= 450 } ?? false
      #expect((households[row, "clinic_7.5"] == "covered") == isWithin)
    }
    #expect(Set(outputs.table("coverage.csv").column("minutes")) == ["7.5", "15"])
    let parameters = try outputs.json("summary.json")["parameters"]!
    #expect(parameters["minutes"]!.jsonText == "[7.5,15]")
  }

  @Test(arguments: City.allCases)
  func `do not change each other's verdicts`(_ city: City) throws {
    let both = try city.outputs.households
    var study = city.study()
    for limit in ["10", "15"] {
      study.minutes = limit
      let alone = try study.outputs().households
      #expect(alone.names.filter { $0.hasSuffix("_10") || $0.hasSuffix("_15") }.count == 4)
      #expect(alone.rows == both.columns(alone.names))
    }
  }

  @Test(arguments: City.allCases)
  func `never take a facility away as they grow`(_ city: City) throws {
    var study = city.study()
    study.minutes = "5,10,15,20,40"
    let households = try study.outputs().households
    for category in ["clinic", "supermarket", "childcare", "elderly_station"] {
      for row in households.rows.indices {
        let verdicts = ["5", "10", "15", "20", "40"].map { households[row, "\(category)_\($0)"] }
        let first = verdicts.firstIndex(of: "covered") ?? verdicts.count
        #expect(verdicts[first...].allSatisfy { $0 == "covered" })
      }
    }
  }
}
