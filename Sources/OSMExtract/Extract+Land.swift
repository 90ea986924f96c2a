import Geography
import OSMKit
import Parallelism

extension Extract {
  /// What marks land on which people live.
  package static let residentialLand = [TagPattern(key: "landuse", value: "residential")]

  /// The polygons of residential land of an OSM file.
  package static func residentialLand(
    fileAt path: String, parallel: Parallel
  ) throws -> [Polygon] {
    try read(path, OSMSelection(placeTags: residentialLand), parallel)
      .places.shapes.columns.polygons
  }
}
