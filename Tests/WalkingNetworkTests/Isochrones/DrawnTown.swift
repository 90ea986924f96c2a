import Foundation
import GEOSKit
import Geography
import OSMExtract
import Parallelism
import TestSupport
import Testing
import WalkingNetwork

/// A network that areas are drawn on.
struct DrawnTown {
  let network: Network
  let joiner: Joiner
  let tiles: DrawingTiles
  private let graphs: [SearchGraph]

  init(_ town: Town, _ study: TownStudy = TownStudy()) throws {
    let profile = try study.walkingProfile()
    try self.init(
      town.extract(profile), profile, dataArea: study.dataArea)
  }

  /// A file of the checkout.
  init(file: String, _ study: TownStudy = TownStudy()) throws {
    let profile = try study.walkingProfile()
    let path = Checkout.root.appending(path: file).path
    let extract = try Extract(
      fileAt: path, wanted: Extract.Wanted(profile: profile), parallel: Parallel(threads: 2))
    try self.init(extract, profile, dataArea: study.dataArea)
  }

  private init(_ extract: Extract, _ profile: WalkingProfile, dataArea: DataArea?) throws {
    let parallel = Parallel(threads: 2)
    let builder = NetworkBuilder(streets: extract.streets, profile: profile, parallel: parallel)
    network = try builder.network(
      dataArea: dataArea
        ?? DataArea(
          header: extract.boxes, streets: builder.streetsBox, profile.streets.parameters))
    joiner = Joiner(network, streets: extract.streets)
    tiles = try DrawingTiles(network, joiner: joiner, parallel: parallel)
    graphs = [.toSources, .fromSources].map { [network] in
      SearchGraph(network, direction: $0)
    }
  }

  func drawer(_ quality: IsochroneQuality = .fast) -> IsochroneDrawer {
    IsochroneDrawer(network, tiles, quality: quality)
  }

  /// At `fast`, with so many joins kept.
  func drawer(keepingJoins mostJoins: Int) -> IsochroneDrawer {
    IsochroneDrawer(network, tiles, quality: .fast, mostJoins: mostJoins)
  }

  /// The field of some origins.
  func field(
    of origins: [Coordinate], _ direction: SearchGraph.Direction = .toSources,
    limit: Int64 = 360_000
  ) throws -> WalkField {
    var field = WalkField(network, graphs[direction == .toSources ? 0 : 1])
    try search(&field, from: origins, limit: limit)
    return field
  }

  func search(_ field: inout WalkField, from origins: [Coordinate], limit: Int64) throws {
    let joins = try joiner.joins(origins, parallel: Parallel(threads: 1))
    field.run(
      from: origins.indices.map { ($0, Int32($0)) }, joins: joins,
      limit: network.pace.reach(centiseconds: limit))
  }

  func area(
    of origins: [Coordinate], minutes: Double, _ quality: IsochroneQuality = .fast,
    _ direction: SearchGraph.Direction = .toSources
  ) throws -> [Polygon] {
    var drawer = drawer(quality)
    return try drawer.area(
      of: field(of: origins, direction), limitCentiseconds: Int64(minutes * 6000))
  }

  /// Whether points would be covered, as households are judged.
  func isCovered(_ points: [Coordinate], by field: WalkField, limit: Int64) throws -> [Bool] {
    let joins = try joiner.joins(points, parallel: Parallel(threads: 1))
    let isInArea = try network.dataArea.contains(points, parallel: Parallel(threads: 1))
    return points.indices.map { point in
      guard isInArea[point], let walk = field.walk(of: point, joins: joins) else { return false }
      return network.pace.centiseconds(walk.length)! <= limit
    }
  }

  /// The points of a drawer's lattice within some meters of a place, row by row.
  func latticePoints(_ drawer: IsochroneDrawer, around center: Coordinate, meters: Double)
    -> [[Coordinate]]
  {
    let plane = LocalPlane(at: center)
    let step = drawer.stepE7
    let meridian: Int64 = 1_800_000_000
    let columns = Int64(meters / plane.metersPerStepEast) / step.east
    let rows = Int64(meters / plane.metersPerStepNorth) / step.north
    let column = (Int64(center.longitudeE7) - meridian) / step.east
    let row = Int64(center.latitudeE7) / step.north
    return (row - rows...row + rows).map { row in
      (column - columns...column + columns).map { column in
        var longitude = meridian + column * step.east
        // On either side of the meridian the lattice begins at it.
        if longitude < -meridian { longitude += 2 * meridian }
        if longitude > meridian { longitude -= 2 * meridian }
        return Coordinate(
          longitudeE7: Int32(longitude), latitudeE7: Int32(row * step.north))
      }
    }
  }

  /// Expects of points of the lattice, row by row, to lie in an area where the rule covers them.
  func expectEqualSigns(
    _ rows: [[Coordinate]], _ area: DrawnArea, _ field: WalkField, limit: Int64,
    _ comment: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let covered = try rows.map { try isCovered($0, by: field, limit: limit) }
    for row in rows.indices.dropFirst().dropLast() {
      for column in rows[row].indices.dropFirst().dropLast() {
        let (point, isCovered) = (rows[row][column], covered[row][column])
        // Areas are cut at the 180th meridian: it is a border there.
        guard abs(point.longitudeE7) < 1_800_000_000, area.contains(point) != isCovered else {
          continue
        }
        // A point alone among others may lie in a part or hole too small to be kept.
        let neighbors = [
          covered[row - 1][column], covered[row + 1][column], covered[row][column - 1],
          covered[row][column + 1],
        ]
        #expect(
          !neighbors.contains(isCovered), "\(comment): \(point) is covered: \(isCovered)",
          sourceLocation: sourceLocation)
      }
    }
  }
}
