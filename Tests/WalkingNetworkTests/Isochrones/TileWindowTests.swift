import Geography
import Parallelism
import TestSupport
import Testing
import WalkingNetwork

/// Up to 16 places have windows of tiles; more are served by the tiles of the whole network.
@Suite("The tiles near some places") struct TileWindowTests {
  /// Three minutes: some 200 m.
  private static let limit: Int64 = 18_000

  private func tiles(_ drawn: DrawnTown, near places: [Coordinate]) throws -> DrawingTiles {
    let reach = drawn.network.pace.reach(centiseconds: Self.limit)
    return try DrawingTiles(
      drawn.network, joiner: drawn.joiner, origins: (places, WalkLength.meters(reach)),
      parallel: Parallel(threads: 2))
  }

  /// Draws round a place, once with some tiles and once with those of the whole network.
  private func expectSame(
    _ drawn: DrawnTown, _ tiles: DrawingTiles, at place: Coordinate, _ quality: IsochroneQuality,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let field = try drawn.field(of: [place], limit: Self.limit)
    var near = IsochroneDrawer(drawn.network, tiles, quality: quality)
    var whole = drawn.drawer(quality)
    let area = try whole.area(of: field, limitCentiseconds: Self.limit)
    #expect(!area.isEmpty, sourceLocation: sourceLocation)
    #expect(
      try near.area(of: field, limitCentiseconds: Self.limit) == area, "\(place)",
      sourceLocation: sourceLocation)
  }

  @Test(arguments: IsochroneQuality.allCases)
  func `draw 17 origins together as each alone`(_ quality: IsochroneQuality) throws {
    let drawn = try DrawnTown(file: "Data/Samples/porto-centre-20200720.osm.pbf")
    let junctions = drawn.network.junctions
    let places = (0..<17).map { junctions[$0 * (junctions.count / 17)] }
    #expect(try tiles(drawn, near: places).columns == drawn.tiles.columns)
    let count = drawn.tiles.columns.gridColumns.count
    let sixteen = try tiles(drawn, near: Array(places.prefix(16)))
    #expect(sixteen.columns.gridColumns.count < count)
    for place in places {
      let own = try tiles(drawn, near: [place])
      #expect(own.columns.gridColumns.count * 2 < count)
      try expectSame(drawn, own, at: place, quality)
      if place != places[16] { try expectSame(drawn, sixteen, at: place, quality) }
    }
  }

  /// A street of 3 km, which is far longer than what is walked along it; from its middle and from its
  /// western end, where the columns of tiles begin.
  @Test(arguments: [(0.0, 0.0), (-8.6, 41.1), (179.999, 47), (-180, -60), (10, 79.99), (10, 85)])
  func `draw the same wherever a town lies`(longitude: Double, latitude: Double) throws {
    var town = Town(longitude: longitude, latitude: latitude)
    for step in 0...12 { town.node("\(step)", east: 250 * Double(step) - 1500, north: 0) }
    town.way((0...12).map { "\($0)" })
    let drawn = try DrawnTown(town)
    for place in [town.plane.origin, town.coordinate(east: -1500, north: 0)] {
      let near = try tiles(drawn, near: [place])
      // Beyond 80° there are no windows.
      let (own, all) = (near.columns.gridColumns.count, drawn.tiles.columns.gridColumns.count)
      #expect(latitude > 80 ? own == all : own * 2 < all)
      for quality in IsochroneQuality.allCases { try expectSame(drawn, near, at: place, quality) }
    }
  }
}
