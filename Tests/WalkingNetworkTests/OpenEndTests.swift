import Geography
import TestSupport
import Testing
import WalkingNetwork

@Suite("An open end") struct OpenEndTests {
  @Test func `is where a way goes on to a node that the file lacks`() throws {
    var town = Town()
    town.draw("A--B--C  D--E", spacingMeters: 100)
    town.missing("X")
    town.way("C", "X", "D")
    town.categories = ["clinic"]
    town.household("A", east: 0, north: 0)
    town.household("E", east: 400, north: 0)
    let answers = try town.answers()
    #expect(ByHand.isWalk(answers.openEndSeconds("A"), meters: 200))
    #expect(ByHand.isWalk(answers.openEndSeconds("E"), meters: 100))
    #expect(answers.network.diagnosis.openEndsAtMissingNodes == 2)
  }

  @Test func `does not lie behind a wall`() throws {
    // One way is cut beyond the wall at W; another ends at W from the other side.
    var town = Town()
    town.draw("A--W  B", spacingMeters: 600)
    town.barrier("W", ["barrier": "wall"])
    town.missing("X")
    town.way("X", "W", "B")
    town.categories = ["clinic"]
    town.household("A", east: 300, north: 0)
    town.household("B", east: 1000, north: 0)
    let answers = try town.answers()
    #expect(answers.openEndSeconds("A") == nil)
    #expect(ByHand.isWalk(answers.openEndSeconds("B"), meters: 400))
    #expect(answers.network.diagnosis.openEndsAtMissingNodes == 1)
  }

  @Test func `is none where a refused way goes on`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 100)
    town.missing("X")
    town.way("B", "X", tags: ["highway": "motorway"])
    town.categories = ["clinic"]
    town.household("A", east: 0, north: 0)
    #expect(try town.answers().openEndSeconds("A") == nil)
  }

  @Test func `is a node outside the data area, whose border is inside`() throws {
    var town = Town()
    town.draw("A--B--C--D", spacingMeters: 100)
    town.categories = ["clinic"]
    town.household("A", east: 0, north: 0)
    // C lies on the border.
    town.box(west: -50, south: -50, east: 200, north: 50)
    let answers = try town.answers()
    #expect(ByHand.isWalk(answers.openEndSeconds("A"), meters: 300))
    #expect(answers.network.diagnosis.inUse.segments == 3)
    #expect(answers.network.diagnosis.openEndsOutsideArea == 1)
  }

  @Test func `ends the streets: a segment wholly outside is not used`() throws {
    var town = Town()
    town.draw("A--B--C--D", spacingMeters: 100)
    town.facility("clinic", "clinic", east: 300, north: 0)
    town.household("A", east: 0, north: 0)
    town.box(west: -50, south: -50, east: 150, north: 50)
    let answers = try town.answers()
    #expect(ByHand.isWalk(answers.openEndSeconds("A"), meters: 200))
    // The clinic is 100 m from C, the last place in use.
    #expect(ByHand.isWalk(answers.seconds("A", "clinic"), meters: 200, 100))
    #expect(answers.network.diagnosis.wholeFile.segments == 3)
    #expect(answers.network.diagnosis.inUse.segments == 2)
  }

  @Test func `is reached through private streets`() throws {
    var town = Town()
    town.draw("A==B--C==D", spacingMeters: 100)
    town.missing("X")
    town.way("D", "X", tags: ["highway": "service", "access": "private"])
    town.categories = ["clinic"]
    town.household("A", east: 0, north: 0)
    #expect(ByHand.isWalk(try town.answers().openEndSeconds("A"), meters: 300))
  }

  @Test func `is sought in the direction of travel`() throws {
    for (direction, isReached) in [("yes", true), ("-1", false)] {
      var town = Town()
      town.draw("A--B", spacingMeters: 100)
      town.node("C", east: 200, north: 0)
      town.missing("X")
      town.way("B", "C", tags: ["highway": "footway", "oneway:foot": direction])
      town.way("C", "X")
      town.categories = ["clinic"]
      town.household("A", east: 0, north: 0)
      #expect((try town.answers().openEndSeconds("A") != nil) == isReached)
    }
  }

  @Test func `is none where no data area is known`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 100)
    town.categories = ["clinic"]
    town.household("A", east: 0, north: 0)
    let answers = try town.answers()
    #expect(answers.openEndSeconds("A") == nil)
    #expect(answers.network.dataArea.source == .absent)
  }
}

