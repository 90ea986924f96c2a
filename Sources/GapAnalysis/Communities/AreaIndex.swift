import GEOSKit
import Geography

/// Areas by the cells of a grid that their boxes touch: for those in which a place lies.
struct AreaIndex: Sendable {
  /// Which areas hold a place.
  struct Found {
    /// The first in their order; `nil` if none does.
    var first: Int?
    var isShared = false
  }

  /// The prepared areas of one thread, made when they are first asked.
  struct Worker {
    fileprivate var prepared: [PreparedArea?]

    init(count: Int) { prepared = Array(repeating: nil, count: count) }
  }

  private let areas: [[Polygon]]
  private let boxes: [BoundingBox?]
  /// Round all of them.
  private let box: BoundingBox?
  private let columns: Int
  private let rows: Int
  /// By cell, row by row from the south west: the areas whose boxes touch it, ascending.
  private var cells: [[Int32]] = []

  init(_ areas: [[Polygon]]) {
    self.areas = areas
    boxes = areas.map { BoundingBox(around: $0.flatMap(\.exterior)) }
    box = BoundingBox(joining: boxes.compactMap(\.self))
    // As many cells as areas, up to a number at which a row of them is still short.
    let side = min(256, max(1, Int(Double(areas.count).squareRoot().rounded(.up))))
    (columns, rows) = (side, side)
    cells = Array(repeating: [], count: columns * rows)
    guard let round = box else { return }
    for (area, box) in boxes.enumerated() {
      guard let box else { continue }
      let first = column(round, ofEastwardE7: round.eastwardE7(to: box.southWest))
      let width = Int(box.widthE7 * Int64(columns) / max(round.widthE7, 1)) + 1
      for row in row(round, box.southE7)...row(round, box.northE7) {
        for column in first...min(columns - 1, first + width) {
          cells[row * columns + column].append(Int32(area))
        }
      }
    }
  }

  func areas(with place: Coordinate, _ worker: inout Worker) throws(GEOSError) -> Found {
    var found = Found()
    guard let box, box.contains(place) else { return found }
    let column = column(box, ofEastwardE7: box.eastwardE7(to: place))
    for area in cells[row(box, place.latitudeE7) * columns + column] {
      let area = Int(area)
      guard boxes[area]?.contains(place) == true, try contains(area, place, &worker) else {
        continue
      }
      guard found.first == nil else {
        found.isShared = true
        break
      }
      found.first = area
    }
    return found
  }

  private func contains(
    _ area: Int, _ place: Coordinate, _ worker: inout Worker
  ) throws(GEOSError) -> Bool {
    if let prepared = worker.prepared[area] { return try prepared.contains(place) }
    let prepared = try PreparedArea(areas[area])
    worker.prepared[area] = prepared
    return try prepared.contains(place)
  }

  private func column(_ box: BoundingBox, ofEastwardE7 eastwardE7: Int64) -> Int {
    min(columns - 1, Int(eastwardE7 * Int64(columns) / max(box.widthE7, 1)))
  }

  private func row(_ box: BoundingBox, _ latitudeE7: Int32) -> Int {
    let north = Int64(latitudeE7) - Int64(box.southE7)
    return min(rows - 1, Int(north * Int64(rows) / max(box.heightE7, 1)))
  }
}

extension BoundingBox {
  fileprivate var southWest: Coordinate {
    Coordinate(longitudeE7: westE7, latitudeE7: southE7)
  }
}
