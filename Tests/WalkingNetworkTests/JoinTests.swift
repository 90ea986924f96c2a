import Foundation
import Geography
import Parallelism
import TestSupport
import Testing

@Suite("A join") struct JoinTests {
  @Test func `reaches 100 m, rounded to a millimeter`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 500)
    // West of the street's end, in steps of 1e-7°: the distance to A is known by hand.
    func place(_ isWanted: (Double) -> Bool) -> Coordinate? {
      for west in 0..<9000 {
        let x = Double(west) * ByHand.stepEast
        let north = Int(((100.0005 * 100.0005 - x * x).squareRoot() / ByHand.stepNorth).rounded())
        for north in north - 1...north + 1
        where isWanted(hypot(x, Double(north) * ByHand.stepNorth)) {
          return town.steps(east: -west, north: north)
        }
      }
      return nil
    }
    let near = try #require(place { (100.0003..<100.000_45).contains($0) })
    let far = try #require(place { (100.000_55..<100.0007).contains($0) })
    town.categories = ["clinic"]
    let answers = try town.answers()
    #expect(try answers.joins(near).map(\.leg) == [100_000])
    #expect(try answers.joins(far).isEmpty)
  }

  /// Streets 20 m north and, joined to it far away, `south` m south of a home.
  private func parallelStreets(south: Double) -> Town {
    var town = Town()
    town.node("A", east: -10, north: 20)
    town.node("B", east: 500, north: 20)
    town.node("C", east: 500, north: -south)
    town.node("D", east: -10, north: -south)
    town.way("A", "B", "C", "D")
    town.household("home", east: 0, north: 0)
    town.facility("clinic", "clinic", east: 0, north: -south)
    return town
  }

  @Test func `is kept up to 10 m farther than the nearest`() throws {
    let near = try parallelStreets(south: 29.9).answers()
    #expect(ByHand.isWalk(near.seconds("home", "clinic"), meters: 29.9))
    let far = try parallelStreets(south: 30.1).answers()
    #expect(ByHand.isWalk(far.seconds("home", "clinic"), meters: 20, 500, 50.1, 500))
    let slack = try parallelStreets(south: 30.1).answers(TownStudy(joinSlack: 10.2))
    #expect(ByHand.isWalk(slack.seconds("home", "clinic"), meters: 30.1))
  }

  @Test func `adds its leg at both ends, also at the clinic's own door`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 200)
    town.household("home", east: 100, north: 30)
    town.facility("clinic", "clinic", east: 100, north: 30)
    #expect(ByHand.isWalk(try town.answers().seconds("home", "clinic"), meters: 60))
  }

  @Test func `on the segment of another is walked along it`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 300)
    town.household("home", east: 100, north: 15)
    town.facility("clinic", "clinic", east: 250, north: -25)
    #expect(
      ByHand.isWalk(try town.answers().seconds("home", "clinic"), meters: 15, 150, 25))
  }

  @Test func `is none on bridges, in tunnels and indoors, but in a building's passage`() throws {
    for (tags, isJoined) in [
      (["tunnel": "yes"], false), (["tunnel": "building_passage"], true), (["tunnel": "no"], true),
      (["bridge": "yes"], false), (["bridge": "no"], true), (["indoor": "yes"], false),
      (["indoor": "no"], true),
    ] {
      var town = Town()
      town.draw("A  B--C", spacingMeters: 300)
      town.way("A", "B", tags: Town.street.merging(tags) { $1 })
      town.household("home", east: 100, north: 10)
      town.facility("clinic", "clinic", east: 600, north: 0)
      let answers = try town.answers()
      #expect((answers.seconds("home", "clinic") != nil) == isJoined, "\(tags)")
      // It is walked all the same.
      town.node("D", east: 0, north: 100)
      town.way("A", "D")
      town.household("beyond", east: 0, north: 100)
      #expect(
        ByHand.isWalk(try town.answers().seconds("beyond", "clinic"), meters: 700), "\(tags)")
    }
  }

  @Test func `is not on the motorway that is nearest`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 1200)
    town.node("M", east: 0, north: 60)
    town.node("N", east: 1200, north: 60)
    town.way("M", "N", tags: ["highway": "motorway"])
    town.household("home", east: 600, north: 55)
    town.facility("clinic", "clinic", east: 0, north: 0)
    #expect(ByHand.isWalk(try town.answers().seconds("home", "clinic"), meters: 55, 600))
  }

  /// A street `length` m long, and 40 m from it a stair of 50 m, with a home beside the stair.
  private func stair(beside length: Double) throws -> [Int64] {
    var town = Town()
    town.draw("A--B", spacingMeters: length)
    town.node("S", east: 100, north: 40)
    town.node("T", east: 150, north: 40)
    town.way("S", "T", tags: ["highway": "steps"])
    town.categories = ["clinic"]
    let home = town.coordinate(east: 120, north: 42)
    return try town.answers().joins(home).map(\.way).sorted()
  }

  @Test func `is not on a small part where a longer one is near`() throws {
    #expect(try stair(beside: 1200) == [1000])
    // Also where the longer one is itself below 1,000 m.
    #expect(try stair(beside: 200) == [1000])
    // The longer one is the stair.
    #expect(try stair(beside: 30) == [1001])
  }

  @Test func `is on a small part where no longer one is near`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 1200)
    town.node("S", east: 100, north: 240)
    town.node("T", east: 150, north: 240)
    town.way("S", "T", tags: ["highway": "steps"])
    town.categories = ["clinic"]
    #expect(try town.answers().joins(town.coordinate(east: 120, north: 242)).map(\.way) == [1001])
  }

  @Test func `is on every part of 1,000 m and more`() throws {
    for (length, ways) in [(1000.1, [1000, 1001] as [Int64]), (999.9, [1000])] {
      var town = Town()
      town.draw("A--B", spacingMeters: 2000)
      town.node("C", east: 0, north: 90)
      town.node("D", east: length, north: 90)
      town.way("C", "D")
      town.categories = ["clinic"]
      // 80 m from one part, 10 m from the other: slack counts within a part only.
      let home = town.coordinate(east: 500, north: 80)
      #expect(try town.answers().joins(home).map(\.way).sorted() == ways)
    }
  }

  @Test func `counts a part's whole length, also outside the data area`() throws {
    var town = Town()
    town.draw("A--B--C", spacingMeters: 600)
    town.node("D", east: 0, north: 50)
    town.node("E", east: 2000, north: 50)
    town.way("D", "E")
    town.categories = ["clinic"]
    let home = town.coordinate(east: 100, north: 10)
    // The box leaves 600 m of the first part in use.
    let area = town.boundingBox(west: -100, south: -100, east: 500, north: 100)
    let answers = try town.answers(
      TownStudy(dataArea: .init(shape: .boxes([area]), source: .given)))
    #expect(try answers.joins(home).map(\.way).sorted() == [1000, 1002])
  }

  /// A street 20 m north of a home, and one of 50 segments some 95 m north of it.
  private func windingStreet(isConnected: Bool) throws -> (measured: Int, joined: Int) {
    var town = Town()
    town.node("A", east: -30, north: 20)
    town.node("B", east: 1500, north: 20)
    town.way("A", "B")
    var names = ["C"]
    town.node("C", east: 1500, north: 99)
    for bend in 0..<50 {
      names.append("bend \(bend)")
      town.node(names.last!, east: 25 - Double(bend), north: bend % 2 == 0 ? 91 : 99)
    }
    town.way(names)
    if isConnected { town.way("B", "C") }
    town.categories = ["clinic"]
    let joins = try town.answers().joiner.joins(
      [town.coordinate(east: 0, north: 0)], parallel: Parallel(threads: 1))
    return (joins.measuredSegments, joins.segments.count)
  }

  @Test func `measures no street of a part that is farther than what it joins`() throws {
    let connected = try windingStreet(isConnected: true)
    #expect(connected.joined == 1)
    #expect(connected.measured <= 2)
    // Of another part it could be joined beside the near one.
    let apart = try windingStreet(isConnected: false)
    #expect(apart.joined > 40)
    #expect(apart.measured > 50)
  }

  @Test func `does not depend on other points`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 200)
    town.household("home", east: 50, north: 10)
    town.facility("clinic", "clinic", east: 150, north: 10)
    let alone = try town.answers().seconds("home", "clinic")
    town.household("far", east: 50_000, north: 50_000)
    town.facility("far", "clinic", east: -40_000, north: 0)
    let answers = try town.answers()
    #expect(answers.seconds("home", "clinic") == alone)
    #expect(answers.seconds("far", "clinic") == nil)
  }
}
