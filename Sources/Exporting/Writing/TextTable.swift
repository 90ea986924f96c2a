/// A table for a terminal, with a head; its first columns are set left and its others right.
package struct TextTable {
  private var rows: [[String]]
  private let leftColumns: Int
  private let widest: Int?

  /// - Parameter widest: How many columns of the terminal a cell may take before it goes on below;
  ///   `nil`: any.
  package init(head: [String], leftColumns: Int, widest: Int? = nil) {
    rows = [head]
    self.leftColumns = leftColumns
    self.widest = widest
  }

  package mutating func add(_ cells: [String]) { rows.append(cells) }

  package var text: String {
    let lines = rows.flatMap(lines)
    let widths = rows[0].indices.map { column in
      lines.map { terminalWidth($0[column]) }.max() ?? 0
    }
    return lines.map { row in
      var line = row.indices.map { column in
        padded(row[column], to: widths[column], isRight: column >= leftColumns)
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  /// The lines that a row takes.
  private func lines(_ row: [String]) -> [[String]] {
    guard let widest else { return [row] }
    let cells = row.map { Self.wrapped($0, to: widest) }
    return (0..<(cells.map(\.count).max() ?? 0)).map { line in
      cells.map { line < $0.count ? $0[line] : "" }
    }
  }

  /// A text in lines, broken behind blanks and behind characters that take two columns.
  private static func wrapped(_ text: String, to widest: Int) -> [String] {
    guard terminalWidth(text) > widest else { return [text] }
    var (lines, line, word) = ([String](), "", "")
    func close() {
      if terminalWidth(line + word) > widest, !line.isEmpty {
        lines.append(line)
        line = ""
      }
      line += word
      word = ""
    }
    for character in text {
      word.append(character)
      if character == " " || terminalWidth(String(character)) > 1 { close() }
    }
    close()
    return lines + [line]
  }
}
