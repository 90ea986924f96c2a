import Diagnostics
import OSMExtract
import TestSupport
import Testing

@Suite("A profile") struct ProfileTests {
  private let folder = TownStudy.rules + "/Profiles"

  @Test(
    arguments: [("planning", 4.0, 2.0), ("adult", 4.8, 2.4), ("elderly", 2.88, 1.44)])
  func `has the speeds of the walking rule`(name: String, speed: Double, steps: Double) throws {
    let profile = try WalkingProfile(name, folder: folder)
    #expect(profile.id == name)
    #expect(profile.speedKilometersPerHour == speed)
    #expect(profile.stepsSpeedKilometersPerHour == steps)
    let parameters = profile.streets.parameters
    #expect(parameters.maxJoin == 100)
    #expect(parameters.joinSlack == 10)
    #expect(parameters.smallPart == 1000)
    #expect(parameters.implausibleBoxFactor == 4)
    #expect(parameters.boxMargin == 0.001)
    #expect(parameters.detourFactor == 1.5)
  }

  @Test func `is found by its path too`() throws {
    #expect(try WalkingProfile(folder + "/adult.yaml", folder: "/nowhere").id == "adult")
  }

  @Test func `that is not there is answered with those that are`() {
    let failure = #expect(throws: Failure.self) { try WalkingProfile("runner", folder: folder) }
    #expect(failure?.kind == .missingInput)
    #expect(failure?.problem == "there is no profile \"runner\"")
    #expect(failure?.advice?.contains("adult, elderly, planning") == true)
    let path = #expect(throws: Failure.self) { try WalkingProfile("./runner", folder: folder) }
    #expect(path?.kind == .missingInput)
  }

  @Test func `finds its street rules beside itself and says where they are named if not`() throws {
    try TemporaryFolder.with { temporary in
      let text = """
        id: slow
        title: {en: Slow, zh: 慢}
        speed_kmh: 1
        steps_speed_kmh: 0.5
        streets: STREETS
        """
      func write(_ streets: String) throws -> String {
        try temporary.write(
          text.split(separator: "STREETS", omittingEmptySubsequences: false)
            .joined(separator: streets), to: "slow.yaml")
      }
      let walking = folder + "/Streets/walking.yaml"
      #expect(try WalkingProfile(try write(walking), folder: folder).streets.lines.count == 9)
      let path = try write("walking.yaml")
      let failure = #expect(throws: Failure.self) { try WalkingProfile(path, folder: folder) }
      #expect(failure?.file == path)
      #expect(failure?.line == 5)
      #expect(failure?.column == 10)
      let negative = try temporary.write(
        text.split(separator: ": 1", omittingEmptySubsequences: false).joined(separator: ": -1"),
        to: "negative.yaml")
      let speed = #expect(throws: Failure.self) { try WalkingProfile(negative, folder: folder) }
      #expect(speed?.line == 3)
      #expect(speed?.column == 12)
    }
  }
}
