import Diagnostics
import JSONKit

/// The `crs` member that GeoJSON had in 2008 and that programs still write.
enum GeoJSONSystem {
  /// - Throws: If `root` says that its coordinates are not on WGS 84.
  static func check(_ root: JSONValue) throws(Failure) {
    guard let member = root["crs"], member.kind != .null else { return }
    let properties = member["properties"]
    let name: String
    if let text = properties?["name"]?.string {
      name = text
    } else if let code = properties?["code"] {
      name = "EPSG:" + (code.string ?? code.jsonText)
    } else {
      name = member.jsonText
    }
    guard !isWGS84(name) else { return }
    throw Failure(
      .unusableInput, line: member.line,
      "the coordinates are on the system «\(name)»; systems other than WGS 84 cannot be read yet",
      advice: "Reproject the file to WGS 84 (EPSG:4326)")
  }

  /// Whether `name` is a usual spelling of OGC:CRS84 or EPSG:4326, flat or with heights: as a short
  /// name, a URN or a URL. The order of axes is longitude, latitude in all of them (RFC 7946).
  static func isWGS84(_ name: String) -> Bool {
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
