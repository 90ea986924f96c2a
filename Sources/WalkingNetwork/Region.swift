import GEOSKit
import Geography
import Parallelism

/// A part of the Earth.
package enum Region: Sendable {
  case everywhere
  /// The union of boxes.
  case boxes([BoundingBox])
  /// The union of polygons.
  case polygons([Polygon])

  /// The box around it; `nil` if it is everywhere.
  package var boundingBox: BoundingBox? {
    switch self {
    case .everywhere: nil
    case .boxes(let boxes): BoundingBox(joining: boxes)
    case .polygons(let polygons): BoundingBox(around: polygons)
    }
  }

  /// Which of `coordinates` lie in it; its border belongs to it.
  package func contains(_ coordinates: [Coordinate], parallel: Parallel) throws -> [Bool] {
    switch self {
    case .everywhere:
      return Array(repeating: true, count: coordinates.count)
    case .boxes(let boxes):
      return coordinates.map { coordinate in boxes.contains { $0.contains(coordinate) } }
    case .polygons(let polygons):
      // Every worker prepares the area for itself, and that costs as much as so many points do.
      let ranges = Parallel.ranges(of: coordinates.count, size: 65_536)
      let parts = try parallel.map(
        count: ranges.count, makeWorker: { try PreparedArea(polygons) }
      ) { area, part in
        try coordinates[ranges[part]].map { try area.contains($0) }
      }
      return parts.flatMap { $0 }
    }
  }
}
