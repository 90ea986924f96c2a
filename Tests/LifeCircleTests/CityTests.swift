import JSONKit
import TestSupport
import Testing

@Suite("A real city gives what an independent program finds")
struct CityTests {
  @Test(arguments: City.allCases)
  func `the same households, in order and to the last digit`(_ city: City) throws {
    let outside = Set(try city.expected("outside").column("id"))
    let expected = try city.expected("households").rows.filter { !outside.contains($0[0]) }
    #expect(!expected.isEmpty)
    #expect(try city.outputs.households.columns(["id", "lon", "lat"]) == expected)
  }

  @Test(arguments: City.allCases)
  func `the same facilities, in order and to the last digit`(_ city: City) throws {
    let found = try city.outputs.features("facilities.geojson").map { feature in
      let properties = feature["properties"]!
      let place = Array(feature["geometry"]!["coordinates"]!.elements).map { $0.numberText! }
      let categories = properties["categories"]!.elements.map { $0.string! }
      return [properties["id"]!.string!] + place + [categories.joined(separator: ";")]
    }
    #expect(!found.isEmpty)
    #expect(try city.expected("facilities").rows == found)
  }

  @Test(arguments: City.allCases)
  func `the same households set aside`(_ city: City) throws {
    let rejected = try city.outputs.table("rejected.csv")
    let outside = rejected.columns(["id", "reason"]).filter { $0[1] == "outsideDataArea" }
    #expect(outside.map { $0[0] } == (try city.expected("outside").column("id")))
  }

  @Test(arguments: City.allCases)
  func `the same times, verdicts, reasons and nearest facilities`(_ city: City) throws {
    let comparison = try VerdictComparison(city)
    #expect(comparison.seconds == [])
    #expect(comparison.verdicts == [])
    #expect(comparison.facilities == [])
  }
}
