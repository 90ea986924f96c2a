extension StringProtocol {
  /// The parts between commas, empty ones too, without the blanks round them: what users write
  /// where an option takes several values.
  package var commaSeparated: [String] {
    split(separator: ",", omittingEmptySubsequences: false).map { part in
      var part = Substring(part)
      while part.first?.isWhitespace == true { part.removeFirst() }
      while part.last?.isWhitespace == true { part.removeLast() }
      return String(part)
    }
  }
}
