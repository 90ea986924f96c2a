import Standards
import Testing

/// Every service station is open 8 hours a day.
@Suite("A rule on opening hours") struct HoursTests {
  private static let rule = """
    of: service_station
    figure: hours_per_day
    target: {at_least: 8}
    """

  private func told(_ hours: Figure?..., isComplete: Bool = true) throws -> String? {
    var ground = Ground([:], known: ["service_station"])
    if !isComplete { ground.complete = [] }
    for figure in hours {
      ground.add("service_station", figures: figure.map { ["hours_per_day": $0] } ?? [:])
    }
    return try ground.told(by: "hours", Self.rule)
  }

  @Test func `looks at every place, and says what the shortest has`() throws {
    #expect(try told(9, 8) == "met; 8; 8; f1 f2")
    #expect(
      try told(9, 7.5, 6)
        == "notMet; 6; 6; short of 2 × Community service station; f1 f2 f3")
  }

  @Test func `is open where hours or places are not known`() throws {
    #expect(try told(9, nil) == "noData; 0…9; 0…9; f1; missing hours_per_day of service_station")
    #expect(
      try told(7, nil) == "notMet; 0…7; 0…7; short of 1 × Community service station; f1")
    #expect(try told(9, isComplete: false) == "noData; 0…9; 0…9; f1; missing all service_station")
    let about = Figure.number(Quantity(atLeast: 7, atMost: 9))
    #expect(try told(about)?.hasPrefix("noData; 7…9") == true)
  }

  @Test func `asks nothing where there is no place`() throws {
    #expect(try told() == "notApplicable")
    #expect(try told(isComplete: false) == "noData; missing all service_station")
  }

  @Test func `told by the longest where no more is asked than so much`() throws {
    var ground = Ground([:], known: ["service_station"])
    for hours: Figure in [10, 14] {
      ground.add("service_station", figures: ["hours_per_day": hours])
    }
    let told = try #require(
      try ground.told(
        by: "hours", "of: service_station\nfigure: hours_per_day\ntarget: {at_most: 12}"))
    #expect(told.hasPrefix("notMet; 14; 14; short of 1 × "))
  }
}
