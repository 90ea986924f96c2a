import Geography
import Parallelism
import TestSupport
import Testing
import WalkingNetwork

@Suite("Every isochrone") struct IsochronePropertyTests {
  /// A random town, drawn at random places.
  private struct Case {
    let drawn: DrawnTown
    let origins: [Coordinate]
    let comment: String

    init(seed: UInt64, profile: String = "planning") throws {
      let town = Town.random(seed: seed)
      origins = (town.facilities + town.households).map(\.coordinate)
      drawn = try DrawnTown(town, TownStudy(profile: profile))
      comment = "seed \(seed)"
      try #require(!origins.isEmpty, "\(comment) has no place")
    }
  }

  private static let directions: [SearchGraph.Direction] = [.toSources, .fromSources]

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `says at its lattice what the rule says of a household there`(seed: UInt64) throws {
    let test = try Case(seed: seed, profile: seed % 3 == 0 ? "elderly" : "planning")
    let origins = Array(test.origins.prefix(1 + Int(seed % 3)))
    let field = try test.drawn.field(of: origins, Self.directions[Int(seed % 2)])
    let quality = IsochroneQuality.allCases[Int(seed / 2 % 2)]
    for minutes in [1.5, 6, 14] {
      var drawer = test.drawn.drawer(quality)
      let limit = Int64(minutes * 6000)
      let area = DrawnArea(try drawer.area(of: field, limitCentiseconds: limit))
      try area.expectSound(test.comment)
      let rows = test.drawn.latticePoints(
        drawer, around: origins[0], meters: quality == .fast ? 900 : 350)
      try test.drawn.expectEqualSigns(
        rows, area, field, limit: limit, "\(test.comment), \(minutes) minutes")
    }
  }

  @Test(arguments: 100..<130 as Range<UInt64>)
  func `lies in that of a higher limit`(seed: UInt64) throws {
    let test = try Case(seed: seed)
    for quality in IsochroneQuality.allCases {
      for direction in Self.directions {
        var drawer = test.drawn.drawer(quality)
        let field = try test.drawn.field(of: [test.origins[0]], direction)
        var inner = DrawnArea([])
        for seconds in [30, 60, 90, 91, 200, 300, 301, 302, 500, 600, 900, 1200] {
          let outer = DrawnArea(
            try drawer.area(of: field, limitCentiseconds: Int64(seconds) * 100))
          try outer.expectSound(test.comment)
          #expect(try outer.covers(inner), "\(test.comment), \(seconds) s")
          inner = outer
        }
      }
    }
  }

  @Test(arguments: 200..<220 as Range<UInt64>)
  func `of many origins holds that of each, and else only points of some`(seed: UInt64) throws {
    let test = try Case(seed: seed)
    let origins = Array(test.origins.prefix(5))
    let together = DrawnArea(try test.drawn.area(of: origins, minutes: 5))
    try together.expectSound(test.comment)
    let alone = try origins.map { DrawnArea(try test.drawn.area(of: [$0], minutes: 5)) }
    for one in alone { #expect(try together.covers(one), "\(test.comment)") }
    let points = test.drawn.latticePoints(
      test.drawn.drawer(), around: origins[0], meters: 400)
    for point in points.joined() where together.contains(point) {
      let isInOne = alone.contains { $0.contains(point) }
      if !isInOne {
        // Only where a part of one was too small to be kept.
        let covered = try origins.map {
          try test.drawn.isCovered([point], by: test.drawn.field(of: [$0]), limit: 30_000)[0]
        }
        #expect(covered.contains(true), "\(test.comment)")
      }
    }
  }

  /// A town that is drawn from places all over it, by turns within 10 and 15 minutes.
  private struct Drawings {
    let drawn: DrawnTown
    private let fields: [WalkField]

    init() throws {
      drawn = try DrawnTown(file: "Data/Samples/porto-centre-20200720.osm.pbf")
      let junctions = drawn.network.junctions
      fields = try stride(from: 0, to: junctions.count, by: junctions.count / 12).map {
        [drawn] in try drawn.field(of: [junctions[$0]], limit: 90_000)
      }
    }

    var indices: Range<Int> { fields.indices }

    func area(_ index: Int, _ drawer: inout IsochroneDrawer) throws -> [Polygon] {
      try drawer.area(of: fields[index], limitCentiseconds: index % 2 == 0 ? 60_000 : 90_000)
    }
  }

  @Test(arguments: IsochroneQuality.allCases)
  func `depends neither on threads nor on what was drawn before`(quality: IsochroneQuality) throws {
    let drawings = try Drawings()
    let areas = try [1, 2].map { threads in
      try Parallel(threads: threads).map(
        count: drawings.indices.count, makeWorker: { drawings.drawn.drawer(quality) }
      ) { drawer, index in try drawings.area(index, &drawer) }
    }
    #expect(areas[0] == areas[1])
    for index in drawings.indices {
      var drawer = drawings.drawn.drawer(quality)
      let alone = try drawings.area(index, &drawer)
      #expect(alone == areas[0][index])
      try DrawnArea(alone).expectSound("junction of \(index)")
    }
  }

  /// One that is kept is less than any row of tiles has: all are forgotten before every row.
  @Test(arguments: [1, 20_000])
  func `does not depend on how much is kept of what was drawn before`(mostJoins: Int) throws {
    let drawings = try Drawings()
    var (all, few) = (drawings.drawn.drawer(), drawings.drawn.drawer(keepingJoins: mostJoins))
    for index in drawings.indices.prefix(6) {
      let area = try drawings.area(index, &all)
      #expect(!area.isEmpty)
      #expect(try drawings.area(index, &few) == area)
    }
  }
}
