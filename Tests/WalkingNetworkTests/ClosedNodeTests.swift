import TestSupport
import Testing

@Suite("A closed node") struct ClosedNodeTests {
  @Test func `cuts each way that passes or ends there`() throws {
    var town = Town()
    town.draw(
      """
         A
         |
      B--X--C
         |
         D
      """, spacingMeters: 300)
    town.barrier("X", ["barrier": "fence"])
    let ends = [("A", 300.0, 0.0), ("B", 0, -300), ("C", 600, -300), ("D", 300, -600)]
    for (name, east, north) in ends {
      town.household(name, east: east, north: north)
      town.facility(name, "at \(name)", east: east, north: north)
    }
    let answers = try town.answers()
    for (home, _, _) in ends {
      for (place, _, _) in ends {
        #expect((answers.seconds(home, "at \(place)") == nil) == (home != place))
      }
    }
    #expect(answers.network.diagnosis.closedNodes == 1)
    #expect(answers.network.diagnosis.partsInUse == 4)
  }

  @Test func `cuts a way that goes on behind it`() throws {
    var town = Town()
    for (name, east) in [("A", 0.0), ("X", 1200), ("B", 2400)] {
      town.node(name, east: east, north: 0)
    }
    town.way("A", "X", "B")
    town.barrier("X", ["barrier": "wall"])
    town.household("home", east: 1000, north: 0)
    town.facility("same side", "clinic", east: 1190, north: 0)
    // Nearer to X, it would join both parts.
    town.facility("other side", "shop", east: 1301, north: 0)
    let answers = try town.answers()
    #expect(ByHand.isWalk(answers.seconds("home", "clinic"), meters: 190))
    #expect(answers.seconds("home", "shop") == nil)
  }

  @Test func `is no end of the data`() throws {
    var town = Town()
    town.draw("A--X--B", spacingMeters: 300)
    town.barrier("X", ["barrier": "gate", "access": "no"])
    town.categories = ["clinic"]
    town.household("home", east: 100, north: 0)
    #expect(try town.answers().openEndSeconds("home") == nil)
  }

  @Test func `that a ring begins and ends at opens the ring`() throws {
    var town = Town()
    for (name, place) in [("X", (0, 0)), ("A", (100, 0)), ("B", (100, 100)), ("C", (0, 100))] {
      town.node(name, east: Double(place.0), north: Double(place.1))
    }
    town.way("X", "A", "B", "C", "X")
    town.barrier("X", ["barrier": "hedge"])
    town.household("home", east: 0, north: 40)
    town.facility("clinic", "clinic", east: 40, north: 0)
    // Not 80 m across X, but round by C, B and A.
    #expect(
      ByHand.isWalk(try town.answers().seconds("home", "clinic"), meters: 60, 100, 100, 60))
  }
}
