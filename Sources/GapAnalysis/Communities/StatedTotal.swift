/// A figure that is stated of communities and that their households count, too.
package struct StatedTotal: Sendable {
  /// The name of the column.
  package let name: String
  /// In what the households count it.
  package let denominator: CoverageRow.Denominator
  /// By community; `nil` where it is not stated.
  package let values: [Double?]

  package init(name: String, denominator: CoverageRow.Denominator, values: [Double?]) {
    self.name = name
    self.denominator = denominator
    self.values = values
  }

  /// Of all communities; `nil` unless it is stated of each.
  package var whole: Double? {
    let known = values.compactMap(\.self)
    guard !known.isEmpty, known.count == values.count else { return nil }
    return known.reduce(into: WeightSum()) { $0 += $1 }.value
  }

  /// By how much a sum over households may differ from what is stated before it is told.
  static let tolerance = 0.05

  /// Whether a sum over the households of a community differs from what is stated of it.
  func differs(inCommunity community: Int, from sum: Double) -> Bool {
    guard let stated = values[community] else { return false }
    return abs(sum - stated) > Self.tolerance * stated
  }
}