@Suite("The data area") struct DataAreaTests {
  /// Streets in a box of 0.01° x 0.01°: widened by 0.001° on every side, 0.012° x 0.012°.
  private func town(box height: Int) -> Town {
    var town = Town()
    town.node("A", at: town.steps(east: 0, north: 0))
    town.node("B", at: town.steps(east: 100_000, north: 100_000))
    town.way("A", "B")
    town.categories = ["clinic"]
    town.boxes = [
      BoundingBox(westE7: 0, southE7: 0, eastE7: 240_000, northE7: Int32(height))
    ]
    return town
  }

  @Test(
    arguments: [
      // 0.024° x 0.024° is 4 times 0.012° x 0.012°.
      (239_990, DataArea.Source.header), (240_010, DataArea.Source.implausible),
    ])
  func `of a header is believed up to 4 times the streets' box`(
    height: Int, source: DataArea.Source
  ) throws {
    let area = try town(box: height).answers().network.dataArea
    #expect(area.source == source)
    #expect(area.isKnown == (source == .header))
  }

  @Test func `of several boxes is their union`() throws {
    var town = Town()
    town.draw("A--B--C--D", spacingMeters: 100)
    town.categories = ["clinic"]
    for (name, east) in [("west", 50.0), ("between", 150), ("east", 250)] {
      town.household(name, east: east, north: 0)
    }
    town.box(west: -10, south: -50, east: 110, north: 50)
    town.box(west: 190, south: -50, east: 310, north: 50)
    let answers = try town.answers()
    #expect(answers.isJudged("west"))
    #expect(!answers.isJudged("between"))
    #expect(answers.isJudged("east"))
  }

  @Test func `of polygons has its border inside`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 100)
    town.categories = ["clinic"]
    let corners = [(0, 0), (1000, 0), (1000, 1000), (0, 1000), (0, 0)]
    let area = DataArea(
      shape: .polygons([
        Polygon(exterior: corners.map { town.steps(east: $0.0, north: $0.1) })
      ]), source: .given)
    for (name, east, north) in [("corner", 0, 0), ("side", 1000, 500), ("out", 1001, 500)] {
      town.household(name, at: town.steps(east: east, north: north))
    }
    let answers = try town.answers(TownStudy(dataArea: area))
    #expect(answers.isJudged("corner"))
    #expect(answers.isJudged("side"))
    #expect(!answers.isJudged("out"))
  }

  @Test func `may run over the 180th meridian, and is compared the short way round`() throws {
    var town = Town(longitude: 180, latitude: -17)
    town.node("A", east: -100, north: 0)
    town.node("B", east: 100, north: 0)
    town.node("C", east: 500, north: 0)
    town.way("A", "B", "C")
    town.categories = ["clinic"]
    town.household("west", east: -90, north: 0)
    town.household("east", east: 90, north: 0)
    town.household("beyond", east: 400, north: 0)
    town.box(west: -200, south: -50, east: 200, north: 50)
    #expect(town.boxes[0].isOverMeridian)
    let answers = try town.answers()
    #expect(answers.network.dataArea.source == .header)
    #expect(answers.network.dataArea.boundingBox == town.boxes[0])
    #expect(answers.network.diagnosis.streetsBox?.isOverMeridian == true)
    #expect(answers.isJudged("west"))
    #expect(answers.isJudged("east"))
    #expect(!answers.isJudged("beyond"))
    // A box round the world is not believed of streets of 600 m.
    town.boxes = [
      BoundingBox(
        westE7: -1_800_000_000, southE7: -180_000_000, eastE7: 1_800_000_000,
        northE7: -160_000_000)
    ]
    #expect(try town.answers().network.dataArea.source == .implausible)
  }
}
