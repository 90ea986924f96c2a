import TestSupport
import Testing

/// Expected answers were worked out by hand from the plan of the town, before any run.
@Suite("The demo town")
struct DemoTownTests {
  @Test func `is what its script makes`() throws {
    try Script.run("Scripts/make-demo-town", "--check")
  }

  @Test func `has every verdict and reason`() throws {
    let answers = Set(try DemoTown.expected.get().map(\.answer))
    #expect(
      answers.isSuperset(of: [
        "covered ", "unknown ", "notCovered noFacility", "notCovered offNetwork",
        "notCovered notConnected", "notCovered detour", "notCovered tooFar",
        "setAside outsideDataArea", "setAside noCoordinates",
      ]))
  }

  @Test func `is judged as worked out by hand`() throws {
    for expected in try DemoTown.expected.get() {
      #expect(
        try answer(to: expected) == expected.answer, Comment(rawValue: expected.question))
    }
  }

  /// The plan is flat, its arithmetic in whole meters: a second is more than both can make.
  @Test func `has the same answers from tables on WGS 84 as from those in GCJ-02`() throws {
    let facilities = DemoTown.facilityTables[0]
    let (bureau, plain) = (
      try DemoTown.outputs(facilities).households, try DemoTown.plainOutputs(facilities).households
    )
    #expect(bureau.column("id") == plain.column("id"))
    let answers = plain.names.filter { !$0.hasSuffix("_seconds") && !["lon", "lat"].contains($0) }
    let shared = answers.filter { $0 != "weight" }
    // Coordinates in GCJ-02 have six decimals, some 0.1 m: a verdict may turn at a limit.
    let differing = zip(bureau.columns(shared), plain.columns(shared)).count { $0 != $1 }
    #expect(differing * 50 < plain.rows.count)
  }

  @Test func `takes the times worked out by hand`() throws {
    for expected in try DemoTown.expected.get() {
      guard let byHand = expected.seconds else { continue }
      let households = try DemoTown.outputs(expected.facilities).households
      let row = try #require(households.column("id").firstIndex(of: expected.household))
      let seconds = try #require(Double(households[row, "\(expected.category)_seconds"]))
      #expect(abs(seconds - byHand) <= 1, Comment(rawValue: expected.question))
    }
  }

  @Test func `keeps half a minute between its times and the limits`() throws {
    for expected in try DemoTown.expected.get() {
      guard let seconds = expected.seconds, let minutes = Double(expected.minutes) else { continue }
      #expect(abs(seconds - minutes * 60) >= 30, Comment(rawValue: expected.question))
    }
  }

  @Test(arguments: DemoTown.facilityTables)
  func `has one row in each table that cannot be used, and a household outside`(
    facilities: String
  ) throws {
    let rejected = try DemoTown.outputs(facilities).table("rejected.csv")
    #expect(
      Set(rejected.columns(["id", "reason"])) == [
        ["SL05-003", "outsideDataArea"], ["SL10-003", "noCoordinates"],
        ["F41", "unusedCategory"],
      ])
  }

  private func answer(to expected: DemoTown.Expectation) throws -> String {
    let outputs = try DemoTown.outputs(expected.facilities)
    let households = outputs.households
    guard let row = households.column("id").firstIndex(of: expected.household) else {
      let rejected = outputs.table("rejected.csv")
      let row = try #require(rejected.column("id").firstIndex(of: expected.household))
      return "setAside \(rejected[row, "reason"])"
    }
    let column = "\(expected.category)_\(expected.minutes)"
    return "\(households[row, column]) \(households[row, "\(column)_reason"])"
  }
}
