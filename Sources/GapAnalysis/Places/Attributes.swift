/// A value of a column of the user's own, kept as the input had it.
package enum AttributeValue: Hashable, Sendable {
  case null
  case text(String)
  /// A number, true, false, a list or an object, as JSON text.
  case json(String)
}

/// The columns of a table that are not ours, and what each record has in them, in its own order.
///
/// Compressed sparse rows: what a record lacks takes no room. So this grows with the table that it
/// comes from, however much its records differ.
package struct Attributes: Hashable, Sendable {
  /// In order of first appearance, each once.
  package private(set) var names: [String]
  /// By column: whether its texts may write numbers with a comma for their point.
  private var decimalCommas: [Bool]
  /// By value: the position of its column in `names`.
  package private(set) var columns: [Int32] = []
  package private(set) var values: [AttributeValue] = []
  /// By record: where its values begin; one more where those of the last end.
  private var firstValue = [0]

  package init(names: [String] = [], decimalComma: Bool = false) {
    self.names = names
    decimalCommas = Array(repeating: decimalComma, count: names.count)
  }

  /// No records yet, and the columns of another table.
  private init(columnsOf other: Attributes) {
    names = other.names
    decimalCommas = other.decimalCommas
  }

  /// The records that have ended.
  package var count: Int { firstValue.count - 1 }

  /// Whether the text of a value may write a number with a comma for its point.
  package func hasDecimalComma(_ position: Int) -> Bool { decimalCommas[Int(columns[position])] }

  /// Where the values of a record stand; none for one behind the last.
  package func range(ofRecord record: Int) -> Range<Int> {
    record < count ? firstValue[record]..<firstValue[record + 1] : values.count..<values.count
  }
}

// MARK: - Filling

extension Attributes {
  /// - Parameter name: Unlike all others.
  /// - Returns: The position of the column.
  package mutating func addColumn(_ name: String) -> Int {
    names.append(name)
    decimalCommas.append(false)
    return names.count - 1
  }

  /// Adds a value to the record that has not ended yet.
  package mutating func append(_ value: AttributeValue, inColumn column: Int) {
    columns.append(Int32(column))
    values.append(value)
  }

  /// Puts another value in the place of one, which keeps its column.
  package mutating func replaceValue(at position: Int, with value: AttributeValue) {
    values[position] = value
  }

  package mutating func endRecord() { firstValue.append(values.count) }
}

// MARK: - Parts

extension Attributes {
  /// Some of the records, with all columns.
  package func records(_ kept: [Int]) -> Attributes {
    var part = Attributes(columnsOf: self)
    for record in kept {
      for position in range(ofRecord: record) {
        part.append(values[position], inColumn: Int(columns[position]))
      }
      part.endRecord()
    }
    return part
  }

  /// All records with one more column, behind all others.
  ///
  /// - Parameters:
  ///   - name: Unlike all others.
  ///   - added: By record; `nil`: it has nothing there.
  package func adding(_ name: String, _ added: [AttributeValue?]) -> Attributes {
    var whole = Attributes(columnsOf: self)
    let column = whole.addColumn(name)
    for record in 0..<count {
      for position in range(ofRecord: record) {
        whole.append(values[position], inColumn: Int(columns[position]))
      }
      if let value = added[record] { whole.append(value, inColumn: column) }
      whole.endRecord()
    }
    return whole
  }

  /// All records without some of the columns.
  package func without(columns removed: Set<Int>) -> Attributes {
    guard !removed.isEmpty else { return self }
    let kept = names.indices.filter { !removed.contains($0) }
    var newPositions = [Int?](repeating: nil, count: names.count)
    for (new, old) in kept.enumerated() { newPositions[old] = new }
    var part = Attributes(names: kept.map { names[$0] })
    part.decimalCommas = kept.map { decimalCommas[$0] }
    for record in 0..<count {
      for position in range(ofRecord: record) {
        guard let column = newPositions[Int(columns[position])] else { continue }
        part.append(values[position], inColumn: column)
      }
      part.endRecord()
    }
    return part
  }

  /// The values of other columns behind those of each record.
  ///
  /// - Parameter records: Of which record of `others` they are; `nil`: of none.
  func joined(with others: Attributes, records: [Int?]) -> Attributes {
    var joined = Attributes(names: names + others.names)
    joined.decimalCommas = decimalCommas + others.decimalCommas
    for (record, other) in records.enumerated() {
      for position in range(ofRecord: record) {
        joined.append(values[position], inColumn: Int(columns[position]))
      }
      if let other {
        for position in others.range(ofRecord: other) {
          joined.append(
            others.values[position], inColumn: names.count + Int(others.columns[position]))
        }
      }
      joined.endRecord()
    }
    return joined
  }
}
