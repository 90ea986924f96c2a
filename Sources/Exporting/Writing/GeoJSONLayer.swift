import Geography
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

  /// - Parameter feature: Writes geometry and properties of a feature by a `GeoJSONFeature`.
  package func write(
    parallel: Parallel, _ feature: @Sendable (Int, inout GeoJSONFeature) -> Void
  ) throws {
    let file = try OutputFile(path: path)
    try file.write(head)
    try file.write(count: count, parallel: parallel) { index, text in
      if index > 0 { text.append(",\n") }
      var writer = GeoJSONFeature(after: &text)
      feature(index, &writer)
      writer.end(&text)
    }
    var end = ByteText()
    end.append(count > 0 ? "\n]}\n" : "]}\n")
    try file.write(end)
    try file.close()
  }

  private var head: ByteText {
    var text = ByteText()
    text.append("{\"type\": \"FeatureCollection\",\n")
    for (name, value) in members {
      text.append(jsonString: name)
      text.append(": ")
      text.append(String(value.text.dropLast()))
      text.append(",\n")
    }
    if let box = boundingBox {
      text.append("\"bbox\": [")
      for (index, side) in [box.westE7, box.southE7, box.eastE7, box.northE7].enumerated() {
        if index > 0 { text.append(", ") }
        text.append(degreesE7: side)
      }
      text.append("],\n")
    }
    text.append(count > 0 ? "\"features\": [\n" : "\"features\": [")
    return text
  }
}
