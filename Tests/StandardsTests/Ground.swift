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
  var hasAllHouseholds = false

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
    let facilities = places.map(Self.facility)
    let areas = areas(facilities)
    var evidence = Evidence(
      facilities: facilities, areas: areas, knownCategories: known,
      completeCategories: complete, reach: reach(areas))
    evidence.hasAllHouseholds = hasAllHouseholds
    return evidence
  }

  private func areas(_ facilities: [Evidence.Facility]) -> [JudgedArea] {
    guard let attributes = try? OurStandards.vocabulary.get().attributes else { return [] }
    let builder = AreaBuilder(attributes, facilities) { $0 == nil ? toldOfWhole : [:] }
    return builder.areas(
      of: communities.enumerated().map { community, one in
        builder.community(
          id: one.id, name: nil, figures: one.figures,
          inside: places.indices.filter { places[$0].community == community }, isDrawn: true)
      })
  }

  private func reach(
    _ areas: [JudgedArea]
  ) -> [ReachQuestion: [[String: Evidence.ReachCount]]] {
    let groups = areas.indices.map { area in
      area < communities.count ? [area] : areas[area].parts.filter { $0 < communities.count }
    }
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
