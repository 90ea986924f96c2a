import Standards
import Testing

/// A health station and a culture station within 100 m of a service station.
@Suite("A rule on places side by side") struct ColocationTests {
  private static let rule = """
    of: [health_station, culture_station]
    with: service_station
    tolerance_meters: 100
    """
  private static let all: Set = ["health_station", "culture_station", "service_station"]

  private func told(
    _ places: (String, Double)..., known: Set<String> = all, planned: Set<String> = []
  ) throws -> String? {
    var ground = Ground([:], known: known)
    for (category, east) in places {
      ground.add(
        category, figures: planned.contains(category) ? ["status": .planned] : [:], at: (east, 0))
    }
    return try ground.told(by: "colocation", Self.rule)
  }

  @Test func `is met where one of each kind stands near enough`() throws {
    #expect(
      try told(
        ("service_station", 0), ("health_station", 99), ("culture_station", -90),
        ("culture_station", 500)) == "met; 2; f2 f3")
  }

  @Test func `is missed by a kind that stands too far or nowhere`() throws {
    #expect(
      try told(("service_station", 0), ("health_station", 99), ("culture_station", 101))
        == "notMet; 1; short of 1 kinds; f2")
    #expect(
      try told(("health_station", 0), ("culture_station", 0)) == "notMet; 0; short of 2 kinds")
  }

  @Test func `is open where other places may be`() throws {
    #expect(
      try told(
        ("service_station", 0), ("health_station", 10),
        known: ["health_station", "service_station"])
        == "noData; 1…2; f2; missing all culture_station")
    #expect(
      try told(
        ("health_station", 10), ("culture_station", 10),
        known: ["health_station", "culture_station"])
        == "noData; 0…2; missing all service_station")
  }

  @Test func `does not count what is only planned`() throws {
    #expect(
      try told(
        ("service_station", 0), ("health_station", 1), ("culture_station", 1),
        planned: ["service_station"]) == "notMet; 0; short of 2 kinds")
  }

  @Test func `finds the other next door in another community, too`() throws {
    var ground = Ground([:], [:], known: Self.all)
    ground.add("health_station", in: 0, at: (0, 0))
    ground.add("culture_station", in: 0, at: (20, 0))
    ground.add("service_station", in: 1, at: (40, 0))
    #expect(try ground.told(by: "colocation", Self.rule) == "met; 2; f1 f2")
    #expect(
      try ground.told(by: "colocation", Self.rule, of: "c2") == "notMet; 0; short of 2 kinds")
  }
}
