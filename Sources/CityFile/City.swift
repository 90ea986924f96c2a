import Geography
import OSMExtract
import OSMKit
import Parallelism

/// What a city file holds of an OSM file: all that any question could ask, whatever its rules.
package struct City: Sendable {
  /// Took all. Its places have known points and footprints; only land that is drawn has polygons.
  let data: OSMData
  let held: HeldTags

  /// Reads an OSM file.
  ///
  /// - Parameter questions: What these ask is held in any case.
  package init(
    fileAt path: String, for questions: [Extract.Wanted], parallel: Parallel
  ) throws {
    held = HeldTags(for: questions)
    var data = try Extract.read(path, held.selection, parallel)
    try parallel.stage(.sorting, of: data.streets.ids.count + data.places.ids.count)
    let places = data.places
    let points = try places.pointsOnSurface(of: Array(places.ids.indices), parallel: parallel)
    data.places.knownFootprints = places.ids.indices.map(places.footprint(of:))
    data.places.knownPoints = points.map { $0 ?? Coordinate(longitudeE7: 0, latitudeE7: 0) }
    data.places.shapes = Self.shapes(of: places, DrawnLand.isDrawn(data))
    data.places.shapes.isBroken = points.map { $0 == nil }
    // What a missing node has in place of coordinates means nothing.
    for node in data.nodes.ids.indices where !data.nodes.isPresent[node] {
      data.nodes.coordinates[node] = Coordinate(longitudeE7: 0, latitudeE7: 0)
    }
    self.data = data
  }

  init(data: OSMData, held: HeldTags) {
    self.data = data
    self.held = held
  }

  /// What a reading of the OSM file would have given.
  ///
  /// - Parameters:
  ///   - classified: The streets, if they are known; the city need not have them then.
  ///   - file: For messages.
  package func extract(
    _ wanted: Extract.Wanted, classified: ClassifiedStreets? = nil, file: String,
    parallel: Parallel
  ) throws -> Extract {
    try held.check(wanted, file: file)
    return try Extract(
      data.selecting(
        Extract.selection(wanted), withStreets: classified == nil, withPolygons: false),
      classified: classified, wanted: wanted, file: file, parallel: parallel)
  }

  /// The polygons of land and water with any of some tags, as maps draw them: `landuse`, `natural`,
  /// `water`, `waterway`, and parks and the like of `leisure`. Of other places there are none.
  /// Standards count residential land; the rest is held for the maps of a report, and nothing reads it
  /// yet.
  package func land(with tags: [TagPattern]) -> [Polygon] {
    data.selecting(OSMSelection(placeTags: tags), withStreets: false, withPolygons: true)
      .places.shapes.columns.polygons
  }

  private static func shapes(of places: OSMData.Places, _ isDrawn: [Bool]) -> OSMData.Shapes {
    var shapes = OSMData.Shapes()
    for place in places.ids.indices {
      let polygons = isDrawn[place] ? places.shapes.range(ofOwner: place) : 0..<0
      shapes.append(polygons, of: places.shapes.columns)
    }
    return shapes
  }
}
