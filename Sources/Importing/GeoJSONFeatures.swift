import Diagnostics
import JSONKit

/// The features of a GeoJSON file (RFC 7946), on WGS 84.
struct GeoJSONFeatures {
  let file: TableFile
  /// Each is an object; whether it is a feature inside is not yet known.
  let features: [JSONValue]

  /// - Throws: What is not JSON, not a FeatureCollection or Feature, or on another system.
  init(_ file: TableFile) throws(Failure) {
    self.file = file
    let bytes = try file.bytes()
    let root: JSONValue
    do throws(JSONError) {
      root = try JSONDocument(parsing: bytes).root
    } catch {
      throw Failure(
        .unusableInput, file: file.path, line: error.line, column: error.column,
        "this is not JSON: \(error.message)", advice: "Write the file anew as GeoJSON, in UTF-8")
    }
    features = try file.naming { () throws(Failure) in
      let features = try Self.features(of: root)
      try GeoJSONSystem.check(root)
      return features
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
