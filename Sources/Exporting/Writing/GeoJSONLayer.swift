import Geography
import OSMExtract
import Parallelism

/// Writes a GeoJSON feature collection (RFC 7946), feature by feature.
package struct GeoJSONLayer {
  let path: String
  /// Members of the collection itself, beside `features`, that say where the layer comes from.
  let members: [(String, JSONNode)]
  /// Around all features; `nil` if none has a place.
  let boundingBox: BoundingBox?
  let count: Int

  package init(
    path: String, members: [(String, JSONNode)] = [], boundingBox: BoundingBox?, count: Int
  ) {
    self.path = path
    self.members = members
    self.boundingBox = boundingBox
    self.count = count
  }

  /// What every layer of ours says of itself, first of all, so that `FileTarget` knows it again.
  static func origin(version: String, profile: WalkingProfile) -> [(String, JSONNode)] {
    [("generator", .string("lifecircle \(version)")), ("profile", profile.node)]
  }

  /// - Parameter feature: Writes geometry and properties of a feature by a `GeoJSONFeature`.
  package func write(
    parallel: Parallel, _ feature: @Sendable (Int, inout GeoJSONFeature) -> Void
  ) throws {
    let file = try OutputFile(path: path)
    try file.write(Self.head(members: members, boundingBox: boundingBox, isEmpty: count == 0))
    try file.write(count: count, parallel: parallel) { index, text in
      if index > 0 { text.append(",\n") }
      var writer = GeoJSONFeature(after: &text)
      feature(index, &writer)
      writer.end(&text)
    }
    try file.write(Self.end(boundingBox: nil, isEmpty: count == 0))
    try file.close()
  }

  static func head(
    members: [(String, JSONNode)], boundingBox: BoundingBox?, isEmpty: Bool
  ) -> ByteText {
    var text = ByteText()
    text.append("{\"type\": \"FeatureCollection\",\n")
    for (name, value) in members {
      text.append(jsonString: name)
      text.append(": ")
      text.append(String(value.text.dropLast()))
      text.append(",\n")
    }
    if let boundingBox {
      append(boundingBox, to: &text)
      text.append(",\n")
    }
    text.append(isEmpty ? "\"features\": [" : "\"features\": [\n")
    return text
  }

  /// - Parameter boundingBox: One that was not known at the beginning.
  static func end(boundingBox: BoundingBox?, isEmpty: Bool) -> ByteText {
    var text = ByteText()
    text.append(isEmpty ? "]" : "\n]")
    if let boundingBox {
      text.append(",\n")
      append(boundingBox, to: &text)
    }
    text.append("}\n")
    return text
  }

  private static func append(_ box: BoundingBox, to text: inout ByteText) {
    text.append("\"bbox\": [")
    for (index, side) in [box.westE7, box.southE7, box.eastE7, box.northE7].enumerated() {
      if index > 0 { text.append(", ") }
      text.append(degreesE7: side)
    }
    text.append("]")
  }
}
