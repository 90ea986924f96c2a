import Geography
import OSMKit

/// Sections that are proven fit on the way.
extension Sections {
  func texts(_ name: String) throws(Damage) -> TextColumn {
    let first = try column(name + ".first", of: Int64.self)
    let bytes = try column(name + ".bytes", of: UInt8.self)
    try checkParts(name + ".first", first, of: bytes.count)
    return TextColumn(first: first, bytes: bytes)
  }

  /// Column `first` cuts `count` things into consecutive parts.
  func checkParts(
    _ name: String, _ first: [some FixedWidthInteger], of count: Int, into parts: Int? = nil
  ) throws(Damage) {
    try check(name, first.first == 0 && first.last.map { Int($0) } == count)
    try check(name, parts == nil || first.count - 1 == parts)
    try check(name, zip(first, first.dropFirst()).allSatisfy { $0 <= $1 })
  }

  /// The header of the OSM file.
  func header() throws(Damage) -> OSMData.Header {
    let texts = try texts("header.texts")
    let isKnown = try flags("header.isKnown")
    try check("header.texts", texts.count == 4 && isKnown.count == 4)
    var header = OSMData.Header()
    header.generator = texts[0]
    header.timestamp = isKnown[1] ? texts[1] : nil
    header.newestObject = isKnown[2] ? texts[2] : nil
    header.remark = isKnown[3] ? texts[3] : nil
    header.boxes = try headerBoxes()
    return header
  }

  /// The boxes of the header of the OSM file.
  func headerBoxes() throws(Damage) -> [BoundingBox] { try boxes("header.boxes") }

  /// Boxes whose south is not above their north.
  func boxes(_ name: String) throws(Damage) -> [BoundingBox] {
    let sides = try column(name, of: Int32.self)
    try check(name, sides.count % 4 == 0)
    var boxes: [BoundingBox] = []
    for side in stride(from: 0, to: sides.count, by: 4) {
      let low = Coordinate(longitudeE7: sides[side], latitudeE7: sides[side + 1])
      let high = Coordinate(longitudeE7: sides[side + 2], latitudeE7: sides[side + 3])
      try check(name, low.isOnEarth && high.isOnEarth && low.latitudeE7 <= high.latitudeE7)
      boxes.append(
        BoundingBox(
          westE7: low.longitudeE7, southE7: low.latitudeE7, eastE7: high.longitudeE7,
          northE7: high.latitudeE7))
    }
    return boxes
  }

  /// A column of positions in another one of `count` values.
  func positions(_ name: String, among count: Int) throws(Damage) -> [Int32] {
    let column = try column(name, of: Int32.self)
    try check(name, column.allSatisfy { $0 >= 0 && Int($0) < count })
    return column
  }

  func coordinates(_ name: String) throws(Damage) -> [Coordinate] {
    let column = try column(name, of: Coordinate.self)
    try check(name, column.allSatisfy(\.isOnEarth))
    return column
  }

  /// Whole numbers that are no part of anything: counts and the like, which stay countable.
  func numbers(_ name: String, count: Int? = nil) throws(Damage) -> [Int64] {
    let column = try column(name, of: Int64.self)
    try check(name, count == nil || column.count == count)
    try check(name, column.allSatisfy { $0.magnitude < 1 << 52 })
    return column
  }
}
