/// The name of a property as it stands in layers, made once for all features.
package struct PropertyName: Sendable {
  /// `, "name": `
  let bytes: [UInt8]

  package init(_ name: String) {
    var text = ByteText()
    text.append(", ")
    text.append(jsonString: name)
    text.append(": ")
    bytes = text.bytes
  }
}

/// Properties with values that many features share, as they stand in layers, made once.
package struct FixedProperties: Sendable {
  /// `, "name": value`, as often as there are some.
  let bytes: [UInt8]

  package init(_ members: [(PropertyName, JSONNode)]) {
    bytes = members.flatMap { name, value in name.bytes + value.text.utf8.dropLast() }
  }
}
