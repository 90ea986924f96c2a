import GapAnalysis
import TestSupport
import Testing

@Suite("The nearest facility") struct NearestTests {
  @Test func `is the first id in byte order where several are equally near`() throws {
    for ids in [["b", "a"], ["a10", "a9"], ["é", "z"], ["a", "B"], ["中", "é"], ["n10", "n1"]] {
      var town = Town()
      town.draw("A--B", spacingMeters: 300)
      town.household("home", east: 0, north: 0)
      for id in ids { town.facility(id, "clinic", east: 300, north: 0) }
      let first = ids.min { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      #expect(try town.answers().nearest("home", "clinic") == first)
    }
  }

  @Test func `is the nearer one whatever its id`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 300)
    town.household("home", east: 0, north: 0)
    town.facility("a", "clinic", east: 200, north: 0)
    town.facility("z", "clinic", east: 199, north: 0)
    let answers = try town.answers()
    #expect(answers.nearest("home", "clinic") == "z")
    #expect(ByHand.isWalk(answers.seconds("home", "clinic"), meters: 199))
  }

  @Test func `serves each of its categories`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 300)
    town.household("home", east: 0, north: 0)
    town.facility("both", "clinic", east: 100, north: 0)
    town.facilities[0].categories = ["clinic", "shop"]
    town.facility("shop", "shop", east: 50, north: 0)
    let answers = try town.answers()
    #expect(answers.nearest("home", "clinic") == "both")
    #expect(answers.nearest("home", "shop") == "shop")
  }

  @Test func `counts the households and weights that it is the nearest of`() throws {
    var town = Town()
    town.draw("A--B--C", spacingMeters: 300)
    town.facility("west", "clinic", east: 0, north: 0)
    town.facility("east", "clinic", east: 600, north: 0)
    // Weights 1, 2, 4, 8: each sum names its households.
    for (index, east) in [50.0, 250, 350, 5000].enumerated() {
      town.household("\(index)", east: east, north: 0)
      town.households[index].weight = Double(1 << index)
    }
    let columns = try town.answers().results.facilityColumns
    #expect(columns.nearestHouseholds == [[2, 1]])
    let weights = columns.nearestWeights[0].map(\.value)
    #expect(weights == [3, 4])
  }
}

@Suite("What a facility has in reach") struct FacilityReachTests {
  @Test func `is counted and weighed by limit`() throws {
    var town = Town()
    town.draw("A--B--C--D--E", spacingMeters: 300)
    town.facility("clinic", "clinic", east: 0, north: 0)
    for index in 0..<5 {
      town.household("\(index)", east: Double(index) * 300, north: 0)
      town.households[index].weight = Double(1 << index)
    }
    // 0, 300, 600, 900 and 1,200 m against 667 and 1,000 m.
    let columns = try town.answers().results.facilityColumns
    #expect(columns.households == [[3], [4]])
    let weights = columns.weights.map { $0[0].value }
    #expect(weights == [7, 15])
  }

  @Test func `includes homes on a loop at a street's end`() throws {
    var town = Town()
    town.node("A", east: 0, north: 0)
    town.node("B", east: 200, north: 0)
    for (name, place) in [("L", (300, 100)), ("M", (400, 0)), ("N", (300, -100))] {
      town.node(name, east: Double(place.0), north: Double(place.1))
    }
    town.way("A", "B")
    town.way("B", "L", "M", "N", "B")
    town.household("home", east: 400, north: 0)
    town.facility("clinic", "clinic", east: 0, north: 0)
    let answers = try town.answers()
    #expect(answers.verdict("home", "clinic", "10") == .covered)
    #expect(answers.households(inReachOf: "clinic", "10") == 1)
  }

  @Test func `is walked from the household, with its directions`() throws {
    for (direction, count) in [("yes", 1), ("-1", 0)] {
      var town = Town()
      town.node("A", east: 0, north: 0)
      town.node("B", east: 300, north: 0)
      town.way("A", "B", tags: ["highway": "footway", "oneway:foot": direction])
      town.household("home", east: 0, north: 0)
      town.facility("clinic", "clinic", east: 300, north: 0)
      #expect(try town.answers().households(inReachOf: "clinic", "10") == count)
    }
  }
}

@Suite("Coverage") struct CoverageTests {
  @Test func `adds up and keeps the unknown out of the rate`() throws {
    var town = Town()
    town.draw("A--B--C--D--E", spacingMeters: 500)
    town.missing("X")
    town.way("E", "X")
    town.facility("clinic", "clinic", east: 0, north: 0)
    // Covered twice, not covered once (1,100 m to the clinic, 900 m to the end are unknown at 15).
    for (index, east) in [0.0, 500, 1050, 1900].enumerated() {
      town.household("\(index)", east: east, north: 0)
      town.households[index].weight = Double(1 << index)
    }
    let answers = try town.answers(TownStudy(minutes: "10,15"))
    let rows = answers.results.coverage
    #expect(rows.count == 4)
    let ten = try #require(rows.first { $0.limit.name == "10" && $0.denominator == .weight })
    // Within 667 m: the first two of the clinic, the last of the data's end.
    #expect(ten.covered.value == 1 + 2)
    #expect(ten.unknown.value == 8)
    #expect(ten.notCovered(.tooFar).value == 4)
    #expect(ten.total.value == 15)
    #expect(ten.rate == 3.0 / 7)
    #expect(ten.lowestRate == 3.0 / 15)
    #expect(ten.highestRate == 11.0 / 15)
    let fifteen = try #require(
      rows.first { $0.limit.name == "15" && $0.denominator == .households })
    #expect(fifteen.covered.value == 2)
    #expect(fifteen.unknown.value == 2)
    #expect(fifteen.rate == 1)
  }

  @Test func `of no households has no rate`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 100)
    town.facility("clinic", "clinic", east: 0, north: 0)
    let rows = try town.answers().results.coverage
    #expect(rows.count == 4)
    for row in rows {
      #expect(row.rate == nil)
      #expect(row.total.value == 0)
    }
  }
}
