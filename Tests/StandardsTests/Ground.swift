import Geography
import Standards

/// Evidence of some communities, put together by hand or by chance; streets and the whole follow from
/// the communities as they do in a study.
struct Ground {
  struct Community {
    var id: String
    var figures: [String: Figure]
    /// By question: what was counted, by denominator.
    var reach: [ReachQuestion: [String: Evidence.ReachCount]] = [:]
  }

  struct Place {
    var id: String
    var categories: [String]
    var figures: [String: Figure]
    /// By position.
    var community: Int
    /// Meters east and north.
    var at: (east: Double, north: Double) = (0, 0)
  }

  var communities: [Community]
  var places: [Place] = []
  var known: Set<String>
  var complete: Set<String>
  /// What is told of the whole.
  var toldOfWhole: [String: Figure] = [:]

  /// - Parameters:
  ///   - figures: Of each community.
  ///   - known: Categories of which every place is known.
  init(_ figures: [String: Figure]..., known: Set<String> = []) {
    communities = figures.enumerated().map { Community(id: "c\($0 + 1)", figures: $1) }
    self.known = known
    complete = known
  }

  mutating func add(
    _ categories: String..., figures: [String: Figure] = [:], in community: Int = 0,
    at: (east: Double, north: Double) = (0, 0)
  ) {
    places.append(
      Place(
        id: "f\(places.count + 1)", categories: categories, figures: figures,
        community: community, at: at))
  }

  // MARK: As evidence

  var evidence: Evidence {
    var areas = communities.indices.map { community in
      area(.community, communities[community].id, [community], parts: [])
    }
    for street in streets {
      areas.append(area(.street, street.name, street.communities, parts: street.communities))
    }
    let whole = area(
      .region, "", Array(communities.indices), parts: Array(areas.indices),
      told: toldOfWhole)
    areas.append(whole)
    return Evidence(
      facilities: places.map(Self.facility), areas: areas, knownCategories: known,
      completeCategories: complete, reach: reach)
  }

  private var streets: [(name: String, communities: [Int])] {
    var streets: [(name: String, communities: [Int])] = []
    for (community, one) in communities.enumerated() {
      guard case .list(let names)? = one.figures["street"], let name = names.first else { continue }
      if let street = streets.firstIndex(where: { $0.name == name }) {
        streets[street].communities.append(community)
      } else {
        streets.append((name, [community]))
      }
    }
    return streets
  }

  private func area(
    _ level: JudgedArea.Level, _ id: String, _ members: [Int], parts: [Int],
    told: [String: Figure] = [:]
  ) -> JudgedArea {
    var inside: [String: [Int]] = [:]
    for (position, place) in places.enumerated() where members.contains(place.community) {
      for category in place.categories { inside[category, default: []].append(position) }
    }
    let figures =
      level == .community
      ? communities[members[0]].figures : joined(members).merging(told) { $1 }
    return JudgedArea(
      level: level, id: id, name: nil, figures: figures, facilities: inside, parts: parts)
  }

  /// What adds is added, what all have alike the whole has, too.
  private func joined(_ members: [Int]) -> [String: Figure] {
    var joined: [String: Figure] = [:]
    for attribute in OurStandards.attributes where attribute.subject == .area {
      let figures = members.map { communities[$0].figures[attribute.id] }
      let numbers = figures.map { $0?.number }
      if !attribute.adds {
        joined[attribute.id] =
          figures.allSatisfy { $0 == figures.first } ? figures.first ?? nil : nil
      } else if numbers.contains(where: { $0 != nil }) {
        joined[attribute.id] = .number(numbers.reduce(.exactly(0)) { $0 + ($1 ?? .unknown) })
      }
    }
    return joined
  }

  private var reach: [ReachQuestion: [[String: Evidence.ReachCount]]] {
    let groups =
      communities.indices.map { [$0] } + streets.map(\.communities)
      + [Array(communities.indices)]
    let questions = communities.reduce(into: Set<ReachQuestion>()) {
      $0.formUnion($1.reach.keys)
    }
    return questions.reduce(into: [:]) { all, question in
      all[question] = groups.map { group in
        let counts = group.map { communities[$0].reach[question] ?? [:] }
        let denominators = counts.first.map { Set($0.keys) } ?? []
        return denominators.reduce(into: [:]) { sums, denominator in
          let parts = counts.map { $0[denominator] }
          guard !parts.contains(nil) else { return }
          sums[denominator] = parts.compactMap(\.self).reduce(
            Evidence.ReachCount(covered: 0, unknown: 0, total: 0)
          ) {
            Evidence.ReachCount(
              covered: $0.covered + $1.covered, unknown: $0.unknown + $1.unknown,
              total: $0.total + $1.total)
          }
        }
      }
    }
  }

  private static func facility(_ place: Place) -> Evidence.Facility {
    let plane = LocalPlane(at: Coordinate(longitudeE7: 0, latitudeE7: 0))
    return Evidence.Facility(
      id: place.id, name: nil, categories: place.categories,
      place: Coordinate(
        longitudeE7: Int32((place.at.east / plane.metersPerStepEast).rounded()),
        latitudeE7: Int32((place.at.north / plane.metersPerStepNorth).rounded())),
      figures: place.figures)
  }
}

extension Figure: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  public init(floatLiteral value: Double) { self = .number(.exactly(value)) }
  public init(integerLiteral value: Int) { self = .number(.exactly(Double(value))) }

  /// Only planned.
  static let planned = Figure.choice("planned")
}
