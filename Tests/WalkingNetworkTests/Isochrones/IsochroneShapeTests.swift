import Geography
import TestSupport
import Testing
import WalkingNetwork

/// Against shapes computed by hand: within the resolution of the lattice.
@Suite("An isochrone's shape") struct IsochroneShapeTests {
  /// What `planning` walks in ten minutes.
  private static let reach = 4000.0 / 6
  private static let limit: Int64 = 60_000

  /// Asks a formula at points 5 m apart: where the drawing says otherwise, the formula must change
  /// within a step of the lattice.
  private func expect(
    _ town: Town, _ quality: IsochroneQuality, within meters: Double, step: Double,
    isInside: (_ east: Double, _ north: Double) -> Bool,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let area = DrawnArea(
      try DrawnTown(town).area(of: [town.plane.origin], minutes: 10, quality))
    try area.expectSound("\(quality)", sourceLocation: sourceLocation)
    var inside = 0
    for x in stride(from: -meters + 2.5, through: meters, by: 5) {
      for y in stride(from: -meters + 2.5, through: meters, by: 5) {
        let expected = isInside(x, y)
        inside += expected ? 1 : 0
        guard area.contains(town.coordinate(east: x, north: y)) != expected else { continue }
        let isNearBorder = [(-step, 0.0), (step, 0), (0, -step), (0, step)].contains {
          isInside(x + $0.0, y + $0.1) != expected
        }
        #expect(isNearBorder, "\(quality): \(x), \(y)", sourceLocation: sourceLocation)
      }
    }
    // A crossing is off by half a 25th of a step: all in all far below a percent.
    let squareMeters = Double(inside) * 25
    #expect(
      abs(area.squareMeters / squareMeters - 1) < 0.01, "\(quality)",
      sourceLocation: sourceLocation)
  }

  private static let qualities: [(IsochroneQuality, Double)] = [(.fast, 10.5), (.published, 5.5)]

  @Test(arguments: qualities)
  func `is a band along a single street, cut off slantwise`(
    quality: IsochroneQuality, step: Double
  ) throws {
    var town = Town()
    town.node("A", east: -1500, north: 0)
    town.node("O", east: 0, north: 0)
    town.node("B", east: 1500, north: 0)
    town.way("A", "O", "B")
    try expect(town, quality, within: 800, step: step) { x, y in
      abs(y) <= 100 && abs(x) + abs(y) <= Self.reach
    }
  }

  /// A way that is split gives the same area as one that is not.
  @Test(arguments: qualities)
  func `is the same band where walks begin and end within one segment`(
    quality: IsochroneQuality, step: Double
  ) throws {
    var town = Town()
    town.node("A", east: -1500, north: 0)
    town.node("B", east: 1500, north: 0)
    town.way("A", "B")
    try expect(town, quality, within: 800, step: step) { x, y in
      abs(y) <= 100 && abs(x) + abs(y) <= Self.reach
    }
  }

  @Test(arguments: qualities)
  func `ends in a half circle round a dead end`(quality: IsochroneQuality, step: Double) throws {
    var town = Town()
    town.node("O", east: 0, north: 0)
    town.node("B", east: 300, north: 0)
    town.way("O", "B")
    try expect(town, quality, within: 500, step: step) { x, y in
      let beyond = max(-x, x - 300, 0)
      return (beyond * beyond + y * y).squareRoot() <= 100
    }
  }

  @Test(arguments: qualities)
  func `is a cross where two streets cross`(quality: IsochroneQuality, step: Double) throws {
    var town = Town()
    town.node("O", east: 0, north: 0)
    for (name, east, north) in [
      ("E", 1000.0, 0.0), ("N", 0, 1000), ("W", -1000, 0), ("S", 0, -1000),
    ] {
      town.node(name, east: east, north: north)
      town.way("O", name)
    }
    try expect(town, quality, within: 800, step: step) { x, y in
      min(abs(x), abs(y)) <= 100 && abs(x) + abs(y) <= Self.reach
    }
  }

  @Test(arguments: qualities)
  func `is a rhomb with steps in a grid of streets`(
    quality: IsochroneQuality, step: Double
  ) throws {
    var town = Town()
    let lines = -8...8
    for x in lines {
      for y in lines { town.node("\(x) \(y)", east: Double(x) * 100, north: Double(y) * 100) }
    }
    for line in lines {
      town.way(lines.map { "\($0) \(line)" })
      town.way(lines.map { "\(line) \($0)" })
    }
    // The streets on the four sides of a block, as far as they are joined.
    try expect(town, quality, within: 700, step: step) { x, y in
      let (west, south) = ((x / 100).rounded(.down) * 100, (y / 100).rounded(.down) * 100)
      let walks = [
        (x - west, abs(west) + abs(y)), (west + 100 - x, abs(west + 100) + abs(y)),
        (y - south, abs(x) + abs(south)), (south + 100 - y, abs(x) + abs(south + 100)),
      ]
      let nearest = walks.map(\.0).min()!
      return walks.contains { $0.0 <= nearest + 10 && $0.0 + $0.1 <= Self.reach }
    }
  }

  @Test func `leaves out the far bank of a river without a bridge`() throws {
    var town = Town()
    // The bridge is 3 km away.
    for (name, east, north) in [
      ("A", -300.0, 0.0), ("O", 0, 0), ("B", 3000, 0), ("C", 3000, -60), ("D", -300, -60),
    ] { town.node(name, east: east, north: north) }
    town.way("A", "O", "B", "C", "D")
    for quality in IsochroneQuality.allCases {
      let area = DrawnArea(
        try DrawnTown(town).area(of: [town.plane.origin], minutes: 10, quality))
      for east in stride(from: -250.0, through: 500, by: 50) {
        #expect(area.contains(town.coordinate(east: east, north: 5)))
        #expect(area.contains(town.coordinate(east: east, north: -15)))
        for north in [-45.0, -60, -75, -150] {
          #expect(!area.contains(town.coordinate(east: east, north: north)), "\(east) \(north)")
        }
      }
    }
  }

  @Test func `has a hole where no street is near`() throws {
    var town = Town()
    for (name, east, north) in [
      ("O", 0.0, 0.0), ("B", 400, 0), ("C", 400, 400), ("D", 0, 400),
    ] { town.node(name, east: east, north: north) }
    town.way("O", "B", "C", "D", "O")
    for quality in IsochroneQuality.allCases {
      let area = try DrawnTown(town).area(of: [town.plane.origin], minutes: 30, quality)
      #expect(area.map(\.holes.count) == [1])
      // 100 m from every side.
      #expect(abs(DrawnArea.squareMeters(area[0].holes[0]) + 200 * 200) < 1000, "\(quality)")
      #expect(!DrawnArea(area).contains(town.coordinate(east: 200, north: 200)))
    }
  }

  @Test func `has every part, also one on an island's own streets`() throws {
    var town = Town()
    town.node("O", east: 0, north: 0)
    town.node("B", east: 1200, north: 0)
    town.way("O", "B")
    // A bridge, which nobody joins, to a street beyond.
    town.node("X", east: 100, north: 0)
    town.node("Y", east: 100, north: 400)
    town.node("Z", east: 250, north: 400)
    town.way("Y", "Z")
    town.way("O", "X")
    town.way("X", "Y", tags: ["highway": "footway", "bridge": "yes"])
    let area = DrawnArea(try DrawnTown(town).area(of: [town.plane.origin], minutes: 15))
    #expect(area.polygons.count == 2)
    #expect(area.contains(town.coordinate(east: 150, north: 420)))
    #expect(!area.contains(town.coordinate(east: 100, north: 200)))
  }

  @Test func `is empty where nothing is reached`() throws {
    var town = Town()
    town.draw("A--B", spacingMeters: 500)
    let drawn = try DrawnTown(town)
    #expect(try drawn.area(of: [], minutes: 10).isEmpty)
    let far = town.coordinate(east: 0, north: 150)
    #expect(try drawn.area(of: [far], minutes: 10).isEmpty)
    // Its own leg takes longer.
    let aside = town.coordinate(east: 100, north: 90)
    #expect(try drawn.area(of: [aside], minutes: 0.5).isEmpty)
    #expect(try !drawn.area(of: [aside], minutes: 5).isEmpty)
  }

  @Test func `follows one-way streets to a place and from it`() throws {
    var town = Town()
    town.node("A", east: -600, north: 0)
    town.node("O", east: 0, north: 0)
    town.node("B", east: 600, north: 0)
    town.way("A", "O", "B", tags: Town.street.merging(["oneway:foot": "yes"]) { $1 })
    let drawn = try DrawnTown(town)
    let (west, east) = (
      town.coordinate(east: -300, north: 5), town.coordinate(east: 300, north: 5)
    )
    let arriving = DrawnArea(try drawn.area(of: [town.plane.origin], minutes: 10))
    #expect(arriving.contains(west) && !arriving.contains(east))
    let leaving = DrawnArea(
      try drawn.area(of: [town.plane.origin], minutes: 10, .fast, .fromSources))
    #expect(!leaving.contains(west) && leaving.contains(east))
  }

  /// Two streets in a row, a gap of 200 m between them, and a way round it of more than 4 km.
  private func townWithGap(_ tags: [String: String]) throws -> DrawnTown {
    var town = Town()
    for (name, east, north) in [
      ("A", -400.0, 0.0), ("O", 0, 0), ("B", 200, 0), ("C", 600, 0), ("D", 600, 1600),
      ("E", -400, 1600),
    ] { town.node(name, east: east, north: north) }
    town.way("A", "O")
    town.way("O", "B", tags: tags)
    town.way("B", "C", "D", "E", "A")
    return try DrawnTown(town)
  }

  @Test func `does not pass through private streets`() throws {
    let town = Town()
    let origin = town.coordinate(east: -100, north: 0)
    let beyond = town.coordinate(east: 400, north: 10)
    let within = town.coordinate(east: 150, north: 10)
    for quality in IsochroneQuality.allCases {
      for direction in [SearchGraph.Direction.toSources, .fromSources] {
        func area(_ tags: [String: String]) throws -> DrawnArea {
          DrawnArea(
            try townWithGap(tags).area(of: [origin], minutes: 10, quality, direction))
        }
        // 500 m and a leg, were it open.
        let open = try area(Town.street)
        #expect(open.contains(within) && open.contains(beyond))
        let closed = try area(Town.street.merging(["access": "private"]) { $1 })
        #expect(closed.contains(within) && !closed.contains(beyond))
      }
    }
  }

  @Test func `begins on private streets, and takes in what lies behind them alone`() throws {
    var town = Town()
    town.draw("A--O==B--C", spacingMeters: 200)
    let area = DrawnArea(
      try DrawnTown(town).area(of: [town.coordinate(east: 200, north: 0)], minutes: 15))
    #expect(area.contains(town.coordinate(east: 50, north: 10)))
    #expect(area.contains(town.coordinate(east: 380, north: 10)))
    #expect(area.contains(town.coordinate(east: 550, north: 10)))
    // Now the streets beyond are the smaller open component: a pocket, which counts as private.
    town.node("Z", east: -3000, north: 0)
    town.way("A", "Z")
    for east in [200.0, 100] {
      let longer = DrawnArea(
        try DrawnTown(town).area(of: [town.coordinate(east: east, north: 0)], minutes: 15))
      #expect(longer.contains(town.coordinate(east: 550, north: 10)), "\(east)")
    }
  }
}
