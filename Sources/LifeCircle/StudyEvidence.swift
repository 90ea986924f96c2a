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
    told = Self.told(indicators, reader)
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
          ?? facilities.attributes.values[position].text.flatMap { attribute.figure(named: $0) }
      }
      return Evidence.Facility(
        id: facilities.ids[facility], name: facilities.names[facility],
        categories: facilities.categories[facility].map { categories[$0] },
        place: facilities.coordinates[facility], figures: figures)
    }
  }

  // MARK: Areas

  /// Communities, then streets, then the whole.
  func areas(_ facilities: [Evidence.Facility]) -> [JudgedArea] {
    guard let communities else {
      return [
        JudgedArea(
          level: .region, id: "", name: nil, figures: told(of: nil),
          facilities: Self.byCategory(Array(facilities.indices), facilities))
      ]
    }
    let figures = communityFigures(communities.communities)
    var areas = communities.communities.ids.indices.map { community in
      JudgedArea(
        level: .community, id: communities.communities.ids[community],
        name: communities.communities.names[community],
        figures: figures[community],
        facilities: Self.byCategory(communities.groups[community].facilities, facilities),
        isDrawn: communities.communities.polygons != nil)
    }
    let all = Array(areas.indices)
    for (street, parts) in streets(areas) {
      areas.append(
        joined(.street, id: street, name: street, parts, of: areas, facilities))
    }
    let streets = Array(all.count..<areas.count)
    let region = joined(.region, id: "", name: nil, all, of: areas, facilities)
    areas.append(
      JudgedArea(
        level: .region, id: region.id, name: nil, figures: region.figures,
        facilities: region.facilities, isDrawn: region.isDrawn, parts: all + streets))
    return areas
  }

  /// The communities of each street, in order of first appearance.
  private func streets(_ communities: [JudgedArea]) -> [(street: String, parts: [Int])] {
    var streets: [(street: String, parts: [Int])] = []
    var known: [ForgivingName: Int] = [:]
    for (community, area) in communities.enumerated() {
      guard case .list(let names)? = area.figures["street"], let street = names.first else {
        continue
      }
      if let position = known[ForgivingName(street)] {
        streets[position].parts.append(community)
      } else {
        known[ForgivingName(street)] = streets.count
        streets.append((street, [community]))
      }
    }
    return streets
  }

  /// An area of several others: what adds is added, what all have alike it has, too.
  private func joined(
    _ level: JudgedArea.Level, id: String, name: String?, _ parts: [Int], of areas: [JudgedArea],
    _ facilities: [Evidence.Facility]
  ) -> JudgedArea {
    var figures: [String: Figure] = [:]
    for attribute in attributes.attributes where attribute.subject == .area {
      let known = parts.map { areas[$0].figures[attribute.id] }
      figures[attribute.id] = attribute.adds ? Self.sum(known) : Self.common(known)
    }
    let inside = Set(parts.flatMap { areas[$0].facilities.values.flatMap(\.self) }).sorted()
    return JudgedArea(
      level: level, id: id, name: name,
      figures: figures.merging(told(of: level == .region ? nil : id)) { $1 },
      facilities: Self.byCategory(inside, facilities),
      isDrawn: parts.allSatisfy { areas[$0].isDrawn }, parts: parts)
  }

  private static func sum(_ figures: [Figure?]) -> Figure? {
    let numbers = figures.map { $0?.number }
    guard numbers.contains(where: { $0 != nil }) else { return nil }
    return .number(numbers.reduce(.exactly(0)) { $0 + ($1 ?? .unknown) })
  }

  private static func common(_ figures: [Figure?]) -> Figure? {
    guard let first = figures.first, figures.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  private static func byCategory(
    _ inside: [Int], _ facilities: [Evidence.Facility]
  ) -> [String: [Int]] {
    var byCategory: [String: [Int]] = [:]
    for facility in inside {
      for category in facilities[facility].categories {
        byCategory[category, default: []].append(facility)
      }
    }
    return byCategory
  }

  // MARK: Figures

  /// By community: the figures of its columns, and what is told of it.
  private func communityFigures(_ communities: Communities) -> [[String: Figure]] {
    let table = communities.attributes
    let columns = table.names.map(reader.name(ofArea:))
    return communities.ids.indices.map { community in
      var figures: [String: Figure] = [:]
      for position in table.range(ofRecord: community) {
        guard let text = table.values[position].text else { continue }
        let column = columns[Int(table.columns[position])]
        for meaning in column.meanings(of: text) where figures[meaning.key] == nil {
          figures[meaning.key] = meaning.figure
        }
      }
      let byName = communities.names[community].map { told(of: $0) } ?? [:]
      let own = told(of: communities.ids[community]).merging(byName) { one, _ in one }
      return figures.merging(own) { $1 }
    }
  }

  /// What the table of indicators tells of a community, a street or, of `nil`, of the whole.
  private func told(of area: String?) -> [String: Figure] {
    told[area.map { ForgivingName($0) }] ?? [:]
  }

  private static func told(
    _ indicators: IndicatorTable.Reading?, _ reader: FigureReader
  ) -> [ForgivingName?: [String: Figure]] {
    var told: [ForgivingName?: [String: Figure]] = [:]
    for row in indicators?.rows ?? [] {
      let meanings = reader.name(ofArea: row.name).meanings(
        of: row.value, decimalComma: indicators?.decimalComma == true)
      for meaning in meanings {
        guard let figure = meaning.figure else { continue }
        told[row.area.map { ForgivingName($0) }, default: [:]][meaning.key] = figure
      }
    }
    return told
  }
}
