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

/// One feature as it is being written: first its geometry, then its properties.
package struct GeoJSONFeature {
  private var text = ByteText()
  private var hasProperty = false

  /// Takes what is written so far; `end` gives it back.
  fileprivate init(after text: inout ByteText) {
    swap(&self.text, &text)
    self.text.append("{\"type\": \"Feature\", \"geometry\": ")
  }

  fileprivate mutating func end(_ text: inout ByteText) {
    self.text.append("}}")
    swap(&self.text, &text)
  }

  package mutating func point(_ coordinate: Coordinate) {
    text.append("{\"type\": \"Point\", \"coordinates\": ")
    append(coordinate)
    text.append("}, \"properties\": {")
  }

  package mutating func line(_ coordinates: ArraySlice<Coordinate>) {
    text.append("{\"type\": \"LineString\", \"coordinates\": [")
    for (index, coordinate) in coordinates.enumerated() {
      if index > 0 { text.append(", ") }
      append(coordinate)
    }
    text.append("]}, \"properties\": {")
  }

  private mutating func append(_ coordinate: Coordinate) {
    text.append("[")
    text.append(degreesE7: coordinate.longitudeE7)
    text.append(", ")
    text.append(degreesE7: coordinate.latitudeE7)
    text.append("]")
  }

  package mutating func property(_ name: String, _ value: String?) {
    begin(name)
    if let value { text.append(jsonString: value) } else { text.append("null") }
  }

  package mutating func property(_ name: String, _ value: Int?) {
    property(name, value, decimals: 0)
  }

  /// A number that counts units of 10 to the minus `decimals`.
  package mutating func property(_ name: String, _ value: Int?, decimals: Int) {
    begin(name)
    if let value { text.append(value, decimals: decimals) } else { text.append("null") }
  }

  package mutating func property(_ name: String, _ value: Double) {
    begin(name)
    text.append(value)
  }

  package mutating func property(_ name: String, _ value: Bool) {
    begin(name)
    text.append(value ? "true" : "false")
  }

  package mutating func property(_ name: String, _ values: [String]) {
    begin(name)
    text.append("[")
    for (index, value) in values.enumerated() {
      if index > 0 { text.append(", ") }
      text.append(jsonString: value)
    }
    text.append("]")
  }

  /// A value that is JSON already.
  package mutating func property(_ name: String, json: String) {
    begin(name)
    text.append(json)
  }

  private mutating func begin(_ name: String) {
    if hasProperty { text.append(", ") }
    hasProperty = true
    text.append(jsonString: name)
    text.append(": ")
  }
}
