import LifeCircle
import TestSupport
import Testing

@Suite("Households and facilities from tables")
struct TableInputTests {
  @Test(arguments: City.allCases)
  func `give the same answers as the same places of the OSM file`(_ city: City) throws {
    let whole = try city.outputs
    try TemporaryFolder.with { folder in
      for format in Format.allCases {
        var study = city.study()
        study.households = try format.write(
          try city.expected("households"), "households", in: folder)
        study.facilities = try format.write(
          try city.expected("facilities"), "facilities", in: folder)
        let outputs = try study.outputs()
        #expect(outputs.files["households.csv"] == whole.files["households.csv"], "\(format)")
        #expect(outputs.files["coverage.csv"] == whole.files["coverage.csv"], "\(format)")
        // Of the OSM file, objects with broken polygons are set aside, too; no table has them.
        let setAside = outputs.table("rejected.csv").columns(["id", "reason"])
        #expect(setAside.map { $0[0] } == (try city.expected("outside").column("id")), "\(format)")
        #expect(setAside.allSatisfy { $0[1] == "outsideDataArea" }, "\(format)")
      }
    }
  }

  enum Format: CaseIterable {
    case csv, geoJSON

    /// - Returns: The path of the file.
    func write(_ table: CSVRecords, _ name: String, in folder: TemporaryFolder) throws -> String {
      switch self {
      case .csv:
        return try folder.write(
          LifeCircleTests.csv(table.names.joined(separator: ","), table.rows), to: "\(name).csv")
      case .geoJSON:
        let features = table.rows.map { row in
          let category = row.count > 3 ? ",\"category\":\"\(row[3])\"" : ""
          return "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(row[0])\"\(category)},"
            + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[\(row[1]),\(row[2])]}}"
        }
        return try folder.write(
          "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}",
          to: "\(name).geojson")
      }
    }
  }

  @Test func `have in results the properties that each feature had, in its order`() throws {
    try TemporaryFolder.with { folder in
      var study = try Study.ofSampleTown(in: folder)
      let properties = [
        #"{"Weight":2,"b":1.50,"a":null,"seconds":"x"}"#, #"{"a":[true],"weight":4,"B":"t"}"#, "{}",
      ]
      let features = properties.map {
        #"{"type":"Feature","properties":\#($0),"#
          + #""geometry":{"type":"Point","coordinates":[121.4925,31.0002]}}"#
      }
      study.households = try folder.write(
        #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#,
        to: "households.geojson")
      let outputs = try study.outputs()
      let own = try outputs.features("households.geojson").map { feature in
        let members = Array(feature["properties"]!.members)
        let first = try #require(members.firstIndex { $0.name.isString("weight") })
        let last = try #require(members.firstIndex { $0.name.isString("clinic_seconds") })
        return members[first..<last].map { "\($0.name.string!) \($0.value.jsonText)" }
      }
      #expect(
        own == [
          ["weight 2", "b 1.50", "a null", #"seconds "x""#],
          ["weight 4", "a [true]", #"B "t""#], ["weight 1"],
        ])
    }
  }

  @Test func `carry columns of their own, and those with our names as input_…`() throws {
    try TemporaryFolder.with { folder in
      var study = try Study.ofSampleTown(in: folder)
      study.households = try folder.write(
        """
        id,lon,lat,街道,clinic_seconds,missing
        甲,121.4925,31.0002,中山区,7,"a ""b"", c"
        """, to: "households.csv")
      let properties = try study.outputs().features("households.geojson")[0]["properties"]!
      #expect(properties["id"]?.string == "甲")
      #expect(properties["街道"]?.string == "中山区")
      #expect(properties["input_clinic_seconds"]?.string == "7")
      #expect(properties["clinic_seconds"]?.double != nil)
      #expect(properties["input_missing"]?.string == "a \"b\", c")
    }
  }

  @Test func `keep the JSON types of a layer's own properties`() throws {
    try TemporaryFolder.with { folder in
      var study = try Study.ofSampleTown(in: folder)
      study.households = try folder.write(
        """
        {"type":"FeatureCollection","features":[{"type":"Feature","id":7,
        "properties":{"floors":3,"share":1.50,"old":true,"none":null,"list":[1, "二"]},
        "geometry":{"type":"Point","coordinates":[121.4925,31.0002]}}]}
        """, to: "households.geojson")
      let outputs = try study.outputs()
      let properties = try outputs.features("households.geojson")[0]["properties"]!
      #expect(outputs.households.column("id") == ["7"])
      #expect(properties["floors"]?.jsonText == "3")
      #expect(properties["share"]?.jsonText == "1.50")
      #expect(properties["old"]?.jsonText == "true")
      #expect(properties["none"]?.jsonText == "null")
      #expect(properties["list"]?.jsonText == "[1,\"二\"]")
    }
  }
}
