import LifeCircle
import TestSupport
import Testing

@Suite("A warning of a real city")
struct CityWarningTests {
  /// Each looked at: Helsinki is small and lacks two categories; Porto's file has two elderly stations, for what 15
  /// minutes leave without; Wudaokou's has one kindergarten and no clinic, and the single building
  /// in 200 that no street reaches can be seen in its table.
  @Test(arguments: [
    (
      City.helsinki,
      [
        "fewFacilities childcare", "fewFacilities elderly_station",
        "buildingsCountedAsHouseholds", "buildingsOfUnknownUse",
      ]
    ),
    (
      .porto,
      [
        "fewFacilities elderly_station", "buildingsCountedAsHouseholds", "buildingsOfUnknownUse",
      ]
    ),
    (
      .beijing,
      [
        "fewFacilities clinic", "fewFacilities childcare", "fewFacilities elderly_station",
        "householdsOffNetwork",
        "buildingsCountedAsHouseholds", "buildingsOfUnknownUse",
      ]
    ),
  ])
  func `is given for a real city only where a planner must know`(
    _ city: City, _ expected: [String]
  ) throws {
    let warnings = try city.outputs.warnings()
    #expect(
      warnings.map { $0.code + ($0.category.map { " \($0)" } ?? "") } == expected)
    #expect(warnings.flatMap(\.faults) == [])
  }

  /// Of its 889 households 63 live in a village whose link is missing or in the forest's settlement,
  /// and one where no street is. Its fields are no polygon's work.
  @Test func `is given for the demo town where its plan has a fault of the map`() throws {
    let warnings = try DemoTown.outputs("facilities").warnings()
    #expect(warnings.map(\.code) == ["householdsOffNetwork", "partsKeepApart"])
    #expect(warnings.map(\.count) == [1, 63])
    #expect(warnings.flatMap(\.faults) == [])
    let without = try DemoTown.outputs("facilities-without-elderly").warnings()
    #expect(without.map(\.code) == ["fewFacilities"] + warnings.map(\.code))
    #expect(without[0].category == "elderly_station")
  }
}
