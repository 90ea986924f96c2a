/// Swift source text as the rules read it: without comments and without what stands in strings.
struct SwiftCode {
  /// Line by line; what was taken out is gone, so that columns are not those of the file.
  let lines: [String]

  init(_ source: String) {
    var scanner = Scanner(source)
    scanner.scanCode(until: nil)
    lines = scanner.code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Identifiers and keywords, each with its line from 1.
  var words: [(word: String, line: Int)] {
    lines.enumerated().flatMap { index, line in
      line.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "@") }
        .map { (String($0), index + 1) }
    }
  }

  struct Import {
    let module: String
    /// What stands before `import`, such as `internal` or `@_exported`.
    let modifiers: [String]
    let line: Int
  }

  var imports: [Import] {
    lines.enumerated().flatMap { index, line in
      line.split(separator: ";").compactMap { Self.importStatement($0, line: index + 1) }
    }
  }

  private static let accessLevels: Set = [
    "public", "package", "internal", "fileprivate", "private",
  ]

  /// `import struct Geography.Coordinate` names its module after one of these.
  private static let kinds: Set = [
    "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
  ]

  private static func importStatement(_ text: Substring, line: Int) -> Import? {
    let words = text.split(separator: " ").map(String.init)
    guard let keyword = words.firstIndex(of: "import") else { return nil }
    let modifiers = Array(words[..<keyword])
    guard modifiers.allSatisfy({ $0.hasPrefix("@") || accessLevels.contains($0) }),
      let name = words[(keyword + 1)...].first(where: { !kinds.contains($0) })
    else { return nil }
    return Import(module: String(name.prefix { $0 != "." }), modifiers: modifiers, line: line)
  }
}

/// Copies code and newlines, and leaves comments and the text of strings out. What is interpolated
/// in a string is code.
private struct Scanner {
  private(set) var code = ""
  private let characters: [Character]
  private var position = 0

  init(_ source: String) { characters = Array(source) }

  /// - Parameter closing: The parenthesis that ends an interpolation, or `nil` to read to the end.
  mutating func scanCode(until closing: Character?) {
    var depth = 0
    while position < characters.count {
      if skipLineComment() || skipBlockComment() || scanString() { continue }
      let character = characters[position]
      position += 1
      if closing != nil {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        if depth < 0 { return }
      }
      code.append(character)
    }
  }

  private func follows(_ text: String) -> Bool {
    characters[position...].starts(with: text)
  }

  private mutating func skipLineComment() -> Bool {
    guard follows("//") else { return false }
    while position < characters.count, !characters[position].isNewline { position += 1 }
    return true
  }

  private mutating func skipBlockComment() -> Bool {
    guard follows("/*") else { return false }
    var depth = 0
    repeat {
      if follows("/*") {
        depth += 1
        position += 2
      } else if follows("*/") {
        depth -= 1
        position += 2
      } else {
        skipCharacter()
      }
    } while depth > 0 && position < characters.count
    code.append(" ")
    return true
  }

  /// Keeps the count of lines.
  private mutating func skipCharacter() {
    if characters[position].isNewline { code.append("\n") }
    position += 1
  }

  private mutating func scanString() -> Bool {
    let pounds = characters[position...].prefix { $0 == "#" }.count
    let quote = position + pounds
    guard quote < characters.count, characters[quote] == "\"" else { return false }
    position = quote
    let quotes = follows("\"\"\"") ? "\"\"\"" : "\""
    position += quotes.count
    let raw = String(repeating: "#", count: pounds)
    while position < characters.count, !follows(quotes + raw) {
      if follows("\\" + raw + "(") {
        position += 2 + pounds
        code.append(" ")
        scanCode(until: ")")
        code.append(" ")
      } else if follows("\\" + raw) {
        position += 1 + pounds
        if position < characters.count { skipCharacter() }
      } else {
        skipCharacter()
      }
    }
    position = min(position + quotes.count + pounds, characters.count)
    code.append("\"\"")
    return true
  }
}
