import TestSupport
import Testing

/// Towns whose distances anyone can count.
@Suite("Walking times") struct StreetPatternTests {
  @Test func `on a grid are the distances along its streets`() throws {
    var town = Town()
    town.draw(
      """
      A--B--C--D--E
      |  |  |  |  |
      F--G--H--I--J
      |  |  |  |  |
      K--L--M--N--O
      |  |  |  |  |
      P--Q--R--S--T
      """, spacingMeters: 100)
    town.facility("clinic", "clinic", east: 100, north: -200)
    for column in 0..<5 {
      for row in 0..<4 {
        town.household("\(column) \(row)", east: Double(column) * 100, north: -Double(row) * 100)
      }
    }
    let answers = try town.answers()
    for column in 0..<5 {
      for row in 0..<4 {
        let meters = Double(abs(column - 1) + abs(row - 2)) * 100
        #expect(ByHand.isWalk(answers.seconds("\(column) \(row)", "clinic"), meters: meters))
      }
    }
  }

  @Test func `on a ring go the shorter way round`() throws {
    var town = Town()
    town.draw(
      """
      A--B--C
      |     |
      D     E
      |     |
      F--G--H
      """, spacingMeters: 100)
    town.facility("clinic", "clinic", east: 0, north: 0)
    let ring = [(0, 0), (1, 0), (2, 0), (2, -1), (2, -2), (1, -2), (0, -2), (0, -1)]
    for (index, place) in ring.enumerated() {
      town.household("\(index)", east: Double(place.0) * 100, north: Double(place.1) * 100)
    }
    let answers = try town.answers()
    for index in ring.indices {
      let meters = Double(min(index, 8 - index)) * 100
      #expect(ByHand.isWalk(answers.seconds("\(index)", "clinic"), meters: meters))
    }
  }

  @Test func `on a ring without any junction go the shorter way round too`() throws {
    var town = Town()
    for (index, place) in [(0, 0), (300, 0), (300, 300), (0, 300)].enumerated() {
      town.node("\(index)", east: Double(place.0), north: Double(place.1))
    }
    town.way("0", "1", "2", "3", "0")
    town.facility("clinic", "clinic", east: 20, north: 0)
    town.household("ahead", east: 300, north: 300)
    town.household("behind", east: 0, north: 200)
    town.household("same side", east: 220, north: 0)
    let answers = try town.answers()
    #expect(ByHand.isWalk(answers.seconds("ahead", "clinic"), meters: 280, 300))
    #expect(ByHand.isWalk(answers.seconds("behind", "clinic"), meters: 200, 20))
    #expect(ByHand.isWalk(answers.seconds("same side", "clinic"), meters: 200))
  }

  @Test func `on a comb go back to its spine`() throws {
    var town = Town()
    town.draw(
      """
      A--B--C--D--E
      |  |  |  |  |
      F  G  H  I  J
      |  |  |  |  |
      K  L  M  N  O
      """, spacingMeters: 100)
    town.facility("clinic", "clinic", east: 0, north: -200)
    for tooth in 1..<5 { town.household("\(tooth)", east: Double(tooth) * 100, north: -200) }
    let answers = try town.answers()
    for tooth in 1..<5 {
      let meters = 200 + Double(tooth) * 100 + 200
      #expect(ByHand.isWalk(answers.seconds("\(tooth)", "clinic"), meters: meters))
    }
  }

  @Test func `on a long block without junctions begin in its middle`() throws {
    var town = Town()
    town.node("A", east: 0, north: 0)
    town.node("B", east: 1500, north: 0)
    town.way("A", "B")
    town.household("home", east: 700, north: 40)
    town.facility("clinic", "clinic", east: 1000, north: -30)
    let seconds = try town.answers().seconds("home", "clinic")
    #expect(ByHand.isWalk(seconds, meters: 40, 300, 30))
  }

