import Standards
import Testing

/// 60 % of the floor area of service stations for residents' activities.
@Suite("A rule on a share") struct RatioTests {
  private static let rule = """
    part: {of: service_station, sum: activity_area}
    whole: {of: service_station, sum: floor_area}
    target: {at_least: 60}
    unit: {en: m², zh: 平方米}
    """

  private func ground(_ places: [String: Figure]...) -> Ground {
    var ground = Ground([:], known: ["service_station"])
    for figures in places { ground.add("service_station", figures: figures) }
    return ground
  }

  @Test func `is met by the share of the sums`() throws {
    // 900 of 1,500 are 60 %, though one station has only half.
    #expect(
      try ground(
        ["floor_area": 1_000, "activity_area": 650], ["floor_area": 500, "activity_area": 250]
      ).told(by: "ratio", Self.rule) == "met; 60; 900/1,500; f1 f2")
  }

  @Test func `says how much of the part is lacking`() throws {
    #expect(
      try ground(["floor_area": 1_500, "activity_area": 850.5]).told(by: "ratio", Self.rule)
        == "notMet; 56.7; 850.5/1,500; short of 50 m²; f1")
  }

  @Test func `is open where a figure of a place is missing`() throws {
    #expect(
      try ground(["floor_area": 1_500]).told(by: "ratio", Self.rule)
        == "noData; 0…100; 0…1,500/1,500; missing activity_area of service_station")
    #expect(
      try ground(["activity_area": 100]).told(by: "ratio", Self.rule)
        == "noData; missing floor_area of service_station")
  }

  @Test func `is not asked where there is nothing to have a share of`() throws {
    #expect(try ground().told(by: "ratio", Self.rule) == "notApplicable")
    let unknown = try { () throws -> String? in
      var ground = ground()
      ground.complete = []
      return try ground.told(by: "ratio", Self.rule)
    }()
    #expect(unknown == "noData; missing all service_station")
  }

  @Test func `may be of a figure of the area`() throws {
    let rule = Self.rule.replacing(
      "{of: service_station, sum: floor_area}", with: "{area: floor_area}")
    var ground = ground(["activity_area": 90])
    #expect(try ground.told(by: "ratio", rule) == "noData; missing floor_area")
    ground.communities[0].figures["floor_area"] = 1_000
    #expect(
      try ground.told(by: "ratio", rule) == "notMet; 9; 90/1,000; short of 510 m²; f1")
  }

  @Test func `adds up several amounts, each place once in each`() throws {
    let rule = Self.rule.replacing(
      "part: {of: service_station, sum: activity_area}",
      with: "part: {sum: [{of: service_station, sum: activity_area}, {of: park, sum: site_area}]}")
    var ground = ground(["floor_area": 1_000, "activity_area": 400])
    ground.known.insert("park")
    ground.complete.insert("park")
    ground.add("park", figures: ["site_area": 300])
    #expect(try ground.told(by: "ratio", rule) == "met; 70; 700/1,000; f1 f2")
  }

  @Test func `is no more than all where it is not known`() throws {
    var ground = Ground([:], known: ["service_station"])
    ground.add("service_station", figures: ["floor_area": 100])
    #expect(
      try ground.finding(by: [
        OurStandards.rule(
          "a", kind: "ratio",
          """
          part: {of: service_station, sum: activity_area}
          whole: {of: service_station, sum: floor_area}
          target: {at_least: 60}
          unit: {en: m², zh: 平方米}
          """)
      ])?.value == Quantity(atLeast: 0, atMost: 100))
  }

  @Test func `takes the unknown part of a place for no more than the place`() throws {
    let rule = """
      part: {of: elderly_home, sum: nursing_beds}
      whole: {of: elderly_home, sum: beds}
      target: {at_least: 60}
      unit: {en: beds, zh: 张}
      """
    func told(_ known: Figure) throws -> String? {
      var ground = Ground([:], known: ["elderly_home"])
      ground.add("elderly_home", figures: ["beds": 1_000, "nursing_beds": known])
      ground.add("elderly_home", figures: ["beds": 500])
      return try ground.told(by: "ratio", rule)
    }
    // At best 600 of 1,500.
    #expect(
      try told(100) == "notMet; 6.6667…40; 100…600/1,500; short of 300 beds; f1")
    #expect(
      try told(400)
        == "noData; 26.6667…60; 400…900/1,500; f1; missing nursing_beds of elderly_home")
  }
}
