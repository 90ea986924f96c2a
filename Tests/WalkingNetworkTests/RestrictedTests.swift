import TestSupport
import Testing

@Suite("Restricted streets") struct RestrictedTests {
  /// A shortcut of 300 m through a compound, 500 m round it.
  private func compound() -> Town {
    var town = Town()
    town.draw(
      """
      A--B==C--D
      |        |
      E--F--G--H
      """, spacingMeters: 100)
    return town
  }

  @Test func `never carry a walk through`() throws {
    var town = compound()
    town.household("west", east: 0, north: 0)
    town.facility("clinic", "clinic", east: 300, north: 0)
    #expect(ByHand.isWalk(try town.answers().seconds("west", "clinic"), meters: 500))
  }

  @Test func `begin a walk and end one`() throws {
    var town = compound()
    town.household("inside", east: 150, north: 0)
    town.household("west", east: 0, north: 0)
    town.facility("outside", "clinic", east: 300, north: 0)
    town.facility("inside", "shop", east: 150, north: 0)
    let answers = try town.answers()
    #expect(ByHand.isWalk(answers.seconds("inside", "clinic"), meters: 150))
    #expect(ByHand.isWalk(answers.seconds("west", "shop"), meters: 150))
    #expect(ByHand.isWalk(answers.seconds("inside", "shop"), meters: 0))
  }

  @Test func `begin and end the same walk with open ones between`() throws {
    var town = Town()
    town.draw("A==B--C==D", spacingMeters: 100)
    town.household("home", east: 0, north: 0)
    town.facility("clinic", "clinic", east: 300, north: 0)
    #expect(ByHand.isWalk(try town.answers().seconds("home", "clinic"), meters: 300))
  }

  /// Who stands where an open street and a private bridge meet has no open stretch behind.
  @Test func `begin a walk at the very node where they leave an open one`() throws {
    var town = Town()
    town.draw(
      """
      A--B  C--D
      |        |
      E--F--G--H
      """, spacingMeters: 100)
    town.way("B", "C", tags: ["highway": "service", "access": "private", "bridge": "yes"])
    town.household("at B", east: 100, north: 0)
    town.household("before B", east: 90, north: 0)
    town.facility("clinic", "clinic", east: 300, north: 0)
    let answers = try town.answers()
    #expect(ByHand.isWalk(answers.seconds("at B", "clinic"), meters: 200))
    #expect(ByHand.isWalk(answers.seconds("before B", "clinic"), meters: 90, 100, 300, 100))
  }

  @Test func `make pockets of the open ones behind them`() throws {
    var town = Town()
    town.draw(
      """
      A--B==C--D==E--F
      |              |
      G--H--I--J--K--L
      """, spacingMeters: 100)
    town.household("A", east: 0, north: 0)
    town.household("in the pocket", east: 250, north: 0)
    town.facility("F", "clinic", east: 500, north: 0)
    town.facility("in the pocket", "shop", east: 250, north: 0)
    let answers = try town.answers()
    #expect(ByHand.isWalk(answers.seconds("A", "clinic"), meters: 700))
    #expect(ByHand.isWalk(answers.seconds("in the pocket", "clinic"), meters: 250))
    #expect(ByHand.isWalk(answers.seconds("A", "shop"), meters: 250))
  }

  @Test func `leave all open ones open that are equally long`() throws {
    var town = Town()
    for (index, name) in ["A", "B", "C", "D"].enumerated() {
      town.node(name, at: town.steps(east: index * 27_000, north: 0))
    }
    town.way("A", "B")
    town.way("B", "C", tags: ["highway": "service", "access": "private"])
    town.way("C", "D")
    town.household("home", at: town.steps(east: 0, north: 0))
    town.facility("clinic", "clinic", at: town.steps(east: 81_000, north: 0))
    // Open, restricted, open: no walk, for neither side is a pocket of the other.
    #expect(try town.answers().seconds("home", "clinic") == nil)
    // Longer by 10 m, one side makes a pocket of the other: restricted, restricted, open.
    town.node("west", east: -10, north: 0)
    town.way("west", "A")
    let meters = 81_000 * ByHand.stepEast
    #expect(ByHand.isWalk(try town.answers().seconds("home", "clinic"), meters: meters))
  }

