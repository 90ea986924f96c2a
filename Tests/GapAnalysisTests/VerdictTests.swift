import Foundation
import GapAnalysis
import PROJKit
import TestSupport
import Testing

@Suite("A verdict") struct VerdictTests {
  /// Walking rule, 4: every verdict and every reason, each for a household of its own.
  @Test func `is one of seven, each with a household of its own`() throws {
    var town = Town()
    // A street of 3 km; 300 m north of it another, over a bridge at its east end.
    town.node("A", east: 0, north: 0)
    town.node("B", east: 3000, north: 0)
    town.node("C", east: 3000, north: 300)
    town.node("D", east: 0, north: 300)
    town.way("A", "B")
    town.way("B", "C", tags: Town.street.merging(["bridge": "yes"]) { $1 })
    town.way("C", "D")
    // The data ends 200 m west of A.
    town.node("W", east: -200, north: 0)
    town.missing("X")
    town.way("A", "W", "X")
    // An island of 1.2 km, whole in the data.
    town.node("I", east: 0, north: 2000)
    town.node("J", east: 1200, north: 2000)
    town.way("I", "J")
    town.categories = ["clinic", "library"]
    town.facility("clinic", "clinic", east: 1500, north: 0)

    town.household("covered", east: 1000, north: 0)
    town.household("unknown", east: 100, north: 0)
    town.household("detour", east: 1500, north: 300)
    town.household("too far", east: 2600, north: 0)
    town.household("off", east: 1500, north: 120)
    town.household("island", east: 600, north: 2000)
    let answers = try town.answers()
    func verdict(_ household: String, _ category: String = "clinic") -> Verdict {
      answers.verdict(household, category, "15")
    }
    #expect(verdict("covered") == .covered)
    #expect(verdict("unknown") == .unknown)
    #expect(verdict("detour") == .notCovered(.detour))
    #expect(verdict("too far") == .notCovered(.tooFar))
    #expect(verdict("off") == .notCovered(.offNetwork))
    #expect(verdict("island") == .notCovered(.notConnected))
    #expect(verdict("covered", "library") == .notCovered(.noFacility))
    // An end of the data in reach comes before `noFacility`, that before `offNetwork`.
    #expect(verdict("unknown", "library") == .unknown)
    #expect(verdict("off", "library") == .notCovered(.noFacility))
    #expect(verdict("island", "library") == .notCovered(.noFacility))
    #expect(answers.seconds("off", "clinic") == nil)
    #expect(answers.seconds("island", "clinic") == nil)
    #expect(answers.nearest("island", "clinic") == nil)
  }

