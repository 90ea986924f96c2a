import Diagnostics
import Geography
import JSONKit

/// An area drawn in a file: GeoJSON or `.poly`.
package enum AreaFile {
  /// All polygons of the file, in its order: of all features of a GeoJSON, those in collections too.
  /// What is no polygon is left out; rings that are not closed are closed and counted.
  ///
  /// - Parameter system: Of a GeoJSON, as a user declares it; `nil`: what the file says.
  /// - Throws: A file that cannot be read or understood, that has no polygon, or whose coordinates
  ///   are no places on its system.
  package static func read(
    path: String, system: DeclaredSystem? = nil
  ) throws(Failure) -> AreaPolygons {
    let file = TableFile(path: path, system: system)
    if path.lowercased().hasSuffix(".poly") { return try PolyFile.read(file) }
    do {
      _ = try file.format(of: [.geoJSON])
    } catch {
      throw Failure(
        error.kind, file: error.file, error.problem, advice: "Give one of .geojson, .json, .poly")
    }
    let layer = try GeoJSONFeatures(file)
    let geometries = GeoJSONGeometry(converter: layer.converter)
    return try file.naming { () throws(Failure) in
      var area = AreaPolygons()
      for feature in layer.features {
        if let geometry = feature["geometry"] { try add(geometry, of: geometries, to: &area) }
      }
      guard !area.polygons.isEmpty else { throw noPolygon }
      return area
    }
  }

  static let noPolygon = Failure(
    .unusableInput, "the file has no polygon", advice: "Give an area of one or more polygons")

  /// Adds the polygons of a geometry; of collections those in them.
  static func add(
    _ geometry: JSONValue, of geometries: GeoJSONGeometry, to area: inout AreaPolygons,
    adviceOnSystem: String =
      "Name the system in a member crs, or reproject the file to WGS 84 (EPSG:4326)"
  ) throws(Failure) {
    // The last one comes next; collections may be nested deeply.
    var open = [geometry]
    while let geometry = open.popLast() {
      if geometry.isType("GeometryCollection") {
        open += (geometry["geometries"].map { Array($0.elements) } ?? []).reversed()
      } else if geometry.isType("Polygon") || geometry.isType("MultiPolygon") {
        switch try geometries.polygons(of: geometry) {
        case .success(let found):
          area.polygons += found
          area.repairs.closedRings += openRings(of: geometry)
        case .failure(let position):
          throw Failure(
            .unusableInput, line: position.value.line,
            "\(position.value.jsonText.prefix(60)) is no place on \(geometries.converter.system.name)",
            advice: adviceOnSystem)
        }
      }
    }
  }

  /// How many rings do not end where they begin.
  private static func openRings(of geometry: JSONValue) -> Int {
    guard let coordinates = geometry["coordinates"] else { return 0 }
    let polygons = geometry.isType("Polygon") ? [coordinates] : Array(coordinates.elements)
    return polygons.flatMap { Array($0.elements) }.count { ring in
      let places = Array(ring.elements)
      guard let first = places.first.flatMap(GeoJSONGeometry.numbers),
        let last = places.last.flatMap(GeoJSONGeometry.numbers)
      else { return false }
      return first != last
    }
  }
}
