import Diagnostics
import JSONKit
import LifeCircle
import TestSupport
import Testing

@Suite("Facilities that are added to a table")
struct AddedFacilityTests {
  private func outputs(
    _ table: String, adds: Bool = true
  ) throws -> (facilities: [JSONValue], summary: JSONValue) {
    try TemporaryFolder.with { folder in
      var study = try Study.ofSampleTown(in: folder)
      study.facilities = try folder.write("id,lon,lat,category,beds\n" + table, to: "f.csv")
      study.addsFacilities = adds
      let outputs = try study.outputs()
      return (try outputs.features("facilities.geojson"), try outputs.json("summary.json"))
    }
  }

  private func ids(_ features: [JSONValue]) -> [String] {
    features.map { $0["properties"]!["id"]!.string! }
  }

  private func categories(_ features: [JSONValue]) -> [[String]] {
    features.map { $0["properties"]!["categories"]!.elements.map { $0.string! } }
  }

  @Test func `are those of categories that it does not name`() throws {
    let (facilities, summary) = try outputs("c,121.492,31.0001,Clinic,4\n")
    #expect(ids(facilities) == ["c", "n102", "n103", "n104", "w27"])
    // The kindergarten with a doctor is no clinic here: the table has those.
    #expect(
      categories(facilities)
        == [["clinic"], ["supermarket"], ["childcare"], ["supermarket"], ["supermarket"]])
    #expect(facilities[0]["properties"]!["beds"]?.string == "4")
    #expect(facilities[1]["properties"]!["beds"] == nil)
    #expect(facilities[2]["properties"]!["rules"]!.elements.map { $0.string! }.count == 1)
    #expect(summary["facilities"]?["read"]?.double == 5)
    #expect(summary["facilities"]?["used"]?.double == 5)
  }

  @Test func `are not those of a category whose rows were set aside`() throws {
    let (facilities, _) = try outputs("c,121.492,31.0001,clinic,\ns,x,31,supermarket,\n")
    #expect(ids(facilities) == ["c", "n103"])
  }

  @Test func `are all where the table is empty, and none without the flag`() throws {
    #expect(ids(try outputs("").facilities) == ["n101", "n102", "n103", "n104", "w27"])
    #expect(ids(try outputs("", adds: false).facilities) == [])
    #expect(ids(try outputs("c,121.492,31.0001,clinic,\n", adds: false).facilities) == ["c"])
  }

  @Test func `are told apart from those of the table where categories are noted`() throws {
    try TemporaryFolder.with { folder in
      var study = try Study.ofSampleTown(in: folder)
      let plain = try study.run().notes().split(separator: "\n")
      study.facilities = try folder.write(
        "id,lon,lat,category\nc,121.492,31.0001,clinic\n", to: "f.csv")
      let alone = try study.run().notes().split(separator: "\n")
      #expect(alone[0] == "clinic (facilities: 1): From the table of facilities.")
      #expect(alone[1] == "supermarket (facilities: 0): From the table of facilities.")
      study.addsFacilities = true
      let added = try study.run().notes().split(separator: "\n")
      #expect(added[0] == alone[0])
      #expect(added[1].hasSuffix("convenience shops and markets do not count."))
      // The sample town has no elderly station; there the OSM file was asked, too.
      #expect(added[3] == plain[3])
    }
  }

  @Test func `need a table`() throws {
    try TemporaryFolder.with { folder in
      var study = try Study.ofSampleTown(in: folder)
      study.addsFacilities = true
      #expect { _ = try study.run() } throws: { ($0 as? Failure)?.kind == .wrongUsage }
    }
  }
}
