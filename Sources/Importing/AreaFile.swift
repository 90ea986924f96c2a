import Diagnostics
import Geography
import JSONKit

/// An area drawn in a GeoJSON file.
package enum AreaFile {
  /// All polygons of all features, those in collections too, in the order of the file. What is no
  /// polygon is left out; rings that are not closed are closed.
  ///
  /// - Throws: A file that cannot be read or understood, that has no polygon, or whose coordinates
  ///   are no places on its system.
  package static func read(path: String) throws(Failure) -> [Polygon] {
    let file = TableFile(path: path)
    _ = try file.format(of: [.geoJSON])
    let layer = try GeoJSONFeatures(file)
    let geometries = GeoJSONGeometry(converter: layer.converter)
    return try file.naming { () throws(Failure) in
      var polygons: [Polygon] = []
      for feature in layer.features {
        if let geometry = feature["geometry"] { try add(geometry, of: geometries, to: &polygons) }
      }
      guard !polygons.isEmpty else {
        throw Failure(
          .unusableInput, "the file has no polygon", advice: "Give an area of one or more polygons")
      }
      return polygons
    }
  }

  private static func add(
    _ geometry: JSONValue, of geometries: GeoJSONGeometry, to polygons: inout [Polygon]
  ) throws(Failure) {
    // The last one comes next; collections may be nested deeply.
    var open = [geometry]
    while let geometry = open.popLast() {
      if geometry.isType("GeometryCollection") {
        open += (geometry["geometries"].map { Array($0.elements) } ?? []).reversed()
      } else if geometry.isType("Polygon") || geometry.isType("MultiPolygon") {
        switch try geometries.polygons(of: geometry) {
        case .success(let found): polygons += found
        case .failure(let position):
          throw Failure(
            .unusableInput, line: position.value.line,
            "\(position.value.jsonText.prefix(60)) is no place on \(geometries.converter.system.name)",
            advice: "Name the system in a member crs, or reproject the file to WGS 84 (EPSG:4326)")
        }
      }
    }
  }
}
