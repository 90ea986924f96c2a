import Diagnostics
import JSONKit
import PROJKit

/// The `crs` member that GeoJSON had in 2008 and that programs still write.
enum GeoJSONSystem {
  /// What brings the coordinates to WGS 84: by what the user said of this file, else by its `crs`
  /// member, else by what the user said of all tables, else they are there already (RFC 7946).
  ///
  /// - Throws: A system that nobody knows; without the file's name.
  static func converter(
    of root: JSONValue, _ declared: DeclaredSystem?
  ) throws(Failure) -> PlaceConverter {
    if case .ofThisTable(let system) = declared { return try converter(asked: system) }
    guard let member = root["crs"], member.kind != .null else {
      return try converter(asked: declared?.system ?? .wgs84)
    }
    let advice = "Say its system by --crs FILE=SYSTEM, or reproject the file to WGS 84 (EPSG:4326)"
    guard let name = name(of: member) else {
      throw Failure(
        .unusableInput, line: member.line,
        "the member crs names no system: \(member.jsonText.prefix(100))", advice: advice)
    }
    do throws(PROJError) {
      return try PlaceConverter(CoordinateSystem(named: name))
    } catch {
      if let failure = error.missingLibrary { throw failure }
      throw Failure(
        .unusableInput, line: member.line,
        "the system «\(name)» of the member crs is not known: \(error.message)", advice: advice)
    }
  }

  /// For a system that the user named.
  static func converter(asked system: CoordinateSystem) throws(Failure) -> PlaceConverter {
    do throws(PROJError) {
      return try PlaceConverter(system)
    } catch {
      if let failure = error.missingLibrary { throw failure }
      throw Failure(
        .wrongUsage, "«\(system.name)» is no system of coordinates that is known: \(error.message)",
        advice: "Give --crs a code such as EPSG:4549, or gcj02 or bd09")
    }
  }

  /// A named system, or an EPSG code.
  private static func name(of member: JSONValue) -> String? {
    let properties = member["properties"]
    if let text = properties?["name"]?.string { return text.isEmpty ? nil : text }
    guard let code = properties?["code"] else { return nil }
    return "EPSG:" + (code.string ?? code.jsonText)
  }
}
