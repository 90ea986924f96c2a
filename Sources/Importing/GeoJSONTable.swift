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
      if let properties = members.properties { columns.add(properties, record: index) }
    }
    columns.finish(count: features.count)
    try take(purpose, input, from: &columns, to: &table)
    table.attributes = Attributes(names: columns.names, columns: columns.values)
    return table
  }

  /// Moves the columns with a meaning out of `columns`.
  private func take(
    _ purpose: TablePurpose, _ input: TableInput, from columns: inout PropertyColumns,
    to table: inout PlaceTable
  ) throws(Failure) {
    func known(_ role: ColumnNames.Role) -> [String] { input.columns.names(of: role) }
    if purpose == .facilities, !features.isEmpty,
      columns.position(of: known(.category)) == nil
    {
      throw MissingColumns.category(file: file.path, input.columns, among: columns.names)
    }
    let ids = columns.take(known(.id))
    for record in table.rows.indices {
      let own = ids.flatMap { PropertyColumns.idText($0[record]) }
      table.ids[record] = own ?? table.ids[record] ?? String(record + 1)
    }
    switch purpose {
    case .households:
      let weights = columns.take(known(.weight))?.map(PropertyColumns.weight)
      table.weights = weights ?? Array(repeating: 1, count: table.rows.count)
      for wanted in input.denominators {
        table.denominators.append(try denominator(wanted, in: columns))
      }
    case .facilities:
      let names = columns.take(known(.name))?.map(PropertyColumns.idText)
      table.names = names ?? Array(repeating: nil, count: table.rows.count)
      table.categories = columns.take(known(.category))?.map(PropertyColumns.categoryNames) ?? []
    }
  }
}

extension GeoJSONFeatures {
  /// A layer without features has no properties, and lacks none.
  private func denominator(
    _ wanted: String, in columns: PropertyColumns
  ) throws(Failure) -> Households.Denominator {
    guard let position = columns.position(of: [wanted]) else {
      if features.isEmpty { return Households.Denominator(name: wanted) }
      throw MissingColumns.denominator(wanted, file: file.path, among: columns.names)
    }
    return Households.Denominator(
      name: columns.names[position],
      values: columns.values[position].map { $0 == .null ? nil : PropertyColumns.weight($0) })
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

/// The properties of features as columns, in order of first appearance.
struct PropertyColumns {
  private(set) var names: [String] = []
  /// By column, then by record; short until `finish`.
  private(set) var values: [[AttributeValue]] = []
  private var positions: [String: Int] = [:]

  /// Adds the properties of a record; records come in ascending order.
  mutating func add(_ properties: JSONValue, record: Int) {
    var expected = 0
    for (name, value) in properties.members {
      // Most features have the properties of the one before in the same order.
      let isExpected = expected < names.count && name.isString(names[expected])
      let column = isExpected ? expected : position(adding: name.string ?? "")
      expected = column + 1
      Self.pad(&values[column], to: record)
      if values[column].count > record { values[column].removeLast() }  // a name twice
      values[column].append(AttributeValue(value))
    }
  }

  mutating func finish(count: Int) {
    for column in values.indices { Self.pad(&values[column], to: count) }
  }

  private static func pad(_ column: inout [AttributeValue], to count: Int) {
    while column.count < count { column.append(.null) }
  }

  private mutating func position(adding name: String) -> Int {
    if let position = positions[name] { return position }
    positions[name] = names.count
    names.append(name)
    values.append([])
    return names.count - 1
  }

  /// The column with the first of `wanted` that is there: called just so, else the first one that is
  /// when case and blanks are ignored.
  func position(of wanted: [String]) -> Int? {
    for name in wanted {
      let plain = name.lowercased()
      if let position = positions[name]
        ?? names.firstIndex(where: { PlaceTable.trimmed($0).lowercased() == plain })
      {
        return position
      }
    }
    return nil
  }

  /// Takes a column out.
  mutating func take(_ wanted: [String]) -> [AttributeValue]? {
    guard let position = position(of: wanted) else { return nil }
    names.remove(at: position)
    positions = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    return values.remove(at: position)
  }
}

// MARK: - Values with a meaning

extension PropertyColumns {
  /// A text or JSON as it stands; `nil` if it is null or blank.
  static func idText(_ value: AttributeValue) -> String? {
    switch value {
    case .null: nil
    case .text(let text): text.allSatisfy(\.isWhitespace) ? nil : text
    case .json(let json): json
    }
  }

  /// 1 for null; `nil` for what is no number or negative.
  static func weight(_ value: AttributeValue) -> Double? {
    switch value {
    case .null: return 1
    case .text: return nil
    case .json(let json):
      let bytes = Array(json.utf8)
      return PlaceTable.usableWeight(DecimalText.double(of: bytes, in: bytes.indices))
    }
  }

  /// A text cut at `;`, or a list of texts; `nil` for anything else.
  static func categoryNames(_ value: AttributeValue) -> [String]? {
    switch value {
    case .null: return nil
    case .text(let text): return PlaceTable.categoryNames(in: text)
    case .json(let json):
      guard let root = try? JSONDocument(parsing: Array(json.utf8)).root, root.kind == .array
      else { return nil }
      let texts = root.elements.map(\.string)
      guard texts.allSatisfy({ $0 != nil }) else { return nil }
      return texts.compactMap { $0 }.flatMap(PlaceTable.categoryNames)
    }
  }
}

extension AttributeValue {
  init(_ value: JSONValue) {
    if let text = value.string {
      self = .text(text)
    } else {
      self = value.kind == .null ? .null : .json(value.jsonText)
    }
  }
}
