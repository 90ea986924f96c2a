import Geography

/// One feature as it is being written: first its geometry, then its properties.
package struct GeoJSONFeature {
  private var text = ByteText()
  private var hasProperty = false

  /// Takes what is written so far; `end` gives it back.
  init(after text: inout ByteText) {
    swap(&self.text, &text)
    self.text.append("{\"type\": \"Feature\", \"geometry\": ")
  }

  /// Begins with what was written of another feature, all but its end, and has properties added.
  ///
  /// - Parameter feature: Written by `end`.
  init(continuing feature: ArraySlice<UInt8>, after text: inout ByteText) {
    swap(&self.text, &text)
    self.text.append(feature.dropLast(Self.end.count))
    hasProperty = true
  }

  private static let end = Array("}}".utf8)

  mutating func end(_ text: inout ByteText) {
    self.text.append(Self.end)
    swap(&self.text, &text)
  }

  package mutating func point(_ coordinate: Coordinate) {
    text.append("{\"type\": \"Point\", \"coordinates\": ")
    append(coordinate)
    text.append("}, \"properties\": {")
  }

  package mutating func line(_ coordinates: ArraySlice<Coordinate>) {
    text.append("{\"type\": \"LineString\", \"coordinates\": [")
    append(coordinates)
    text.append("]}, \"properties\": {")
  }

  /// Lines of at least two coordinates; null if there are none.
  package mutating func lines(_ lines: [[Coordinate]]) {
    guard !lines.isEmpty else { return nothing() }
    text.append("{\"type\": \"MultiLineString\", \"coordinates\": [")
    append(lines)
    text.append("]}, \"properties\": {")
  }

  /// Polygons, their rings closed and right-handed; null if there are none.
  package mutating func polygons(_ polygons: [Polygon]) {
    guard !polygons.isEmpty else { return nothing() }
    text.append("{\"type\": \"MultiPolygon\", \"coordinates\": [")
    for (index, polygon) in polygons.enumerated() {
      if index > 0 { text.append(", ") }
      text.append("[")
      append([polygon.exterior] + polygon.holes)
      text.append("]")
    }
    text.append("]}, \"properties\": {")
  }

  /// No geometry.
  package mutating func nothing() { text.append("null, \"properties\": {") }

  private mutating func append(_ lines: [[Coordinate]]) {
    for (index, line) in lines.enumerated() {
      text.append(index > 0 ? ", [" : "[")
      append(line[...])
      text.append("]")
    }
  }

  private mutating func append(_ coordinates: ArraySlice<Coordinate>) {
    for (index, coordinate) in coordinates.enumerated() {
      if index > 0 { text.append(", ") }
      append(coordinate)
    }
  }

  private mutating func append(_ coordinate: Coordinate) {
    text.append("[")
    text.append(degreesE7: coordinate.longitudeE7)
    text.append(", ")
    text.append(degreesE7: coordinate.latitudeE7)
    text.append("]")
  }

  package mutating func property(_ name: PropertyName, _ value: String?) {
    begin(name)
    if let value { text.append(jsonString: value) } else { text.append("null") }
  }

  package mutating func property(_ name: PropertyName, _ value: Int?) {
    property(name, value, decimals: 0)
  }

  /// A number that counts units of 10 to the minus `decimals`.
  package mutating func property(_ name: PropertyName, _ value: Int?, decimals: Int) {
    begin(name)
    if let value { text.append(value, decimals: decimals) } else { text.append("null") }
  }

  package mutating func property(_ name: PropertyName, _ value: Double?) {
    begin(name)
    if let value { text.append(value) } else { text.append("null") }
  }

  package mutating func property(_ name: PropertyName, _ value: Bool) {
    begin(name)
    text.append(value ? "true" : "false")
  }

  package mutating func property(_ name: PropertyName, _ values: some Sequence<String>) {
    begin(name)
    text.append("[")
    var isFirst = true
    for value in values {
      if !isFirst { text.append(", ") }
      isFirst = false
      text.append(jsonString: value)
    }
    text.append("]")
  }

  /// A value that is JSON already.
  package mutating func property(_ name: PropertyName, json: String) {
    begin(name)
    text.append(json)
  }

  package mutating func properties(_ fixed: FixedProperties) { append(members: fixed.bytes) }

  private mutating func begin(_ name: PropertyName) { append(members: name.bytes) }

  /// - Parameter bytes: With a comma and a blank before the first member.
  private mutating func append(members bytes: [UInt8]) {
    if hasProperty { text.append(bytes) } else { text.append(bytes.dropFirst(2)) }
    hasProperty = true
  }
}
