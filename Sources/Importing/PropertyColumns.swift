import Diagnostics
import GapAnalysis
import JSONKit
import Texts

/// The properties of features, of which those with a meaning are taken out as columns.
///
/// Names are one where they differ only in case or the blanks round them; each keeps its spelling
/// where it has no meaning.
struct PropertyColumns {
  /// By record, with every spelling of a name as a column.
  private var all = Attributes()
  private var columns: [ExactText: Int] = [:]
  /// By column: the number of its name, whatever the spelling.
  private var nameOfColumn: [Int] = []
  /// By column: where its last value stands.
  private var lastValue: [Int] = []
  /// By plain name: its number.
  private var nameNumbers: [String: Int] = [:]
  /// By number of a name: the last record that has it.
  private var lastRecord: [Int] = []
  /// By number of a name: where a record has it a second time, the first such place.
  private var repetitions: [Int: JSONValue] = [:]
  private var taken: Set<Int> = []

  /// Adds the next record.
  mutating func add(_ properties: JSONValue?) {
    defer { all.endRecord() }
    guard let properties else { return }
    let begin = all.values.count
    var expected = 0
    for (name, value) in properties.members {
      // Most features have the properties of the one before in the same order.
      let isExpected = expected < all.names.count && name.isString(all.names[expected])
      let column = isExpected ? expected : column(adding: name.string ?? "")
      expected = column + 1
      add(AttributeValue(value), inColumn: column, called: name, recordBegin: begin)
    }
  }

  private mutating func add(
    _ value: AttributeValue, inColumn column: Int, called name: JSONValue, recordBegin: Int
  ) {
    let number = nameOfColumn[column]
    let record = all.count
    if lastRecord[number] == record {
      if repetitions[number] == nil { repetitions[number] = name }
      // Of the same spelling the last value counts.
      if lastValue[column] >= recordBegin {
        all.replaceValue(at: lastValue[column], with: value)
        return
      }
    }
    lastRecord[number] = record
    lastValue[column] = all.values.count
    all.append(value, inColumn: column)
  }

  private mutating func column(adding name: String) -> Int {
    if let column = columns[ExactText(name)] { return column }
    let column = all.addColumn(name)
    columns[ExactText(name)] = column
    let plain = Self.plain(name)
    let number = nameNumbers[plain] ?? lastRecord.count
    if number == lastRecord.count {
      nameNumbers[plain] = number
      lastRecord.append(-1)
    }
    nameOfColumn.append(number)
    lastValue.append(-1)
    return column
  }

  private static func plain(_ name: String) -> String { PlaceTable.trimmed(name).lowercased() }
}

// MARK: - Columns with a meaning

extension PropertyColumns {
  /// One name's values.
  struct Column {
    /// As it is spelled first.
    let name: String
    /// By record: `nil` where it has none.
    let values: [AttributeValue?]
  }

  /// The names that are not taken, in order of first appearance, in every spelling.
  var names: [String] { own.names }

  /// What is not taken.
  var own: Attributes {
    all.without(columns: Set(nameOfColumn.indices.filter { taken.contains(nameOfColumn[$0]) }))
  }

  func contains(anyOf wanted: [String]) -> Bool { number(of: wanted) != nil }

  /// The first of `wanted` that any record has and that is not taken.
  ///
  /// - Throws: The line in which a record has it a second time; without the file's name.
  func column(of wanted: [String]) throws(Failure) -> Column? {
    guard let number = number(of: wanted) else { return nil }
    if let repetition = repetitions[number] {
      throw Failure(
        .unusableInput, line: repetition.line,
        "a second property of the same feature is called «\(repetition.string ?? "")»",
        advice: "Rename the one that is not meant; case does not tell names apart")
    }
    var values = [AttributeValue?](repeating: nil, count: all.count)
    for record in values.indices {
      let position = all.range(ofRecord: record).first {
        nameOfColumn[Int(all.columns[$0])] == number
      }
      values[record] = position.map { all.values[$0] }
    }
    let first = nameOfColumn.firstIndex(of: number)
    return Column(name: first.map { all.names[$0] } ?? "", values: values)
  }

  /// The same, and takes it.
  mutating func take(_ wanted: [String]) throws(Failure) -> [AttributeValue?]? {
    guard let column = try column(of: wanted) else { return nil }
    if let number = number(of: wanted) { taken.insert(number) }
    return column.values
  }

  private func number(of wanted: [String]) -> Int? {
    for name in wanted {
      if let number = nameNumbers[Self.plain(name)], !taken.contains(number) { return number }
    }
    return nil
  }
}

// MARK: - Values with a meaning

extension PropertyColumns {
  /// A text or JSON as it stands; `nil` if it is null, blank or not there.
  static func idText(_ value: AttributeValue?) -> String? {
    switch value {
    case nil, .null: nil
    case .text(let text): text.allSatisfy(\.isWhitespace) ? nil : text
    case .json(let json): json
    }
  }

  /// 1 for null or nothing; `nil` for what is no number or negative.
  static func weight(_ value: AttributeValue?) -> Double? {
    switch value {
    case nil, .null: return 1
    case .text: return nil
    case .json(let json): return PlaceTable.usableWeight(DecimalText.double(json))
    }
  }

  /// A text cut at `;`, `；` and `、`, or a list of texts; `nil` for anything else.
  static func categoryNames(_ value: AttributeValue?) -> [String]? {
    switch value {
    case nil, .null: return nil
    case .text(let text): return PlaceTable.categoryNames(in: text)
    case .json: return value?.texts?.flatMap(PlaceTable.categoryNames)
    }
  }
}