  @Test func `are exact to a hundredth of a second`() throws {
    var town = Town()
    // 54,321 steps of 1e-7° along the equator.
    town.node("A", at: town.steps(east: 0, north: 0))
    town.node("B", at: town.steps(east: 54_321, north: 0))
    town.way("A", "B")
    town.household("home", at: town.steps(east: 0, north: 0))
    town.facility("clinic", "clinic", at: town.steps(east: 54_321, north: 0))
    let exact = ByHand.seconds(54_321 * ByHand.stepEast)
    #expect(try town.answers().seconds("home", "clinic") == (exact * 100).rounded() / 100)
  }

  @Test func `on a square with area=yes follow its ring`() throws {
    var town = Town()
    town.draw(
      """
      A--B  C

      D  E  F
      """, spacingMeters: 60)
    town.way("B", "C", "F", "E", "B", tags: ["highway": "pedestrian", "area": "yes"])
    town.household("home", east: 0, north: 0)
    town.facility("clinic", "clinic", east: 120, north: -60)
    // 60 m to the square, then along two of its sides, not across.
    #expect(ByHand.isWalk(try town.answers().seconds("home", "clinic"), meters: 60, 60, 60))
  }

  @Test(arguments: [("planning", 4.0), ("adult", 4.8), ("elderly", 2.88)])
  func `on steps take twice as long, straight legs do not`(profile: String, speed: Double) throws {
    var town = Town()
    town.draw("A--B  C--D", spacingMeters: 100)
    town.way("B", "C", tags: ["highway": "steps"])
    town.household("home", east: 0, north: 20)
    town.household("on the steps", east: 150, north: 30)
    town.facility("clinic", "clinic", east: 300, north: -10)
    let answers = try town.answers(TownStudy(profile: profile))
    #expect(
      ByHand.isWalk(
        answers.seconds("home", "clinic"), meters: 20, 100, 2 * 100, 100, 10, speed: speed))
    #expect(
      ByHand.isWalk(
        answers.seconds("on the steps", "clinic"), meters: 30, 2 * 50, 100, 10, speed: speed))
  }

  @Test func `on steps between two points of one segment are those of steps`() throws {
    var town = Town()
    town.node("A", east: 0, north: 0)
    town.node("B", east: 200, north: 0)
    town.way("A", "B", tags: ["highway": "steps"])
    town.household("home", east: 50, north: 0)
    town.facility("clinic", "clinic", east: 120, north: 0)
    #expect(ByHand.isWalk(try town.answers().seconds("home", "clinic"), meters: 2 * 70))
  }

  @Test func `never take a ferry`() throws {
    var town = Town()
    town.draw("A--B  C--D", spacingMeters: 600)
    town.way("B", "C", tags: ["route": "ferry", "foot": "yes"])
    town.way("A", "B", tags: ["man_made": "pier"])
    town.household("home", east: 0, north: 0)
    town.facility("clinic", "clinic", east: 1800, north: 0)
    #expect(try town.answers().seconds("home", "clinic") == nil)
  }

  @Test func `are the same over the 180th meridian`() throws {
    let times = try [0, 179.999, -179.9995].map { longitude in
      var town = Town(longitude: longitude, latitude: -17)
      town.draw("A--B--C--D", spacingMeters: 100)
      town.household("home", east: 10, north: 12)
      town.household("off", east: 150, north: 70)
      town.facility("clinic", "clinic", east: 290, north: -8)
      let answers = try town.answers()
      return [answers.seconds("home", "clinic"), answers.seconds("off", "clinic")]
    }
    #expect(ByHand.isWalk(times[0][0], meters: 12, 280, 8))
    #expect(times[1] == times[0])
    #expect(times[2] == times[0])
  }

  @Test func `meet only where ways share a node`() throws {
    var town = Town()
    town.node("A", east: 0, north: 0)
    town.node("B", east: 1200, north: 0)
    town.node("C", east: 600, north: -600)
    town.node("D", east: 600, north: 600)
    // One at the same place as the middle of the other street, but not the same node.
    town.node("crossing", east: 600, north: 0)
    town.node("crossing below", east: 600, north: 0)
    town.way("A", "crossing", "B")
    town.way("C", "crossing below", "D")
    town.household("home", east: 0, north: 0)
    town.facility("clinic", "clinic", east: 600, north: 600)
    #expect(try town.answers().seconds("home", "clinic") == nil)
  }
}
