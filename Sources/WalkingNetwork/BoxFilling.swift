import Geography

/// How the streets fill the box that the file's header gives: a file cut along a polygon leaves
/// parts of its box empty, and ends its ways along the polygon, far inside the box.
package struct BoxFilling: Hashable, Sendable {
  /// Nodes at which a way goes on to a node that the file lacks.
  package internal(set) var cutEnds = 0
  /// Those of them that lie more than 300 m inside the box. Ways cut along the box end within a
  /// segment's length of it (Helsinki's sample: nine in ten within 37 m).
  package internal(set) var cutEndsFarInside = 0
  /// The share of the cells of the box that hold a node of a street, 0 to 1: at most 20 by 20, of
  /// 500 m or more a side, since streets leave smaller ones empty everywhere.
  package internal(set) var filledShare = 1.0

  private static let farMeters = 300.0
  private static let cellMeters = 500.0
  private static let mostCells = 20.0

  init() {}

  /// As it was found before.
  package init(cutEnds: Int, cutEndsFarInside: Int, filledShare: Double) {
    self.cutEnds = cutEnds
    self.cutEndsFarInside = cutEndsFarInside
    self.filledShare = filledShare
  }

  /// - Parameters:
  ///   - nodes: Of the streets in use.
  ///   - cutNodes: Those at which a way is cut.
  package init(_ box: BoundingBox, nodes: [Coordinate], cutNodes: [Coordinate]) {
    cutEnds = cutNodes.count
    cutEndsFarInside = cutNodes.count { Self.metersInside($0, box) > Self.farMeters }
    filledShare = Self.filledShare(box, nodes)
  }

  private static func filledShare(_ box: BoundingBox, _ nodes: [Coordinate]) -> Double {
    let (height, width) = (max(1, box.heightE7), max(1, box.widthE7))
    let plane = LocalPlane(at: Coordinate(longitudeE7: box.westE7, latitudeE7: box.southE7))
    func cells(_ meters: Double) -> Int64 { Int64(min(max(meters / cellMeters, 1), mostCells)) }
    let rows = cells(Double(height) * plane.metersPerStepNorth)
    let columns = cells(Double(width) * plane.metersPerStepEast)
    var isFilled = Array(repeating: false, count: Int(rows * columns))
    for node in nodes where box.contains(node) {
      let row = min(rows - 1, (Int64(node.latitudeE7) - Int64(box.southE7)) * rows / height)
      let column = min(columns - 1, box.eastwardE7(to: node) * columns / width)
      isFilled[Int(row * columns + column)] = true
    }
    return Double(isFilled.count { $0 }) / Double(isFilled.count)
  }

  /// Whether the file seems to be cut along a polygon: a quarter of its cut ends and at least ten
  /// lie far inside.
  package var isCutInside: Bool { cutEndsFarInside >= 10 && cutEndsFarInside * 4 >= cutEnds }

  /// Whether half of the box is empty, as where complete ways were kept along a polygon; sea and
  /// empty land look the same.
  package var isEmptyMostly: Bool { filledShare < 0.5 }

  private static func metersInside(_ place: Coordinate, _ box: BoundingBox) -> Double {
    let plane = LocalPlane(at: place)
    let west = Coordinate(longitudeE7: box.westE7, latitudeE7: place.latitudeE7)
    let fromWest = Int64(west.eastwardE7(to: place))
    let east = min(fromWest, box.widthE7 - fromWest)
    let north = min(
      Int64(place.latitudeE7) - Int64(box.southE7), Int64(box.northE7) - Int64(place.latitudeE7))
    return min(Double(east) * plane.metersPerStepEast, Double(north) * plane.metersPerStepNorth)
  }
}
