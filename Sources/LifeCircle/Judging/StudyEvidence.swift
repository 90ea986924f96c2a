import Diagnostics
import GapAnalysis
import Importing
import Standards
import Texts

/// Puts together what is known of the communities of a study, for the rules of standards.
struct StudyEvidence {
  private let reader: FigureReader
  private let results: GapResults
  private let communities: CommunityResults?
  /// What the table of indicators tells: by id or name of a community or street; of `nil` the whole.
  private let told: [ForgivingName?: [String: Figure]]
  /// Ids by position of a category in the study.
  private let categories: [String]

  init(
    _ reader: FigureReader, categories: [String],
    results: GapResults, communities: CommunityResults?, indicators: IndicatorTable.Reading?
  ) {
    self.reader = reader
    self.categories = categories
    self.results = results
    self.communities = communities
    told = indicators.map { IndicatorFigures($0, reader, communities?.communities).told } ?? [:]
  }

  private var attributes: AttributeSet { reader.attributes }

  // MARK: Facilities

  /// In the order of the study.
  var facilities: [Evidence.Facility] {
    let facilities = results.facilities
    let columns = facilities.attributes.names.map {
      attributes.attribute(ofColumn: $0, of: .facility)
    }
    return facilities.ids.indices.map { facility in
      var figures: [String: Figure] = [:]
      for position in facilities.attributes.range(ofRecord: facility) {
        guard let attribute = columns[Int(facilities.attributes.columns[position])] else {
          continue
        }
        figures[attribute.id] =
          figures[attribute.id]
          ?? attribute.figure(
            of: facilities.attributes.values[position],
            decimalComma: facilities.attributes.hasDecimalComma(position))
      }
      return Evidence.Facility(
        id: facilities.ids[facility], name: facilities.names[facility],
        categories: facilities.categories[facility].map { categories[$0] },
        place: facilities.coordinates[facility], figures: figures)
    }
  }

  // MARK: Areas

  /// Communities, then streets, then the whole.
  ///
  /// - Parameter inside: Positions of the facilities in the area that is judged; the whole is that
  ///   where there are no communities.
  func areas(_ facilities: [Evidence.Facility], inside: [Int]) -> [JudgedArea] {
    let builder = AreaBuilder(attributes, facilities, told: told(of:))
    guard let found = communities else { return [builder.whole(inside: inside)] }
    let communities = found.communities
    let figures = columnFigures(communities)
    return builder.areas(
      of: communities.ids.indices.map { community in
        builder.community(
          id: communities.ids[community], name: communities.names[community],
          figures: figures[community], inside: found.groups[community].facilities,
          isDrawn: communities.polygons != nil)
      })
  }

  // MARK: Figures

  /// By community: the figures of its columns.
  private func columnFigures(_ communities: Communities) -> [[String: Figure]] {
    let table = communities.attributes
    let columns = table.names.map(reader.name(ofArea:))
    return communities.ids.indices.map { community in
      var figures: [String: Figure] = [:]
      for position in table.range(ofRecord: community) {
        let meanings = columns[Int(table.columns[position])].meanings(
          of: table.values[position], decimalComma: table.hasDecimalComma(position))
        for meaning in meanings where figures[meaning.key] == nil {
          figures[meaning.key] = meaning.figure
        }
      }
      return figures
    }
  }

  /// What the table of indicators tells of a community, a street or, of `nil`, of the whole.
  private func told(of area: String?) -> [String: Figure] {
    told[area.map { ForgivingName($0) }] ?? [:]
  }
}
