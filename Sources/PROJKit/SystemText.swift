/// How a text names a system of coordinates.
///
/// PROJ takes any text for the name of the system that is called nearly so: `Foo` for Amersfoort,
/// `beijing` for New Beijing. Only what defines a system, or is the whole name of one, is meant.
struct SystemText {
  private let plain: String
  /// What PROJ is to be given.
  let definition: String

  init(_ text: String) {
    plain = text.lowercased().filter { !$0.isWhitespace }
    // Without it PROJ takes the string for an operation.
    definition =
      Self.isPROJString(plain) && !plain.contains("type=crs") ? text + " +type=crs" : text
  }

  /// Whether it is a code, URN, URL, PROJ string, WKT or PROJJSON, and no name.
  var isDefinition: Bool {
    plain.hasPrefix("{") || Self.isPROJString(plain) || isWKT || isCode
  }

  /// Whether it is that name, case and blanks ignored.
  func isName(_ name: String) -> Bool {
    !plain.isEmpty && plain == name.lowercased().filter { !$0.isWhitespace }
  }

  private static func isPROJString(_ text: String) -> Bool {
    ["+", "proj=", "init="].contains { text.hasPrefix($0) }
  }

  /// `PROJCS[`, `GEOGCRS[` and the like.
  private var isWKT: Bool {
    guard let bracket = plain.firstIndex(of: "[") else { return false }
    let keyword = plain[..<bracket]
    return keyword.hasSuffix("cs") || keyword.hasSuffix("crs")
  }

  /// `EPSG:4549`, `urn:ogc:def:crs:EPSG::4549`, `http://www.opengis.net/def/crs/EPSG/0/4549`.
  private var isCode: Bool {
    guard let colon = plain.firstIndex(of: ":"), colon != plain.startIndex else { return false }
    return plain[..<colon].utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_")
    }
  }
}

/// Datums that are realizations of the same frame as WGS 84, within less than a meter, of which
/// PROJ may know no transformation.
enum ModernDatum {
  private static let names = [
    "world geodetic system 1984", "international terrestrial reference frame", "china 2000",
    "china geodetic coordinate system 2000", "cgcs2000", "itrf", "igs", "wgs 84",
  ]

  static func isOne(_ name: String) -> Bool {
    let name = name.lowercased().replacing("_", with: " ")
    let plain = name.hasPrefix("d ") ? String(name.dropFirst(2)) : name
    return names.contains { plain.hasPrefix($0) }
  }
}
