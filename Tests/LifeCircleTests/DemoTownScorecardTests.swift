import LifeCircle
import TestSupport
import Testing

/// The expected scorecard was worked out by hand from the plan of the town.
@Suite("The demo town's scorecard")
struct DemoTownScorecardTests {
  @Test func `has every state of every kind of rule`() throws {
    let found = Dictionary(grouping: try DemoTown.expectedAnswers.get(), by: \.rule)
      .mapValues { Set($0.map(\.state)) }
    func states(_ rules: String...) -> Set<String> {
      rules.reduce(into: []) { $0.formUnion(found[$1] ?? []) }
    }
    let all: Set = ["met", "notMet", "noData", "notApplicable"]
    #expect(states("fitness_near", "village_elders", "village_shop") == all, "reach")
    #expect(states("childcare_places") == all, "capacity")
    #expect(states("activity_share") == all, "ratio")
    #expect(states("food_market") == all, "existence")
    #expect(states("health_stations") == all, "per_people")
    #expect(states("shop_kinds") == all, "variety")
    #expect(states("nursery_beside_station", "care_beside_station") == all, "colocation")
    #expect(states("home_of_large_communities") == all, "conditional on a figure")
    #expect(states("station_beyond_center") == all, "conditional on reach")
    #expect(states("station_hours") == all, "hours")
    #expect(states("organization") == all, "checklist")
    #expect(states("waste_points") == all, "recorded")
    #expect(states("health_and_children") == all, "circle")
    #expect(states("purpose") == ["notApplicable"], "note")
  }

  @Test func `is as worked out by hand`() throws {
    let answers = try DemoTown.answers.get()
    let byQuestion = Dictionary(grouping: answers, by: \.question)
    let expected = try DemoTown.expectedAnswers.get()
    #expect(answers.count == expected.count)
    for answer in expected {
      #expect(byQuestion[answer.question] == [answer], Comment(rawValue: answer.question))
    }
  }

  @Test func `has eight communities, and five outlying homes in none`() throws {
    let table = try DemoTown.judgedOutputs.get().table("communities.csv")
    let levels = table.rows.indices.filter {
      table[$0, "category"] == "clinic" && table[$0, "minutes"] == "10"
        && table[$0, "denominator"] == "households"
    }.map { (table[$0, "level"], table[$0, "total"]) }
    #expect(levels.count { $0.0 == "community" } == 8)
    // One of the five of SL10 has no coordinates.
    #expect(levels.filter { $0.0 == "none" }.map(\.1) == ["4"])
  }
}

extension DemoTown {
  /// What is said of an area by a rule.
  struct RuleAnswer: Equatable {
    let area: String
    let rule: String
    let state: String
    /// A number, `3..4` where it lies between, `3..` where nothing bounds it, or nothing.
    let value: String
    let shortfall: String

    var question: String { "\(area) \(rule)" }
  }

  static let expectedAnswers: Result<[RuleAnswer], any Error> = Result {
    let table = CSVRecords(try Checkout.text("Data/Samples/demo-town/expected-scorecard.csv"))
    return table.rows.indices.map { row in
      RuleAnswer(
        area: table[row, "area"], rule: table[row, "rule"], state: table[row, "state"],
        value: table[row, "value"], shortfall: table[row, "shortfall"])
    }
  }

  static let answers: Result<[RuleAnswer], any Error> = Result {
    let table = try judgedOutputs.get().table("scorecard.csv")
    return table.rows.indices.map { row in
      let (least, most) = (table[row, "value_at_least"], table[row, "value_at_most"])
      return RuleAnswer(
        area: table[row, "level"] == "region" ? "whole" : table[row, "area"],
        rule: table[row, "rule"], state: table[row, "state"],
        value: least == most ? least : "\(least)..\(most)", shortfall: table[row, "shortfall"])
    }
  }

  /// What a run by the town's own standard writes.
  static let judgedOutputs: Result<Outputs, any Error> = Result { try judgedStudy.outputs() }

  static var judgedStudy: Study {
    let town = Checkout.root.path + "/Data/Samples/demo-town"
    var study = Study(network: .tested(town + "/town.osm"))
    study.households = town + "/households.csv"
    study.facilities = town + "/services.csv"
    study.communities = town + "/communities.geojson"
    study.communityTable = town + "/communities.csv"
    study.indicators = town + "/indicators.csv"
    study.standards = [town + "/standard.yaml"]
    study.crs = ["gcj02"]
    study.denominators = ["人口", "老年人口"]
    study.isochrones = nil
    return study
  }
}
