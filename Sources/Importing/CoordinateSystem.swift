import Diagnostics
import Geography
import PROJKit

/// The system of coordinates of a table or layer.
package enum CoordinateSystem: Hashable, Sendable {
  /// Degrees on WGS 84.
  case wgs84
  /// Of Chinese web maps (Amap, Tencent): degrees.
  case gcj02
  /// Of Baidu's maps: degrees.
  case bd09
  /// What PROJ knows by this code, definition or name.
  case other(String)

  /// - Parameter text: `gcj02`, `bd09`, or a code, definition or whole name of a system that PROJ
  ///   knows. Whether it does is found out later.
  package init(named text: String) {
    switch text.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
    case "gcj02": self = .gcj02
    case "bd09", "bd09ll": self = .bd09
    default: self = Self.isWGS84(text) ? .wgs84 : .other(text)
    }
  }

  /// As results name it.
  package var name: String {
    switch self {
    case .wgs84: "WGS 84"
    case .gcj02: "gcj02"
    case .bd09: "bd09"
    case .other(let name): name
    }
  }

  /// Whether `name` is a usual spelling of OGC:CRS84 or EPSG:4326, flat or with heights: as a short
  /// name, a URN or a URL. The order of axes is longitude, latitude in all of them (RFC 7946).
  private static func isWGS84(_ name: String) -> Bool {
    let plain = name.uppercased().filter { !$0.isWhitespace }
    let parts = plain.split { ":/#".contains($0) }
    guard let code = parts.last else { return false }
    switch code {
    case "CRS84", "CRS84H": return parts.count == 1 || parts.contains("OGC")
    case "4326", "4979": return parts.contains("EPSG") || parts.contains("EPSG.XML")
    case "WGS84": return parts.count == 1
    default: return false
    }
  }
}

/// Which system a user said a table is on.
package enum DeclaredSystem: Hashable, Sendable {
  /// For tables without one of their own.
  case ofAllTables(CoordinateSystem)
  /// For this table, whatever stands in it.
  case ofThisTable(CoordinateSystem)

  var system: CoordinateSystem {
    switch self {
    case .ofAllTables(let system), .ofThisTable(let system): system
    }
  }
}

/// Brings the coordinates of a table to WGS 84; made once a table.
struct PlaceConverter {
  let system: CoordinateSystem
  private let transformation: CoordinateTransformation?

  /// - Throws: A system that PROJ does not know.
  init(_ system: CoordinateSystem) throws(PROJError) {
    self.system = system
    if case .other(let name) = system {
      // As GML writes it; PROJ does not know this spelling.
      let gml = "http://www.opengis.net/gml/srs/epsg.xml#"
      transformation = try CoordinateTransformation(
        from: name.hasPrefix(gml) ? "EPSG:" + name.dropFirst(gml.count) : name)
    } else {
      transformation = nil
    }
  }

  /// Whether places were taken for WGS 84 for want of a known shift of their datum.
  var isShiftUnknown: Bool { transformation?.isShiftUnknown ?? false }

  /// Where a place is not in China, though its system is China's own.
  struct OutsideChina: Error {
    /// Position of the first such place.
    let index: Int
  }

  /// The places of coordinates, east and north; `nil` where they are no numbers, no degrees where
  /// they should be, or cannot be transformed.
  func coordinates(_ x: [Double], _ y: [Double]) throws(OutsideChina) -> [Coordinate?] {
    switch system {
    case .wgs84: return zip(x, y).map { Coordinate(longitude: $0, latitude: $1) }
    case .gcj02: return try chinese(x, y, GCJ02.toWGS84)
    case .bd09: return try chinese(x, y, BD09.toWGS84)
    case .other:
      var (x, y) = (x, y)
      transformation?.transform(&x, &y)
      return zip(x, y).map { Coordinate(longitude: $0, latitude: $1) }
    }
  }

  private func chinese(
    _ x: [Double], _ y: [Double],
    _ toWGS84: (Double, Double) -> (longitude: Double, latitude: Double)
  ) throws(OutsideChina) -> [Coordinate?] {
    var places: [Coordinate?] = []
    places.reserveCapacity(x.count)
    for index in x.indices {
      guard Coordinate(longitude: x[index], latitude: y[index]) != nil else {
        places.append(nil)
        continue
      }
      guard GCJ02.covers(longitude: x[index], latitude: y[index]) else {
        throw OutsideChina(index: index)
      }
      let place = toWGS84(x[index], y[index])
      places.append(Coordinate(longitude: place.longitude, latitude: place.latitude))
    }
    return places
  }
}

extension CoordinateSystem {
  /// The failure of a place that is not where the system holds; without the file's name.
  func outsideChina(_ x: Double, _ y: Double, line: Int) -> Failure {
    Failure(
      .unusableInput, line: line,
      "\(x), \(y) is outside of China, where the system \(name) says nothing",
      advice: "Leave --crs \(name) away for this table, or take the row out")
  }
}
