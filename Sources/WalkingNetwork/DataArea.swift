import Geography
import OSMExtract
import Parallelism

/// Where the data is complete: beyond it there may be streets and facilities that the file lacks.
package struct DataArea: Sendable {
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

  package let shape: Region
  package let source: Source
  /// The relation of the OSM file that `--data-area` names.
  package let relation: Int64?
  /// What had to be mended in the polygons of `--data-area`.
  package let repairs: AreaRepairs

  package init(
    shape: Region, source: Source, relation: Int64? = nil, repairs: AreaRepairs = AreaRepairs()
  ) {
    self.shape = shape
    self.source = source
    self.relation = relation
    self.repairs = repairs
  }

  /// The area that the header's boxes give, if they can be believed (walking-rule, 1).
  ///
  /// - Parameters:
  ///   - streets: The box of the nodes of walkable ways.
  ///   - parameters: By how much that box is widened on every side, and up to how many times its
  ///     area they are believed.
  package init(
    header boxes: [BoundingBox], streets: BoundingBox?, _ parameters: StreetRules.Parameters
  ) {
    guard !boxes.isEmpty, let streets else {
      self.init(shape: .everywhere, source: .absent)
      return
    }
    let margin = parameters.boxMargin
    let height = Double(streets.heightE7) / Coordinate.stepsPerDegree + 2 * margin
    let width = Double(streets.widthE7) / Coordinate.stepsPerDegree + 2 * margin
    if BoundingBox.areaInSquareDegrees(ofUnion: boxes) > parameters.implausibleBoxFactor * width
      * height
    {
      self.init(shape: .everywhere, source: .implausible)
    } else {
      self.init(shape: .boxes(boxes), source: .header)
    }
  }

  package var isKnown: Bool {
    if case .everywhere = shape { false } else { true }
  }

  /// The box around the area; `nil` if it is everywhere.
  package var boundingBox: BoundingBox? { shape.boundingBox }

  /// Which of `coordinates` lie in the area; its border belongs to it.
  package func contains(_ coordinates: [Coordinate], parallel: Parallel) throws -> [Bool] {
    try shape.contains(coordinates, parallel: parallel)
  }
}
