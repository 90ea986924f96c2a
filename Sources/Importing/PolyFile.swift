import Diagnostics
import GEOSKit
import Geography
import Texts

/// A polygon file as Osmosis and Geofabrik write it (`.poly`).
///
/// The first line is a name. Each ring is a line with its name, a line with longitude and latitude
/// for each place, and a line `END`; one more `END` ends the file. The name of a ring that cuts its
/// area out of those before it begins with `!`.
struct PolyFile {
  private let lines: [Substring]
  /// The line that is read next, from 0; so the number, from 1, of the one that was read last.
  private var next = 0

  private struct Ring {
    let line: Int
    let isHole: Bool
    var places: [Coordinate]
  }

  /// - Throws: A file that cannot be read, is torn, has no ring, or whose coordinates are no degrees.
  static func read(_ file: TableFile) throws(Failure) -> AreaPolygons {
    let bytes = try InputFile.bytes(at: file.path)
    let text = String(decoding: bytes, as: UTF8.self)
    return try file.naming { () throws(Failure) in
      var reader = PolyFile(
        lines: text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline))
      return try reader.area()
    }
  }

  private init(lines: [Substring]) { self.lines = lines }

  private mutating func area() throws(Failure) -> AreaPolygons {
    guard nextLine() != nil else { throw Self.torn("the file is empty") }
    let geos = GEOSContext()
    var area = AreaPolygons()
    while var ring = try ring() {
      if let first = ring.places.first, ring.places.last != first {
        ring.places.append(first)
        area.repairs.closedRings += 1
      }
      // Three places and the first once more.
      guard ring.places.count >= 4 else {
        throw Self.failure("this ring has fewer than three places", line: ring.line)
      }
      if ring.isHole {
        try cut(ring, out: &area, geos)
      } else {
        area.polygons.append(Polygon(exterior: ring.places))
      }
    }
    guard !area.polygons.isEmpty else { throw AreaFile.noPolygon }
    return area
  }

  private func cut(
    _ ring: Ring, out area: inout AreaPolygons, _ geos: GEOSContext
  ) throws(Failure) {
    guard !area.polygons.isEmpty else { return }
    do throws(GEOSError) {
      let rest = try geos.polygons(area.polygons, without: [Polygon(exterior: ring.places)])
      area.polygons = rest.polygons
      area.repairs.repairedPolygons += rest.repairs.repairedPolygons
    } catch {
      throw Self.failure("this ring cannot be cut out: \(error.message)", line: ring.line)
    }
  }

  /// The next ring; `nil` at the end of the file.
  private mutating func ring() throws(Failure) -> Ring? {
    guard let name = nextLine() else { throw Self.torn("the file ends without END") }
    guard name != "END" else { return nil }
    var ring = Ring(line: next, isHole: name.hasPrefix("!"), places: [])
    while let line = nextLine() {
      if line == "END" { return ring }
      ring.places.append(try place(line))
    }
    throw Self.torn("the ring that begins in line \(ring.line) has no END")
  }

  private func place(_ line: Substring) throws(Failure) -> Coordinate {
    let numbers = line.split(whereSeparator: \.isWhitespace).map { DecimalText.double($0) }
    guard numbers.count >= 2, let longitude = numbers[0], let latitude = numbers[1],
      let place = Coordinate(longitude: longitude, latitude: latitude)
    else {
      throw Self.failure(
        "\"\(line.prefix(60))\" is no longitude and latitude in degrees", line: next)
    }
    return place
  }

  /// The next line that is not empty, without blanks around it.
  private mutating func nextLine() -> Substring? {
    while next < lines.count {
      let line = lines[next].trimmingBlanks
      next += 1
      if !line.isEmpty { return line }
    }
    return nil
  }

  private static func torn(_ problem: String) -> Failure {
    Failure(.unusableInput, problem, advice: "Take the whole file: its last line is END")
  }

  private static func failure(_ problem: String, line: Int) -> Failure {
    Failure(
      .unusableInput, line: line, problem,
      advice: "Give rings as lines of longitude and latitude, each ring ended by END")
  }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring {
    let start = drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return start[...last]
  }
}
