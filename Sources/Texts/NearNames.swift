/// Names that are nearly what somebody wrote.
package enum NearNames {
  /// The most that are worth naming.
  private static let most = 3

  /// The nearest first; none that differ in more than two bytes, or a third of them.
  package static func of(_ name: String, among names: [String]) -> [String] {
    let bytes = Array(name.lowercased().utf8)
    let limit = max(2, bytes.count / 3)
    let near = names.enumerated().compactMap { position, other in
      let distance = distance(bytes, Array(other.lowercased().utf8), limit: limit)
      return distance.map { (distance: $0, position: position) }
    }
    let sorted = near.sorted { ($0.distance, $0.position) < ($1.distance, $1.position) }
    return sorted.prefix(most).map { names[$0.position] }
  }

  /// How many bytes to put in, take out or change (V. I. Levenshtein, 1965); `nil` beyond `limit`.
  private static func distance(_ one: [UInt8], _ other: [UInt8], limit: Int) -> Int? {
    guard abs(one.count - other.count) <= limit else { return nil }
    var row = Array(0...other.count)
    for (line, byte) in one.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for column in other.indices {
        let changed = diagonal + (other[column] == byte ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(changed, diagonal + 1, row[column] + 1)
      }
    }
    return row[other.count] <= limit ? row[other.count] : nil
  }
}
