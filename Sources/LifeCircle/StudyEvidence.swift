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
  private let indicators: IndicatorTable.Reading?
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
    self.indicators = indicators
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
      return [whole(Array(0..<facilities.count), facilities, parts: [], figures: [:])]
    }
    var areas = communities.communities.ids.indices.map { community in
      JudgedArea(
        level: .community, id: communities.communities.ids[community],
        name: communities.communities.names[community],
        figures: communityFigures(community),
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

  private func whole(
    _ inside: [Int], _ facilities: [Evidence.Facility], parts: [Int], figures: [String: Figure]
  ) -> JudgedArea {
    JudgedArea(
      level: .region, id: "", name: nil, figures: figures.merging(told(of: nil)) { $1 },
      facilities: Self.byCategory(inside, facilities), parts: parts)
  }

  /// The communities of each street, in order of first appearance.
  private func streets(_ communities: [JudgedArea]) -> [(street: String, parts: [Int])] {
    var streets: [(street: String, parts: [Int])] = []
    for (community, area) in communities.enumerated() {
      guard case .list(let names)? = area.figures["street"], let street = names.first else {
        continue
      }
      if let known = streets.firstIndex(where: { ForgivingName($0.street) == ForgivingName(street) }
      ) {
        streets[known].parts.append(community)
      } else {
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

  private func communityFigures(_ community: Int) -> [String: Figure] {
    guard let communities else { return [:] }
    let table = communities.communities.attributes
    var figures: [String: Figure] = [:]
    for position in table.range(ofRecord: community) {
      let name = table.names[Int(table.columns[position])]
      guard let text = table.values[position].text else { continue }
      for meaning in reader.meanings(ofArea: name, text) where figures[meaning.key] == nil {
        figures[meaning.key] = meaning.figure
      }
    }
    let told = told(of: communities.communities.ids[community])
      .merging(communities.communities.names[community].map { self.told(of: $0) } ?? [:]) {
        one, _ in one
      }
    return figures.merging(told) { $1 }
  }

  /// What the table of indicators tells of a community, a street or, of `nil`, of the whole.
  private func told(of area: String?) -> [String: Figure] {
    var figures: [String: Figure] = [:]
    for row in indicators?.rows ?? [] {
      guard row.area.map({ ForgivingName($0) }) == area.map({ ForgivingName($0) }) else { continue }
      let meanings = reader.meanings(
        ofArea: row.name, row.value, decimalComma: indicators?.decimalComma == true)
      for meaning in meanings {
        if let figure = meaning.figure { figures[meaning.key] = figure }
      }
    }
    return figures
  }
}
