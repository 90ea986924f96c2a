import Diagnostics
import GEOSKit
import Geography
import Parallelism

/// Where the data is complete: beyond it there may be streets and facilities that the file lacks.
package struct DataArea: Sendable {
  package enum Shape: Sendable {
    case everywhere
    /// The union of boxes.
    case boxes([BoundingBox])
    case polygons([Polygon])
  }

  /// Why the area is what it is.
  package enum Source: String, Sendable {
    /// The boxes of the file's header.
    case header
    /// `--data-area`.
    case given
    /// `--data-area none`.
    case none
    /// The header has no box.
    case absent
    /// The header's box is too large to be believed.
    case implausible
  }

  package let shape: Shape
  package let source: Source

  package init(shape: Shape, source: Source) {
    self.shape = shape
    self.source = source
  }

  /// The area that the header's boxes give, if they can be believed (walking-rule, 1).
  ///
  /// - Parameters:
  ///   - streets: The box of the nodes of walkable ways.
  ///   - margin: By how much that box is widened on every side, degrees.
  ///   - factor: Up to how many times the area of that box they are believed.
  package init(
    header boxes: [BoundingBox], streets: BoundingBox?, margin: Double, factor: Double
  ) {
    guard !boxes.isEmpty, let streets else {
      self.init(shape: .everywhere, source: .absent)
      return
    }
    let height = Double(Int64(streets.northE7) - Int64(streets.southE7)) / 1e7 + 2 * margin
    let width = Double(Int64(streets.eastE7) - Int64(streets.westE7)) / 1e7 + 2 * margin
    if BoundingBox.areaInSquareDegrees(ofUnion: boxes) > factor * width * height {
      self.init(shape: .everywhere, source: .implausible)
    } else {
      self.init(shape: .boxes(boxes), source: .header)
    }
  }

  package var isKnown: Bool {
    if case .everywhere = shape { false } else { true }
  }

  /// The box around the area; `nil` if it is everywhere.
  package var boundingBox: BoundingBox? {
    switch shape {
    case .everywhere: nil
    case .boxes(let boxes): Self.box(around: boxes)
    case .polygons(let polygons): BoundingBox(around: polygons.flatMap(\.exterior))
    }
  }

  private static func box(around boxes: [BoundingBox]) -> BoundingBox? {
    BoundingBox(
      around: boxes.flatMap {
        [
          Coordinate(longitudeE7: $0.westE7, latitudeE7: $0.southE7),
          Coordinate(longitudeE7: $0.eastE7, latitudeE7: $0.northE7),
        ]
      })
  }

  /// Which of `coordinates` lie in the area; its border belongs to it.
  package func contains(_ coordinates: [Coordinate], parallel: Parallel) throws -> [Bool] {
    switch shape {
    case .everywhere:
      return Array(repeating: true, count: coordinates.count)
    case .boxes(let boxes):
      return coordinates.map { coordinate in boxes.contains { $0.contains(coordinate) } }
    case .polygons(let polygons):
      let ranges = Parallel.ranges(of: coordinates.count, size: 8192)
      let parts = try parallel.map(
        count: ranges.count, makeWorker: { try PreparedArea(polygons) }
      ) { area, part in
        try coordinates[ranges[part]].map { try area.contains($0) }
      }
      return parts.flatMap { $0 }
    }
  }
}
