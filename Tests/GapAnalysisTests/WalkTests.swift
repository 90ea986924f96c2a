import GapAnalysis
import Geography
import TestSupport
import Testing
import WalkingNetwork

/// Walks that anyone can follow on paper: each piece with its way and meters.
@Suite("A walk leads") struct WalkTests {
  private func with(_ tags: [String: String]) -> [String: String] {
    Town.street.merging(tags) { $1 }
  }

  @Test func `round a river by its bridge`() throws {
    var town = Town()
    for (name, east, north) in [
      ("A", 0.0, 0.0), ("B", 500, 0), ("C", 500, 200), ("D", 0, 200),
    ] { town.node(name, east: east, north: north) }
    let south = town.way("A", "B")
    let bridge = town.way("B", "C", tags: with(["bridge": "yes"]))
    let north = town.way("C", "D")
    town.household("home", east: 0, north: -5)
    town.facility("clinic", "clinic", east: 100, north: 205)
    let answers = try town.answers()
    #expect(
      try answers.walk("home", "clinic")
        == "leg 5, street \(south) 500, street \(bridge) 200, street \(north) 400, leg 5")
    let answer = try answers.explained("home").categories[0]
    // 210 m north and 100 m east.
    let line = (210.0 * 210 + 100 * 100).squareRoot()
    #expect(abs(answer.straight!.meters - line) < 0.05)
    #expect(abs(answer.detourFactor! - 1110 / line) < 0.001)
  }

  @Test func `out of a compound by its lane, and not through another`() throws {
    var town = Town()
    town.draw(
      """
      A--B==C--D
      |        |
      E--F--G--H
      """, spacingMeters: 100)
    town.household("west", east: 0, north: 0)
    town.household("inside", east: 120, north: 5)
    town.facility("clinic", "clinic", east: 300, north: 0)
    let answers = try town.answers()
    let west = try #require(try answers.walk("west", "clinic"))
    #expect(!west.contains("restricted"))
    let inside = try #require(try answers.explained("inside").categories[0].nearest)
    #expect(inside.walk.route.pieces.map(\.kind) == [.leg, .restricted, .street])
    #expect(inside.walk.route.pieces.map(\.isRestricted) == [false, true, false])
  }

  @Test func `through a private gate only as its first or last stretch`() throws {
    var town = Town()
    town.draw(
      """
      A--B--C
      |     |
      D--E--F
      """, spacingMeters: 100)
    town.barrier("B", ["barrier": "gate", "access": "private"])
    town.household("home", east: 50, north: 0)
    town.facility("clinic", "clinic", east: 150, north: 0)
    // Not 100 m through the gate: 50 back, 100 + 200 + 100 round, 50 on.
    let walk = try #require(try town.answers().explained("home").categories[0].nearest?.walk)
    #expect(ByHand.isWalk(Double(walk.centiseconds) / 100, meters: 500))
    #expect(walk.route.pieces.allSatisfy { $0.kind == .street })
  }

  @Test func `over steps, which count double in time and single in length`() throws {
    var town = Town()
    town.node("A", east: 0, north: 0)
    town.node("B", east: 100, north: 0)
    town.node("C", east: 140, north: 0)
    town.node("D", east: 200, north: 0)
    let first = town.way("A", "B")
    let steps = town.way("B", "C", tags: ["highway": "steps"])
    let last = town.way("C", "D")
    town.household("home", east: 0, north: 0)
    town.household("on the steps", east: 130, north: 0)
    town.facility("clinic", "clinic", east: 200, north: 0)
    let answers = try town.answers(TownStudy(joinSlack: 0.001))
    #expect(
      try answers.walk("home", "clinic")
        == "street \(first) 100, steps \(steps) 40, street \(last) 60")
    #expect(
      try answers.walk("on the steps", "clinic") == "steps \(steps) 10, street \(last) 60")
    let walk = try answers.explained("home").categories[0].nearest!.walk
    #expect(abs(WalkLength.meters(walk.route.levelLength) - 240) < 0.05)
    #expect(abs(WalkLength.meters(walk.route.groundLength) - 200) < 0.05)
  }

  @Test func `along one segment, and where that is closed round the block`() throws {
    var town = Town()
    town.draw(
      """
      A  B
      |  |
      D--C
      """, spacingMeters: 100)
    let oneWay = town.way("A", "B", tags: with(["oneway:foot": "yes"]))
    town.household("west", east: 20, north: 0)
    town.household("east", east: 80, north: 0)
    town.facility("clinic", "clinic", east: 50, north: 0)
    let answers = try town.answers()
    #expect(try answers.walk("west", "clinic") == "street \(oneWay) 30")
    let round = try #require(try answers.explained("east").categories[0].nearest).walk.route
    // 20 to B, 100 down, 100 back, 100 up, 50 to the clinic.
    #expect(abs(WalkLength.meters(round.groundLength) - 370) < 0.05)
    #expect(round.pieces.first?.wayID == oneWay)
    #expect(round.pieces.last?.wayID == oneWay)
    #expect(round.pieces.count == 5)
  }

  @Test func `the shorter way round a ring, also over where its chain begins`() throws {
    var town = Town()
    for (index, place) in [(0, 0), (300, 0), (300, 300), (0, 300)].enumerated() {
      town.node("\(index)", east: Double(place.0), north: Double(place.1))
    }
    let ring = town.way("0", "1", "2", "3", "0")
    town.facility("clinic", "clinic", east: 20, north: 0)
    town.household("ahead", east: 220, north: 0)
    town.household("behind", east: 0, north: 200)
    let answers = try town.answers()
    #expect(try answers.walk("ahead", "clinic") == "street \(ring) 200")
    #expect(try answers.walk("behind", "clinic") == "street \(ring) 220")
  }

  @Test func `to where the data ends, and says where that is`() throws {
    var town = Town()
    town.node("A", east: 0, north: 0)
    town.node("B", east: 300, north: 0)
    town.missing("X")
    let street = town.way("A", "B", "X")
    town.categories = ["clinic"]
    town.household("home", east: 100, north: 10)
    let answers = try town.answers()
    #expect(try answers.walk("home", "clinic") == nil)
    #expect(try answers.walkToOpenEnd("home") == "leg 10, street \(street) 200")
    #expect(
      try answers.explained("home").openEnd?.route.end == town.coordinate(east: 300, north: 0))
  }

  @Test func `from a home at the clinic's own point: two legs to the same place`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 200)
    town.household("home", east: 100, north: 30)
    town.facility("clinic", "clinic", east: 100, north: 30)
    let answers = try town.answers()
    #expect(try answers.walk("home", "clinic") == "leg 30, leg 30")
    #expect(try answers.explained("home").categories[0].detourFactor == nil)
  }

  /// Nodes lie at one place in twos.
  @Test func `over no place twice in a row`() throws {
    var town = Town()
    for (name, east) in [("A", 0.0), ("B", 300), ("C", 300), ("D", 500), ("E", 500)] {
      town.node(name, east: east, north: 0)
    }
    let first = town.way("A", "B", "C")
    let steps = town.way("C", "D", "E", tags: ["highway": "steps"])
    town.household("home", east: 100, north: 20)
    town.facility("clinic", "clinic", east: 500, north: 0)
    let answers = try town.answers()
    #expect(try answers.walk("home", "clinic") == "leg 20, street \(first) 200, steps \(steps) 200")
    let pieces = try answers.explained("home").categories[0].nearest!.walk.route.pieces
    let places = [100.0, 300, 500].map { town.coordinate(east: $0, north: 0) }
    #expect(
      pieces.map(\.coordinates) == [
        [town.coordinate(east: 100, north: 20), places[0]], [places[0], places[1]],
        [places[1], places[2]],
      ])
  }

  /// Where the home joins the oblique street is 3 mm from the corner, so at the corner on the grid of
  /// coordinates; the home of the street's middle is 3 mm from it.
  @Test func `by a piece of a single place where it is too short to have two`() throws {
    var town = Town()
    for (name, east, north) in [("A", 0.0, 0.0), ("B", 300, 200), ("C", 600, 200)] {
      town.node(name, east: east, north: north)
    }
    let oblique = town.way("A", "B")
    let level = town.way("B", "C")
    let (corner, middle) = (
      town.coordinate(east: 300, north: 200), town.coordinate(east: 150, north: 100)
    )
    town.household(
      "corner",
      at: Coordinate(
        longitudeE7: corner.longitudeE7 - 1, latitudeE7: corner.latitudeE7 + 1))
    town.household(
      "middle",
      at: Coordinate(
        longitudeE7: middle.longitudeE7 + 1, latitudeE7: middle.latitudeE7 + 1))
    town.facility("clinic", "clinic", east: 600, north: 200)
    let answers = try town.answers(TownStudy(joinSlack: 0))
    func pieces(_ household: String) throws -> [WalkPiece] {
      try #require(try answers.explained(household).categories[0].nearest).walk.route.pieces
    }
    let fromCorner = try pieces("corner")
    #expect(fromCorner.map(\.wayID) == [nil, oblique, level])
    #expect(fromCorner.map(\.coordinates.count) == [2, 1, 2])
    #expect(fromCorner[1].coordinates == [corner])
    #expect((200...400).contains(fromCorner[1].groundLength))
    let fromMiddle = try pieces("middle")
    #expect(fromMiddle.map(\.wayID) == [nil, oblique, level])
    #expect(fromMiddle.map(\.coordinates.count) == [1, 2, 2])
  }
}
