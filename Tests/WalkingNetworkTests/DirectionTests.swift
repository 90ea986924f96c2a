import Foundation
import TestSupport
import Testing

@Suite("A street's direction") struct DirectionTests {
  /// 100 m from A to B along one way with these tags, 300 m round it.
  private func town(_ tags: [String: String]) -> Town {
    var town = Town()
    town.draw(
      """
      A  B
      |  |
      C--D
      """, spacingMeters: 100)
    town.way("A", "B", tags: Town.street.merging(tags) { $1 })
    town.household("A", east: 0, north: 0)
    town.household("B", east: 100, north: 0)
    town.facility("A", "at A", east: 0, north: 0)
    town.facility("B", "at B", east: 100, north: 0)
    return town
  }

  @Test(
    arguments: [
      ([:], 100, 100), (["oneway": "yes"], 100, 100), (["oneway": "-1"], 100, 100),
      (["junction": "roundabout"], 100, 100), (["oneway:foot": "yes"], 100, 300),
      (["oneway:foot": "-1"], 300, 100), (["oneway:foot": "no"], 100, 100),
      (["foot:forward": "no"], 300, 100), (["foot:backward": "no"], 100, 300),
      (["highway": "footway", "conveying": "forward"], 100, 300),
      (["highway": "footway", "conveying": "backward"], 300, 100),
      (["conveying": "yes"], 100, 100),
      (["foot:forward": "no", "foot:backward": "no"], 300, 300),
    ] as [([String: String], Double, Double)])
  func `is obeyed where it is meant for walkers`(
    tags: [String: String], along: Double, against: Double
  ) throws {
    let answers = try town(tags).answers()
    #expect(ByHand.isWalk(answers.seconds("A", "at B"), meters: along))
    #expect(ByHand.isWalk(answers.seconds("B", "at A"), meters: against))
  }

  @Test func `is obeyed between two points of one segment`() throws {
    var town = town(["oneway:foot": "yes"])
    town.household("early", east: 20, north: 0)
    town.household("late", east: 80, north: 0)
    town.facility("early", "early", east: 20, north: 0)
    town.facility("late", "late", east: 80, north: 0)
    let answers = try town.answers()
    #expect(ByHand.isWalk(answers.seconds("early", "late"), meters: 60))
    // On to B, round by D, C and A, and along again.
    #expect(ByHand.isWalk(answers.seconds("late", "early"), meters: 20, 300, 20))
    #expect(ByHand.isWalk(answers.seconds("late", "late"), meters: 0))
  }

  @Test func `closed both ways can be joined, not walked`() throws {
    var town = town(["foot:forward": "no", "foot:backward": "no"])
    town.household("on it", east: 50, north: 0)
    town.facility("on it", "there", east: 50, north: 0)
    let answers = try town.answers()
    #expect(answers.seconds("on it", "at A") == nil)
    #expect(answers.seconds("A", "there") == nil)
    #expect(ByHand.isWalk(answers.seconds("on it", "there"), meters: 0))
    #expect(try answers.joins(town.households[2].coordinate).count == 1)
  }

  /// The home's nearest place on the second segment is the bend B, as the clinic's on the first.
  @Test(arguments: [true, false])
  func `closed both ways keeps nobody from the bend where both stand`(
    hasSideStreet: Bool
  ) throws {
    var town = Town()
    town.node("A", east: 0, north: 0)
    town.node("B", east: 100, north: 0)
    town.node("C", east: 150, north: 90)
    let closed = Town.street.merging(["foot:forward": "no", "foot:backward": "no"]) { $1 }
    town.way("A", "B", "C", tags: closed)
    town.node("D", east: 100, north: -500)
    // Points join no bridge, so that it only makes a junction of B.
    let bridge = Town.street.merging(["bridge": "yes"]) { $1 }
    if hasSideStreet { town.way("B", "D", tags: bridge) }
    town.household("home", east: 60, north: 10)
    town.facility("clinic", "clinic", east: 130, north: 20)
    let answers = try town.answers(TownStudy(joinSlack: 100))
    #expect(
      ByHand.isWalk(
        answers.seconds("home", "clinic"), meters: hypot(60 - 100, 10), hypot(130 - 100, 20)))
  }

  @Test func `makes times table and way back differ`() throws {
    let answers = try town(["oneway:foot": "yes"]).answers()
    #expect(answers.seconds("A", "at B") != answers.seconds("B", "at A"))
  }
}
