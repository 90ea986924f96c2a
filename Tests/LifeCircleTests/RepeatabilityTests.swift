import LifeCircle
import TestSupport
import Testing

@Suite("The same question has the same answer")
struct RepeatabilityTests {
  @Test(arguments: City.allCases)
  func `with one thread, with two, and the next time`(_ city: City) throws {
    let one = try city.study(threads: 1).outputs().files
    let two = try city.study(threads: 2).outputs().files
    let first = try city.outputs.files
    for name in first.keys {
      #expect(one[name] == first[name], "\(name) with one thread")
      #expect(two[name] == first[name], "\(name) the next time")
    }
    #expect(one.count == first.count)
  }

  @Test func `with the rows of a table in another order`() throws {
    try TemporaryFolder.with { folder in
      let rows = try City.helsinki.expected("households").rows
      var study = City.helsinki.study()
      study.households = try folder.write(csv("id,lon,lat", rows), to: "households.csv")
      let straight = try study.outputs()
      study.households = try folder.write(
        csv("id,lon,lat", rows.reversed()), to: "households.csv")
      let reversed = try study.outputs()

      #expect(reversed.households.rows.reversed() == straight.households.rows)
      #expect(reversed.files["coverage.csv"] == straight.files["coverage.csv"])
      #expect(reversed.files["facilities.geojson"] == straight.files["facilities.geojson"])
      for layer in ["households.geojson", "gaps.geojson"] {
        #expect(
          try reversed.features(layer).map(\.jsonText).reversed()
            == straight.features(layer).map(\.jsonText))
      }
    }
  }

  @Test func `with facilities in another order`() throws {
    try TemporaryFolder.with { folder in
      let rows = try City.porto.expected("facilities").rows
      var study = City.porto.study()
      study.facilities = try folder.write(csv("id,lon,lat,category", rows), to: "f.csv")
      let straight = try study.outputs()
      study.facilities = try folder.write(csv("id,lon,lat,category", rows.reversed()), to: "f.csv")
      let reversed = try study.outputs()

      for name in ["households.csv", "households.geojson", "gaps.geojson", "coverage.csv"] {
        #expect(reversed.files[name] == straight.files[name], "\(name)")
      }
      #expect(
        try reversed.features("facilities.geojson").map(\.jsonText).reversed()
          == straight.features("facilities.geojson").map(\.jsonText))
    }
  }

  @Test func `for a household alone and among others`() throws {
    try TemporaryFolder.with { folder in
      let all = try City.helsinki.expected("households").rows
      let whole = try City.helsinki.outputs.households.rows
      var study = City.helsinki.study()
      for row in stride(from: 0, to: all.count, by: 23) {
        study.households = try folder.write(csv("id,lon,lat", [all[row]]), to: "one.csv")
        #expect(try study.outputs().households.rows == [whole[row]])
      }
    }
  }
}
