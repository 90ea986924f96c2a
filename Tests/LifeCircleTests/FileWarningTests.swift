import LifeCircle
import TestSupport
import Testing

@Suite("A warning of the network's file")
struct FileWarningTests {
  @Test func `says that no data area is known`() throws {
    #expect(try WarnedTown(hasBox: false).count(.dataAreaUnknown) == 3)
    var town = WarnedTown()
    town.change = { $0.network.dataArea = .none }
    #expect(try town.count(.dataAreaUnknown) == 3)
  }

  @Test func `does not say so where the user gives the area`() throws {
    var town = WarnedTown(hasBox: false)
    town.change = {
      $0.network.dataArea = .area(.box(west: -0.01, south: -0.01, east: 0.02, north: 0.01))
    }
    #expect(try town.warnings() == [])
  }

  @Test func `says that the header's box is not believed`() throws {
    // The streets with the margin of 0.001° are 1,423 by 221 m; four times that is 1,122 m squared.
    for (side, expected) in [(1060, nil), (1085, 3)] as [(Double, Int?)] {
      var town = WarnedTown(hasBox: false)
      town.town.box(west: -50, south: -50, east: side, north: side)
      #expect(try town.count(.headerBoxNotBelieved) == expected, "\(side)")
    }
  }

  @Test func `says that streets are cut well inside the box`() throws {
    // The box ends at 1,250 m, and farther than 300 m to the north and south.
    let cases: [(Int, Double, Int?)] = [(12, 900, 12), (9, 900, nil), (12, 1000, nil)]
    for (streets, east, expected) in cases {
      var town = WarnedTown(hasBox: false)
      town.town.box(west: -50, south: -400, east: 1250, north: 400)
      town.town.node("south", east: 0, north: -390)
      town.town.node("north", east: 0, north: 390)
      town.town.way("south", "A", "north")
      town.cutStreets(streets, endingAt: east)
      #expect(try town.count(.dataFillsBoxPartly) == expected, "\(streets) to \(east)")
    }
  }

  /// 4 by 4 km, cells of 500 m: streets along two sides pass through 15 of 64.
  @Test func `says that much of the box is empty`() throws {
    var town = WarnedTown(hasBox: false)
    town.town.box(west: -50, south: -50, east: 3950, north: 3950)
    for step in 0...15 {
      town.town.node("e\(step)", east: Double(step) * 250, north: 0)
      town.town.node("n\(step)", east: 0, north: Double(step) * 250)
    }
    town.town.way((0...15).map { "e\($0)" })
    town.town.way((0...15).map { "n\($0)" })
    #expect(try town.count(.dataFillsBoxPartly) == 0)
    for step in stride(from: 2, through: 14, by: 2) {
      for other in stride(from: 2, through: 14, by: 2) {
        town.town.node("\(step) \(other)", east: Double(step) * 250, north: Double(other) * 250)
      }
      town.town.way(["e\(step)"] + stride(from: 2, through: 14, by: 2).map { "\(step) \($0)" })
    }
    #expect(try town.warnings() == [])
  }

  @Test func `says that the download ended early, as the file's remark does`() throws {
    var town = WarnedTown()
    town.remark = "<remark> runtime error: Query timed out in \"query\" at line 3 </remark>\n"
    #expect(try town.count(.incompleteDownload) == 1)
    town.remark = "<remark>A fine day</remark>\n"
    #expect(try town.warnings() == [])
  }
}