  @Test func `is noFacility where the only facility joins no street`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 300)
    town.household("home", east: 0, north: 0)
    town.facility("clinic", "clinic", east: 150, north: 120)
    #expect(try town.answers().verdict("home", "clinic", "15") == .notCovered(.noFacility))
  }

  @Test func `is covered at the limit itself, not a hundredth of a second beyond`() throws {
    var town = Town()
    town.node("A", at: town.steps(east: 0, north: 0))
    town.node("B", at: town.steps(east: 60_000, north: 0))
    town.way("A", "B")
    town.household("home", at: town.steps(east: 0, north: 0))
    town.facility("clinic", "clinic", at: town.steps(east: 60_000, north: 0))
    let hundredths = (ByHand.seconds(60_000 * ByHand.stepEast) * 100).rounded()
    let (exact, less) = ("\(hundredths / 6000)", "\((hundredths - 1) / 6000)")
    let answers = try town.answers(TownStudy(minutes: "\(less),\(exact)"))
    #expect(answers.seconds("home", "clinic") == hundredths / 100)
    #expect(answers.verdict("home", "clinic", exact) == .covered)
    #expect(answers.verdict("home", "clinic", less) == .notCovered(.tooFar))
    #expect(answers.households(inReachOf: "clinic", exact) == 1)
    #expect(answers.households(inReachOf: "clinic", less) == 0)
  }

  @Test func `is unknown where the end of the data is at the limit itself`() throws {
    var town = Town()
    town.node("A", at: town.steps(east: 0, north: 0))
    town.node("B", at: town.steps(east: 60_000, north: 0))
    town.missing("X")
    town.way("A", "B", "X")
    town.categories = ["clinic"]
    town.household("home", at: town.steps(east: 0, north: 0))
    let hundredths = (ByHand.seconds(60_000 * ByHand.stepEast) * 100).rounded()
    let (exact, less) = ("\(hundredths / 6000)", "\((hundredths - 1) / 6000)")
    let answers = try town.answers(TownStudy(minutes: "\(less),\(exact)"))
    #expect(answers.verdict("home", "clinic", exact) == .unknown)
    #expect(answers.verdict("home", "clinic", less) == .notCovered(.noFacility))
  }

  @Test func `is covered rather than unknown where both are in reach`() throws {
    var town = Town()
    town.draw("A--B--C", spacingMeters: 100)
    town.missing("X")
    town.way("A", "X")
    town.household("home", east: 0, north: 0)
    town.facility("clinic", "clinic", east: 200, north: 0)
    #expect(try town.answers().verdict("home", "clinic", "10") == .covered)
  }

  @Test func `is not given to a household outside the data area`() throws {
    var town = Town()
    town.draw("A--B--C", spacingMeters: 100)
    town.facility("clinic", "clinic", east: 0, north: 0)
    town.box(west: -50, south: -50, east: 150, north: 50)
    town.household("inside", east: 100, north: 0)
    town.household("outside", east: 200, north: 0)
    let answers = try town.answers()
    #expect(answers.results.households.ids == ["inside"])
  }
}

@Suite("A river") struct RiverTests {
  /// Streets on both banks, 200 m apart, and a bridge so far east of home and clinic.
  private func town(bridgeAt east: Double?) -> Town {
    var town = Town()
    for (bank, north) in [("n", 0.0), ("s", -200)] {
      town.node("west \(bank)", east: -1500, north: north)
      if let east { town.node("bridge \(bank)", east: east, north: north) }
      town.node("east \(bank)", east: 1500, north: north)
      town.way(
        ["west \(bank)"] + (east == nil ? [] : ["bridge \(bank)"]) + ["east \(bank)"])
    }
    if east != nil {
      town.way("bridge n", "bridge s", tags: Town.street.merging(["bridge": "yes"]) { $1 })
    }
    town.household("home", east: 0, north: 5)
    town.facility("clinic", "clinic", east: 0, north: -205)
    return town
  }

  @Test(
    arguments: [
      // 5 + east + 200 + east + 5 m against 667 m and 1,000 m; the straight line is 210 m.
      (100, .covered, .covered), (300, .notCovered(.detour), .covered),
      (500, .notCovered(.detour), .notCovered(.detour)),
      (1400, .notCovered(.detour), .notCovered(.detour)),
    ] as [(Double, Verdict, Verdict)])
  func `with a bridge makes a detour or none`(
    east: Double, ten: Verdict, fifteen: Verdict
  ) throws {
    let answers = try town(bridgeAt: east).answers()
    #expect(ByHand.isWalk(answers.seconds("home", "clinic"), meters: 5, east, 200, east, 5))
    #expect(answers.verdict("home", "clinic", "10") == ten)
    #expect(answers.verdict("home", "clinic", "15") == fifteen)
  }

  @Test func `without a bridge has a far bank that nobody reaches`() throws {
    let answers = try town(bridgeAt: nil).answers()
    #expect(answers.seconds("home", "clinic") == nil)
    #expect(answers.verdict("home", "clinic", "15") == .notCovered(.notConnected))
  }

  @Test func `without a bridge is a detour where the data's end can be reached`() throws {
    var town = town(bridgeAt: nil)
    town.missing("X")
    town.way("east n", "X")
    // 1,500 m off: beyond 15 minutes, but perhaps there is a bridge out there.
    #expect(try town.answers().verdict("home", "clinic", "15") == .notCovered(.detour))
    #expect(try town.answers(TownStudy(minutes: "23")).verdict("home", "clinic", "23") == .unknown)
  }
}

