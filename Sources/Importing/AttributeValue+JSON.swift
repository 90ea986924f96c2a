import GapAnalysis
import JSONKit

extension AttributeValue {
  init(_ value: JSONValue) {
    if let text = value.string {
      self = .text(text)
    } else {
      self = value.kind == .null ? .null : .json(value.jsonText)
    }
  }

  /// The texts of a list of texts; `nil` for anything else.
  package var texts: [String]? {
    guard case .json(let json) = self, json.hasPrefix("["),
      let root = try? JSONDocument(parsing: Array(json.utf8)).root
    else { return nil }
    let texts = root.elements.map(\.string)
    return texts.contains(nil) ? nil : texts.compactMap(\.self)
  }
}
