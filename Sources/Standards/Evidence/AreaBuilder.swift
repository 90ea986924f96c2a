import Diagnostics
import Texts

/// Puts together the areas that are judged: communities, the streets that they name, and the whole.
package struct AreaBuilder {
  private let attributes: AttributeSet
  private let facilities: [Evidence.Facility]
  private let told: (String?) -> [String: Figure]

  /// - Parameters:
  ///   - told: What is told of an area beside its own columns and its parts, by its id (of a street its
  ///     name), or of the whole, by `nil`. It stands before these.
  package init(
    _ attributes: AttributeSet, _ facilities: [Evidence.Facility],
    told: @escaping (String?) -> [String: Figure]
  ) {
    self.attributes = attributes
    self.facilities = facilities
    self.told = told
  }

  /// - Parameters:
  ///   - figures: Of its own columns.
  ///   - inside: Positions of the facilities inside, ascending.
  ///   - isDrawn: Whether it is known what lies inside.
  package func community(
    id: String, name: String?, figures: [String: Figure], inside: [Int], isDrawn: Bool
  ) -> JudgedArea {
    let told = told(id)
    return area(
      .community, id: id, name: name, figures: figures.merging(told) { $1 },
      inside: inside, isDrawn: isDrawn)
  }

  /// The whole where there are no communities.
  package func whole(inside: [Int]) -> JudgedArea {
    area(.region, id: "", name: nil, figures: told(nil), inside: inside, isDrawn: true)
  }

  /// The communities, then the streets in order of first appearance, then the whole.
  package func areas(of communities: [JudgedArea]) -> [JudgedArea] {
    var areas = communities
    for (street, parts) in streets(of: communities) {
      areas.append(joined(.street, id: street, name: street, parts, of: communities))
    }
    let streets = Array(communities.count..<areas.count)
    areas.append(
      joined(
        .region, id: "", name: nil, Array(communities.indices), of: communities, streets: streets))
    return areas
  }

  private func streets(of communities: [JudgedArea]) -> [(street: String, parts: [Int])] {
    var streets: [(street: String, parts: [Int])] = []
    var known: [ForgivingName: Int] = [:]
    for (community, area) in communities.enumerated() {
      guard case .list(let names)? = area.figures[AttributeSet.street], let street = names.first
      else { continue }
      if let position = known[ForgivingName(street)] {
        streets[position].parts.append(community)
      } else {
        known[ForgivingName(street)] = streets.count
        streets.append((street, [community]))
      }
    }
    return streets
  }

  /// An area of several communities: what adds is added, what all have alike it has, too.
  ///
  /// - Parameter streets: Positions of those inside.
  private func joined(
    _ level: JudgedArea.Level, id: String, name: String?, _ parts: [Int],
    of communities: [JudgedArea], streets: [Int] = []
  ) -> JudgedArea {
    var figures: [String: Figure] = [:]
    for attribute in attributes.attributes where attribute.subject == .area {
      let areas = parts.map { communities[$0] }
      figures[attribute.id] =
        attribute.derivation.map { Self.sum(attribute, $0, of: areas) }
        ?? Self.joined(attribute, areas.map { $0.figures[attribute.id] })
    }
    var derived: [String: LocalizedText] = [:]
    for part in parts { derived.merge(communities[part].derived) { first, _ in first } }
    let told = told(level == .region ? nil : id)
    let inside = Set(parts.flatMap { communities[$0].facilities.values.flatMap(\.self) })
    return area(
      level, id: id, name: name, figures: figures.merging(told) { $1 },
      derived: derived.filter { told[$0.key] == nil }, inside: inside.sorted(),
      isDrawn: !parts.isEmpty && parts.allSatisfy { communities[$0].isDrawn },
      parts: parts + streets)
  }

  private static func joined(_ attribute: Attribute, _ figures: [Figure?]) -> Figure? {
    attribute.adds ? sum(figures) : common(figures)
  }

  /// What areas state, and what is derived for the others together, so that it does not depend on how
  /// they are divided; `nil` where none states it: then it is derived for the whole.
  private static func sum(
    _ attribute: Attribute, _ derivation: Derivation, of areas: [JudgedArea]
  ) -> Figure? {
    let derived = areas.filter { $0.derived[attribute.id] != nil }
    guard derived.count < areas.count else { return nil }
    let stated = areas.filter { $0.derived[attribute.id] == nil }.map { $0.figures[attribute.id] }
    guard !derived.isEmpty else { return sum(stated) }
    let source = derived.compactMap { $0.figures[derivation.source]?.number?.exact }.reduce(0, +)
    return sum(stated + [.number(.exactly(derivation.amount(of: source)))])
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

  private func area(
    _ level: JudgedArea.Level, id: String, name: String?, figures: [String: Figure],
    derived: [String: LocalizedText] = [:], inside: [Int], isDrawn: Bool, parts: [Int] = []
  ) -> JudgedArea {
    let (more, reasons) = attributes.derived(from: figures)
    var byCategory: [String: [Int]] = [:]
    for facility in inside {
      for category in facilities[facility].categories {
        byCategory[category, default: []].append(facility)
      }
    }
    return JudgedArea(
      level: level, id: id, name: name, figures: figures.merging(more) { own, _ in own },
      derived: derived.merging(reasons) { own, _ in own }, facilities: byCategory,
      isDrawn: isDrawn, parts: parts)
  }
}