@Suite("A detour") struct DetourTests {
  /// Home and clinic 1,000 steps of the equator apart in a straight line, the walk by way of a
  /// corner so far north.
  private func town(corner north: Double) -> Town {
    var town = Town()
    town.node("A", east: 0, north: 0)
    town.node("corner", east: 300, north: north)
    town.node("B", east: 600, north: 0)
    town.way("A", "corner", "B")
    town.household("home", east: 0, north: 0)
    town.facility("clinic", "clinic", east: 600, north: 0)
    return town
  }

  @Test func `is a walk over 1.5 times the straight line`() throws {
    // 2 · hypot(300, n) is 1.5 · 600 at n = 335.41.
    for (north, reason) in [(335.0, Verdict.Reason.tooFar), (336, .detour)] {
      let answers = try town(corner: north).answers(TownStudy(minutes: "10"))
      #expect(
        ByHand.isWalk(answers.seconds("home", "clinic"), meters: 2 * hypot(300, north)))
      #expect(answers.verdict("home", "clinic", "10") == .notCovered(reason))
    }
  }

  @Test func `needs the straight line within the limit`() throws {
    // 600 m are 9 minutes.
    let answers = try town(corner: 900).answers(TownStudy(minutes: "8.9,9.1"))
    #expect(answers.verdict("home", "clinic", "8.9") == .notCovered(.tooFar))
    #expect(answers.verdict("home", "clinic", "9.1") == .notCovered(.detour))
  }

  @Test func `is measured to the facility nearest in a straight line`() throws {
    var town = town(corner: 400)
    // Walk 1,000 m to the first. A second one lies 500 m off across country, farther to walk.
    town.node("far", east: 1500, north: 0)
    town.way("B", "far")
    town.node("back", east: 1500, north: -400)
    town.node("near", east: 300, north: -400)
    town.way("far", "back", "near")
    town.facility("second", "clinic", east: 300, north: -400)
    let answers = try town.answers(TownStudy(minutes: "14"))
    #expect(ByHand.isWalk(answers.seconds("home", "clinic"), meters: 1000))
    #expect(answers.nearest("home", "clinic") == "clinic")
    // 1,000 m are over 1.5 · 500, as they are over 1.5 · 600.
    #expect(answers.verdict("home", "clinic", "14") == .notCovered(.detour))
    // 14 minutes are 933 m; with the corner nearer 850 m are over 1.5 · 500, not over 1.5 · 600.
    let north = (425.0 * 425 - 300 * 300).squareRoot()
    var closer = self.town(corner: north)
    #expect(
      try closer.answers(TownStudy(minutes: "12")).verdict("home", "clinic", "12")
        == .notCovered(.tooFar))
    closer.node("far", east: 1500, north: 0)
    closer.node("near", east: 300, north: -400)
    closer.way("B", "far", "near")
    closer.facility("second", "clinic", east: 300, north: -400)
    #expect(
      try closer.answers(TownStudy(minutes: "12")).verdict("home", "clinic", "12")
        == .notCovered(.detour))
  }

  /// North-east of the home, where the plane at the home makes 40.1 km of less than 40.
  @Test func `looks for facilities as far as the longest limit, also in the far north`() throws {
    var town = Town(longitude: 20, latitude: 69.5)
    town.draw("A--B--C", spacingMeters: 25_000)
    town.missing("X")
    town.way("C", "X")
    town.household("home", east: 0, north: 0)
    let place = town.coordinate(east: 32_742, north: 23_150)
    town.facility("clinic", "clinic", at: place)
    town.facility("joined", "clinic", east: 0, north: 90_000)
    town.node("I", east: 0, north: 90_000)
    town.node("J", east: 2000, north: 90_000)
    town.way("I", "J")
    let line = try Geodesic().exactLength(from: town.households[0].coordinate, to: place)
    #expect(line > 39_850 && line < 39_990)
    // 600 minutes are 40 km; the end of the data is 50 km off, a clinic never reached.
    let answers = try town.answers(TownStudy(minutes: "600"))
    #expect(answers.verdict("home", "clinic", "600") == .notCovered(.detour))
  }
}
