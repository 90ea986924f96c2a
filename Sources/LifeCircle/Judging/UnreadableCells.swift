import Diagnostics
import GapAnalysis
import Importing

/// Cells under a name with a meaning that say nothing that could be meant: they count as unknown,
/// and are told.
struct UnreadableCells {
  private struct Column {
    let name: String
    /// The first.
    let text: String
    let row: Int
    let expected: LocalizedText
    var count = 1
  }

  /// The last component of the file's path.
  private let file: String
  private var columns: [Column] = []

  private init(file: String) { self.file = file }

  /// - Parameters:
  ///   - rows: The line or the number of the feature of each record.
  ///   - meaning: Of the name of a column.
  init(
    file: String, rows: [Int], _ attributes: Attributes, meaning: (String) -> FigureReader.Name
  ) {
    self.init(file: file)
    let names = attributes.names.map { (text: $0, meaning: meaning($0)) }
    for (record, row) in rows.enumerated() {
      for position in attributes.range(ofRecord: record) {
        let name = names[Int(attributes.columns[position])]
        let value = attributes.values[position]
        guard let text = value.text else { continue }
        add(
          name.text, text, row: row,
          name.meaning.meanings(
            of: value, decimalComma: attributes.hasDecimalComma(position)))
      }
    }
  }

  init(_ indicators: IndicatorTable.Reading, _ reader: FigureReader) {
    self.init(file: InputFile.name(of: indicators.file))
    for row in indicators.rows {
      let meanings = reader.name(ofArea: row.name).meanings(
        of: .text(row.value), decimalComma: indicators.decimalComma)
      add(row.name, row.value, row: row.line, meanings)
    }
  }

  private mutating func add(
    _ name: String, _ text: String, row: Int, _ meanings: [FigureReader.Meaning]
  ) {
    guard let first = meanings.first, meanings.allSatisfy({ $0.figure == nil }),
      !text.allSatisfy(\.isWhitespace)
    else { return }
    if let column = columns.firstIndex(where: { $0.name == name }) {
      columns[column].count += 1
    } else {
      columns.append(Column(name: name, text: text, row: row, expected: first.expected))
    }
  }

  /// A line a column.
  var remarks: [LocalizedText] {
    columns.map { column in
      let text = column.text.prefix(40)
      let (english, chinese) =
        column.count == 1
        ? ("It counts as unknown.", "按未知处理。")
        : (
          "\(column.count) such cells of the column count as unknown.",
          "该列此类单元格共 \(column.count) 个，按未知处理。"
        )
      return LocalizedText(
        english: "\(file):\(column.row): «\(text)» under «\(column.name)» is not "
          + "\(column.expected.english). \(english)",
        chinese:
          "\(file):\(column.row)：“\(column.name)”的“\(text)”不是\(column.expected.chinese)。\(chinese)")
    }
  }
}

extension StudyTables {
  /// What does not fit of the figures of all tables.
  ///
  /// - Parameter reader: With what standards ask; `nil` where there is none: then only what is stated
  ///   of communities has a meaning.
  func figureRemarks(_ reader: FigureReader?) -> [LocalizedText] {
    var remarks: [LocalizedText] = []
    let areaReader = reader ?? communities.map { FigureReader([], $0.attributes) }
    if let reader, let facilities {
      remarks +=
        UnreadableCells(
          file: facilities.source.file, rows: facilities.rows, facilities.records.attributes,
          meaning: reader.name(ofFacility:)
        ).remarks
    }
    if let communities, let areaReader {
      for reading in communities.readings {
        remarks +=
          UnreadableCells(
            file: reading.source.file, rows: reading.rows, reading.communities.attributes,
            meaning: areaReader.name(ofArea:)
          ).remarks
      }
      remarks += DisagreeingFigures(communities.communities, areaReader).remarks
      remarks += communities.communities.attributes.names.compactMap(areaReader.ambiguity(ofArea:))
    }
    if let reader, let indicators {
      remarks += UnreadableCells(indicators, reader).remarks
      remarks += indicators.rows.map(\.name).reduce(into: [String]()) { names, name in
        if !names.contains(name) { names.append(name) }
      }.compactMap(reader.ambiguity(ofArea:))
      remarks += IndicatorFigures(indicators, reader, communities?.communities).remarks
    }
    return remarks
  }
}
