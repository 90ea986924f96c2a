import Diagnostics
import EncodingKit
import JSONKit

/// The features of a GeoJSON file (RFC 7946).
struct GeoJSONFeatures {
  let file: TableFile
  let encoding: TextEncoding
  let converter: PlaceConverter
  /// Each is an object; whether it is a feature inside is not yet known.
  let features: [JSONValue]

  /// - Throws: What is not JSON, not a FeatureCollection or Feature, or on an unknown system.
  init(_ file: TableFile) throws(Failure) {
    self.file = file
    let text = try file.text()
    encoding = text.encoding
    let root: JSONValue
    do throws(JSONError) {
      root = try JSONDocument(parsing: text.bytes).root
    } catch {
      throw Failure(
        .unusableInput, file: file.path, line: error.line, column: error.column,
        "this is not JSON: \(error.message)", advice: "Write the file anew as GeoJSON, in UTF-8")
    }
    (features, converter) = try file.naming { () throws(Failure) in
      (try Self.features(of: root), try GeoJSONSystem.converter(of: root, file.system))
    }
  }

  private static func features(of root: JSONValue) throws(Failure) -> [JSONValue] {
    guard root.kind == .object else {
      throw failure("this is not GeoJSON: its root is not an object", at: root)
    }
    guard let type = root["type"]?.string else {
      throw failure("this is not GeoJSON: its root has no type", at: root)
    }
    if type == "Feature" { return [root] }
    guard type == "FeatureCollection" else {
      throw failure("a «\(type)» cannot be read, only a FeatureCollection or a Feature", at: root)
    }
    guard let list = root["features"], list.kind == .array else {
      throw failure("the FeatureCollection has no list of features", at: root["features"] ?? root)
    }
    let features = Array(list.elements)
    for feature in features where feature.kind != .object {
      throw failure("this feature is not an object", at: feature)
    }
    return features
  }

  private static func failure(_ problem: String, at value: JSONValue) -> Failure {
    Failure(
      .unusableInput, line: value.line, problem, advice: "Give a FeatureCollection (RFC 7946)")
  }
}
