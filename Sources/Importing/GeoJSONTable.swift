import Diagnostics
import GapAnalysis
import JSONKit

extension GeoJSONFeatures {
  /// - Throws: Features without the property that `purpose` needs.
  func places(for purpose: TablePurpose, _ input: TableInput) throws(Failure) -> PlaceTable {
    var table = PlaceTable(
      source: TableSource(
        path: file.path, format: TableFile.Format.geoJSON.rawValue, encoding: encoding.name,
        system: converter.system, columns: nil))
    var places = GeoJSONPlaces(converter)
    var columns = PropertyColumns()
    for (index, feature) in features.enumerated() {
      let members = FeatureMembers(feature)
      table.rows.append(index + 1)
      table.places.append(
        try file.naming { () throws(Failure) in try places.place(of: members.geometry) })
      let numbers = GeoJSONPlaces.firstNumbers(of: members.geometry) ?? (.nan, .nan)
      table.x.append(numbers.0)
      table.y.append(numbers.1)
      table.ids.append(members.id.flatMap { PropertyColumns.idText(AttributeValue($0)) })
      columns.add(members.properties)
    }
    table.source.isShiftUnknown = converter.isShiftUnknown
    try file.naming { () throws(Failure) in
      try take(purpose, input, from: &columns, to: &table)
    }
    table.attributes = columns.own
    return table
  }

  /// Moves the columns with a meaning out of `columns`.
  private func take(
    _ purpose: TablePurpose, _ input: TableInput, from columns: inout PropertyColumns,
    to table: inout PlaceTable
  ) throws(Failure) {
    func known(_ role: ColumnNames.Role) -> [String] { input.columns.names(of: role) }
    if purpose == .facilities, !features.isEmpty, !columns.contains(anyOf: known(.category)) {
      throw MissingColumns.category(input.columns, among: columns.names)
    }
    let ids = try columns.take(known(.id))
    for record in table.rows.indices {
      let own = ids.flatMap { PropertyColumns.idText($0[record]) }
      table.ids[record] = own ?? table.ids[record] ?? String(record + 1)
    }
    switch purpose {
    case .households:
      let weights = try columns.take(known(.weight))?.map(PropertyColumns.weight)
      table.weights = weights ?? Array(repeating: 1, count: table.rows.count)
      for wanted in input.denominators {
        table.denominators.append(try denominator(wanted, in: columns))
      }
    case .facilities:
      let names = try columns.take(known(.name))?.map(PropertyColumns.idText)
      table.names = names ?? Array(repeating: nil, count: table.rows.count)
      table.categories =
        try columns.take(known(.category))?.map(PropertyColumns.categoryNames) ?? []
    case .points: break
    }
  }

  /// A layer without features has no properties, and lacks none.
  private func denominator(
    _ wanted: String, in columns: PropertyColumns
  ) throws(Failure) -> Households.Denominator {
    guard let column = try columns.column(of: [wanted]) else {
      if features.isEmpty { return Households.Denominator(name: wanted) }
      throw MissingColumns.denominator(wanted, among: columns.names)
    }
    let values = column.values.map { value in
      value == nil || value == .null ? nil : PropertyColumns.weight(value)
    }
    return Households.Denominator(name: column.name, values: values)
  }
}

/// The members of a feature, found in one pass; of a repeated name the last one.
private struct FeatureMembers {
  var id: JSONValue?
  var geometry: JSONValue?
  var properties: JSONValue?

  init(_ feature: JSONValue) {
    for (name, value) in feature.members {
      if name.isString("geometry") {
        geometry = value
      } else if name.isString("properties") {
        properties = value
      } else if name.isString("id") {
        id = value
      }
    }
  }
}
