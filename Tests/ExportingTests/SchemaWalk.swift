import JSONKit

/// Whether a document has the members and types that a JSON Schema asks for. Of the language of
/// schemas it knows `$ref` into the same file, `type`, `properties`, `required`,
/// `additionalProperties`, `items` and `enum`.
struct SchemaWalk {
  let root: JSONValue

  func resolved(_ schema: JSONValue) -> JSONValue {
    guard let reference = schema["$ref"]?.string else { return schema }
    return reference.split(separator: "/").dropFirst().reduce(root) { $0[String($1)] ?? $0 }
  }

  func faults(of value: JSONValue, by schema: JSONValue, at path: String) -> [String] {
    let schema = resolved(schema)
    guard hasType(value, schema) else { return ["\(path) is of another type"] }
    if let choices = schema["enum"],
      !choices.elements.contains(where: { $0.jsonText == value.jsonText })
    {
      return ["\(path) is none of \(choices.jsonText)"]
    }
    switch value.kind {
    case .object: return memberFaults(of: value, by: schema, at: path)
    case .array:
      guard let items = schema["items"] else { return ["\(path) has items that nobody described"] }
      return value.elements.enumerated().flatMap { faults(of: $1, by: items, at: "\(path)/\($0)") }
    default: return []
    }
  }

  private func memberFaults(of value: JSONValue, by schema: JSONValue, at path: String) -> [String]
  {
    var faults: [String] = []
    let required = schema["required"]?.elements.compactMap(\.string) ?? []
    for name in required where value[name] == nil { faults.append("\(path)/\(name) is missing") }
    for (name, member) in value.members {
      let place = "\(path)/\(name.string ?? "")"
      if let described = schema["properties"]?[name.string ?? ""] {
        faults += self.faults(of: member, by: described, at: place)
      } else if let others = schema["additionalProperties"], others.kind == .object {
        faults += self.faults(of: member, by: others, at: place)
      } else {
        faults.append("\(place) is not described")
      }
    }
    return faults
  }

  private func hasType(_ value: JSONValue, _ schema: JSONValue) -> Bool {
    guard let type = schema["type"] else { return true }
    let names = type.string.map { [$0] } ?? type.elements.compactMap(\.string)
    return names.contains { name in
      switch name {
      case "integer": value.double.map { $0 == $0.rounded() } ?? false
      case "number": value.kind == .number
      case "string": value.kind == .string
      case "boolean": value.kind == .boolean
      case "null": value.kind == .null
      case "array": value.kind == .array
      default: value.kind == .object
      }
    }
  }
}
