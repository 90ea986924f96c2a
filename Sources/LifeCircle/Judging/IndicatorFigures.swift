import Diagnostics
import GapAnalysis
import Importing
import Standards
import Texts

/// What a table of indicators says of communities, streets and the whole, and which of its rows say
/// nothing.
struct IndicatorFigures {
  /// By id of a community, name of a street, or `nil` of the whole; then by key of the figure.
  private(set) var told: [ForgivingName?: [String: Figure]] = [:]
  private var lost = LostRows()
  private let names: CommunityNames
  private let communityIDs: [String]
  private let streets: Set<ForgivingName>
  /// The last component of the file's path.
  private let file: String

  init(
    _ indicators: IndicatorTable.Reading, _ reader: FigureReader, _ communities: Communities?
  ) {
    let communities = communities ?? Communities()
    file = InputFile.name(of: indicators.file)
    names = CommunityNames(communities)
    communityIDs = communities.ids
    let rows = indicators.rows.map { row in
      (
        row: row,
        meanings: reader.name(ofArea: row.name).meanings(
          of: .text(row.value), decimalComma: indicators.decimalComma)
      )
    }
    streets = Self.streets(communities, reader, rows.flatMap(\.meanings))
    for (fault, lines) in indicators.setAside {
      for line in lines { lost.add(.cells(fault), line) }
    }
    var firstLines: [ForgivingName?: [String: Int]] = [:]
    for (row, meanings) in rows {
      guard !meanings.isEmpty else {
        lost.add(.unknownName, row.line, row.name)
        continue
      }
      do throws(LostRows.Fault) {
        take(row, of: try key(ofArea: row.area), meanings, &firstLines)
      } catch {
        lost.add(error, row.line, row.area ?? "")
      }
    }
  }

  private mutating func take(
    _ row: IndicatorTable.Row, of area: ForgivingName?, _ meanings: [FigureReader.Meaning],
    _ firstLines: inout [ForgivingName?: [String: Int]]
  ) {
    for meaning in meanings {
      guard let figure = meaning.figure else { continue }
      if let first = firstLines[area]?[meaning.key] {
        lost.add(.repeated(first: first), row.line, row.name)
      } else {
        firstLines[area, default: [:]][meaning.key] = row.line
        told[area, default: [:]][meaning.key] = figure
      }
    }
  }

  // MARK: Areas

  /// - Returns: Under which `told` has an area; `nil` for the whole.
  private func key(ofArea text: String?) throws(LostRows.Fault) -> ForgivingName? {
    guard let text else { return nil }
    let isStreet = streets.contains(ForgivingName(text))
    switch names.meaning(of: text) {
    case .one(let community) where !isStreet || names.meaning(ofID: text) != nil:
      return ForgivingName(communityIDs[community])
    case .one, .several: throw .ambiguousArea
    case nil where isStreet: return ForgivingName(text)
    case nil: throw .unknownArea
    }
  }

  /// The streets that columns of communities or other rows name.
  private static func streets(
    _ communities: Communities, _ reader: FigureReader, _ told: [FigureReader.Meaning]
  ) -> Set<ForgivingName> {
    let table = communities.attributes
    let columns = table.names.map(reader.name(ofArea:))
    let stated = table.values.indices.flatMap { position in
      columns[Int(table.columns[position])].meanings(
        of: table.values[position], decimalComma: table.hasDecimalComma(position))
    }
    return (stated + told).reduce(into: []) { streets, meaning in
      if meaning.key == AttributeSet.street, case .list(let names)? = meaning.figure {
        streets.formUnion(names.prefix(1).map { ForgivingName($0) })
      }
    }
  }

  // MARK: Remarks

  /// One for each way in which rows say nothing.
  var remarks: [LocalizedText] { lost.remarks(file) }
}
