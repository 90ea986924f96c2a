import GapAnalysis
import Standards
import Texts

extension StudyCommunities {
  /// What is stated of the communities of what their households count, too.
  func statedTotals(beside households: Households) -> [StatedTotal] {
    // Buildings only stand for households: their number says nothing of that.
    let isCounted = households.denominators.contains {
      attributes.attribute(ofColumn: $0.name, of: .area)?.id == "households"
    }
    let counted: [(CoverageRow.Denominator, String)] =
      (households.source == .table && !isCounted ? [(.weight, "households")] : [])
      + households.denominators.map { (.column($0.name), $0.name) }
    return counted.compactMap { denominator, name in
      stated(name).map { name, values in
        StatedTotal(name: name, denominator: denominator, values: values)
      }
    }
  }

  /// The numbers of a figure, and the name of its column; `nil` where no column has it.
  ///
  /// - Parameter name: Of the figure: that of a column, or any that means the same.
  func stated(_ name: String) -> (name: String, values: [Double?])? {
    let table = communities.attributes
    let attribute = attributes.attribute(ofColumn: name, of: .area)
    let isMeant = table.names.map { column in
      ForgivingName(column) == ForgivingName(name)
        || attribute != nil && attributes.attribute(ofColumn: column, of: .area) == attribute
    }
    guard let first = isMeant.firstIndex(of: true) else { return nil }
    let values = communities.ids.indices.map { community -> Double? in
      for position in table.range(ofRecord: community)
      where isMeant[Int(table.columns[position])] {
        let number = Self.number(
          table.values[position], attribute, decimalComma: table.hasDecimalComma(position))
        if let number { return number }
      }
      return nil
    }
    return (table.names[first], values)
  }

  /// Not negative.
  private static func number(
    _ value: AttributeValue, _ attribute: Attribute?, decimalComma: Bool
  ) -> Double? {
    if let attribute {
      return attribute.figure(of: value, decimalComma: decimalComma)?.number?.exact
    }
    let bytes = Array((value.text ?? "").utf8)
    let number = DecimalText.double(of: bytes, in: bytes.indices, decimalComma: decimalComma)
    return number.flatMap { $0 >= 0 ? $0 : nil }
  }
}