  @Test(
    arguments: [
      (["barrier": "gate", "access": "private"], 400.0), (["barrier": "gate"], 200.0),
      (["barrier": "bollard", "access": "private", "foot": "yes"], 200.0),
      (["barrier": "fence"], 400.0), (["barrier": "gate", "access": "no"], 400.0),
    ])
  func `and closed barriers turn a walk away`(tags: [String: String], meters: Double) throws {
    var town = Town()
    town.draw(
      """
      A--B--C
      |     |
      D--E--F
      """, spacingMeters: 100)
    town.barrier("B", tags)
    town.household("home", east: 0, north: 0)
    town.facility("clinic", "clinic", east: 200, north: 0)
    #expect(ByHand.isWalk(try town.answers().seconds("home", "clinic"), meters: meters))
  }

  @Test func `begin at their gate`() throws {
    var town = Town()
    town.draw("A--B--C==D", spacingMeters: 200)
    town.barrier("C", ["barrier": "gate", "access": "private"])
    town.household("behind the gate", east: 600, north: 0)
    town.facility("clinic", "clinic", east: 0, north: 0)
    #expect(
      ByHand.isWalk(try town.answers().seconds("behind the gate", "clinic"), meters: 600))
  }

  @Test func `gate makes a pocket of the open street behind it`() throws {
    var town = Town()
    town.draw("A--B--C--D", spacingMeters: 200)
    town.barrier("C", ["barrier": "gate", "access": "private"])
    town.household("behind the gate", east: 600, north: 0)
    town.household("before it", east: 0, north: 0)
    town.facility("before it", "clinic", east: 0, north: 0)
    town.facility("behind the gate", "shop", east: 600, north: 0)
    let answers = try town.answers()
    #expect(ByHand.isWalk(answers.seconds("behind the gate", "clinic"), meters: 600))
    #expect(ByHand.isWalk(answers.seconds("before it", "shop"), meters: 600))
  }

  @Test func `gate at the end of two open streets is passed by neither`() throws {
    var town = Town()
    for (index, name) in ["A", "B", "C"].enumerated() {
      town.node(name, at: town.steps(east: index * 27_000, north: 0))
    }
    town.way("A", "B", "C")
    town.barrier("B", ["barrier": "gate", "access": "residents"])
    town.household("home", east: 100, north: 0)
    town.facility("clinic", "clinic", east: 500, north: 0)
    // Equally long on both sides, so neither is a pocket.
    #expect(try town.answers().seconds("home", "clinic") == nil)
  }

  @Test func `gate outside the data area is passed like any other`() throws {
    var town = Town()
    town.draw(
      """
      A--B
         "
      C==D
      """, spacingMeters: 100)
    town.barrier("B", ["barrier": "gate", "access": "private"])
    town.household("home", east: 0, north: -100)
    town.facility("clinic", "clinic", east: 0, north: 0)
    for east in [150.0, 50] {
      town.boxes = []
      town.box(west: -50, south: -150, east: east, north: 50)
      // With the box up to 50 m the street B-D lies outside; D joins no one to B any more.
      let seconds = try town.answers().seconds("home", "clinic")
      if east == 150 {
        #expect(ByHand.isWalk(seconds, meters: 300))
      } else {
        #expect(seconds == nil)
      }
    }
    // The lane to the gate has its other end inside.
    var short = Town()
    short.node("A", east: 0, north: 0)
    short.node("B", east: 100, north: 0, tags: ["barrier": "gate", "access": "private"])
    short.node("C", east: 0, north: -150)
    short.way("A", "B")
    short.way("B", "C", tags: ["highway": "service", "access": "private"])
    short.household("home", east: 0, north: -150)
    short.facility("clinic", "clinic", east: 0, north: 0)
    short.box(west: -50, south: -200, east: 50, north: 50)
    let lane = (100.0 * 100 + 150 * 150).squareRoot()
    #expect(ByHand.isWalk(try short.answers().seconds("home", "clinic"), meters: 100, lane))
  }
}
