import JSONKit
import TestSupport
import Testing

@Suite("The sums of a run")
struct AccountTests {
  private static let reasons = [
    "noFacility", "offNetwork", "notConnected", "detour", "tooFar",
  ]

  private func number(_ value: JSONValue?) throws -> Double { try #require(value?.double) }

  private func sum(_ value: JSONValue?) throws -> Double {
    try #require(value).members.reduce(0) { $0 + ($1.value.double ?? .nan) }
  }

  @Test(arguments: City.allCases)
  func `account for every household and facility that was read`(_ city: City) throws {
    let outputs = try city.outputs
    let summary = try outputs.json("summary.json")
    for (name, used) in [("households", "judged"), ("facilities", "used")] {
      let counts = try #require(summary[name])
      let setAside = try sum(counts["set_aside"])
      #expect(try number(counts["read"]) == number(counts[used]) + setAside)
      #expect(
        try number(counts[used]) == number(counts["joined"]) + number(counts["off_network"]))
    }
    #expect(try number(summary["households"]?["judged"]) == Double(outputs.households.rows.count))
    let setAside = try ["households", "facilities"].map { try sum(summary[$0]?["set_aside"]) }
    #expect(setAside[0] + setAside[1] == Double(outputs.table("rejected.csv").rows.count))
  }

  @Test(arguments: City.allCases)
  func `add up in each row of coverage`(_ city: City) throws {
    let table = try city.outputs.table("coverage.csv")
    #expect(table.rows.count == 4 * 2 * 2)
    for row in table.rows.indices {
      func amount(_ name: String) -> Double { Double(table[row, name]) ?? .nan }
      #expect(amount("covered") + amount("notCovered") + amount("unknown") == amount("total"))
      #expect(Self.reasons.map(amount).reduce(0, +) == amount("notCovered"))
      #expect(
        ["notConnected", "detour", "tooFar"].map(amount).reduce(0, +) == amount("gaps"))
      let known = amount("total") - amount("unknown")
      if known > 0 {
        #expect(abs(amount("rate") - amount("covered") / known) <= 5e-7)
      } else {
        #expect(table[row, "rate"] == "")
      }
      let lowest = amount("covered") / amount("total")
      let highest = (amount("covered") + amount("unknown")) / amount("total")
      #expect(abs(amount("rate_lowest") - lowest) <= 5e-7)
      #expect(abs(amount("rate_highest") - highest) <= 5e-7)
    }
  }

  @Test(arguments: City.allCases)
  func `are numbers, and what cannot be reached is empty or null`(_ city: City) throws {
    let outputs = try city.outputs
    for (name, bytes) in outputs.files {
      if name.hasSuffix(".csv") {
        let cells = CSVRecords(bytes).rows.joined().map { $0.lowercased() }
        #expect(!cells.contains { ["nan", "inf", "-nan", "-inf", "infinity"].contains($0) })
      } else {
        // A number that JSON does not know is no JSON.
        _ = try outputs.json(name)
      }
    }
    let table = outputs.households
    for row in table.rows.indices where table[row, "clinic_seconds"] == "" {
      #expect(table[row, "clinic_facility"] == "")
    }
  }

  @Test(arguments: City.allCases)
  func `count in coverage what the rows of households say`(_ city: City) throws {
    let outputs = try city.outputs
    let table = outputs.table("coverage.csv")
    for row in table.rows.indices {
      let column = "\(table[row, "category"])_\(table[row, "minutes"])"
      let verdicts = outputs.households.column(column)
      let reasons = outputs.households.column("\(column)_reason")
      for verdict in ["covered", "notCovered", "unknown"] {
        #expect(table[row, verdict] == String(verdicts.count { $0 == verdict }))
      }
      for reason in Self.reasons {
        #expect(table[row, reason] == String(reasons.count { $0 == reason }))
      }
      #expect(zip(verdicts, reasons).allSatisfy { ($0 == "notCovered") == !$1.isEmpty })
    }
  }

  @Test(arguments: City.allCases)
  func `are the same in summary.json and coverage.csv`(_ city: City) throws {
    let outputs = try city.outputs
    let table = outputs.table("coverage.csv")
    let rows = Array(try #require(try outputs.json("summary.json")["coverage"]).elements)
    #expect(rows.count == table.rows.count)
    for (row, coverage) in rows.enumerated() {
      #expect(coverage["category"]?.string == table[row, "category"])
      #expect(coverage["denominator"]?.string == table[row, "denominator"])
      for (ours, theirs) in [
        ("minutes", "minutes"), ("total", "total"), ("covered", "covered"),
        ("not_covered", "notCovered"), ("unknown", "unknown"), ("rate", "rate"),
        ("rate_lowest", "rate_lowest"), ("rate_highest", "rate_highest"),
      ] {
        #expect(coverage[ours]?.double == Double(table[row, theirs]))
      }
    }
  }

  @Test(arguments: City.allCases)
  func `say of each facility whom it reaches and whose nearest it is`(_ city: City) throws {
    let outputs = try city.outputs
    let households = outputs.households
    let categories = ["clinic", "supermarket", "childcare", "elderly_station"]
    for feature in try outputs.features("facilities.geojson") {
      let properties = feature["properties"]!
      let id = try #require(properties["id"]?.string)
      let members = properties["categories"]!.elements.map { $0.string! }
      for category in categories {
        let nearest = households.column("\(category)_facility").count { $0 == id }
        let counted = properties["nearest_\(category)"]?.double
        #expect(counted == (members.contains(category) ? Double(nearest) : nil))
      }
      #expect(
        try number(properties["households_10"]) <= number(properties["households_15"]))
    }
  }

  @Test(arguments: City.allCases)
  func `hold every gap and no other household in gaps.geojson`(_ city: City) throws {
    let outputs = try city.outputs
    let households = outputs.households
    let categories = ["clinic", "supermarket", "childcare", "elderly_station"]
    let expected = households.rows.indices.compactMap { row -> String? in
      let missing = categories.filter { households[row, "\($0)_15"] == "notCovered" }
      return missing.isEmpty ? nil : "\(households[row, "id"]) \(missing)"
    }
    let found = try outputs.features("gaps.geojson").map { feature in
      let properties = feature["properties"]!
      return "\(properties["id"]!.string!) \(properties["missing"]!.elements.map { $0.string! })"
    }
    #expect(found == expected)
  }
}
