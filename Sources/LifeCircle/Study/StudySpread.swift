import Diagnostics
import Exporting
import GapAnalysis
import OSMExtract
import Parallelism
import Texts

/// Figures of communities, spread over the residential buildings of the OSM file.
struct StudySpread {
  let run: RunSpread
  private let buildings: OSMPlaces
  /// By building.
  private let levels: [Double]

  /// - Parameters:
  ///   - figures: Names of columns of the communities, or any names that mean the same.
  ///   - buildings: Measured.
  ///   - defaults: Levels of buildings of which nothing says them.
  /// - Throws: `Failure` for figures that no column has or that are no whole numbers.
  init(
    _ figures: [String], of communities: StudyCommunities, over buildings: OSMPlaces,
    defaults: ResidentialBuildings, parallel: Parallel
  ) throws {
    self.buildings = buildings
    let levels = zip(buildings.levels, buildings.buildings).map { known, building in
      known ?? defaults.levels(of: building)
    }
    self.levels = levels
    let membership = try communities.membership(of: buildings.coordinates, parallel: parallel)
    let sizes = zip(buildings.footprints, levels).map { $0 * $1 }
    let spreads = try figures.map { figure in
      Spread(
        figure: figure, totals: try communities.wholeNumbers(figure), over: membership,
        sizes: sizes)
    }
    let inside = buildings.ids.indices.filter { membership.communities[$0] != nil }
    var counts: [String?: Int] = [:]
    for building in inside where buildings.levels[building] == nil {
      counts[buildings.buildings[building], default: 0] += 1
    }
    run = RunSpread(
      spreads: spreads, buildings: inside.count,
      buildingsWithLevels: inside.count { buildings.levels[$0] != nil },
      defaults: counts.sorted { ($0.key ?? "") < ($1.key ?? "") }.map { building, count in
        RunSpread.DefaultLevels(
          building: building, levels: defaults.levels(of: building), count: count)
      })
  }

  /// With the figures as columns that are counted, and what they were spread by.
  ///
  /// - Parameter households: The buildings.
  func applied(to households: Households) -> Households {
    var households = households
    households.denominators += run.spreads.map {
      Households.Denominator(name: $0.figure, values: $0.values)
    }
    func json(_ value: Double?) -> AttributeValue? {
      value.map { .json(DecimalText.shortest(($0 * 100).rounded() / 100)) }
    }
    let columns =
      [("footprint_m2", buildings.footprints.map(json)), ("levels", levels.map(json))]
      + run.spreads.map { ($0.figure, $0.values.map(json)) }
    for (name, values) in columns {
      households.attributes = households.attributes.adding(name, values)
    }
    return households
  }
}

extension StudyCommunities {
  /// By community; `nil` where nothing is stated.
  fileprivate func wholeNumbers(_ figure: String) throws(Failure) -> [Int?] {
    let file = sources.last?.path
    guard let (name, values) = stated(figure) else {
      throw Failure(
        .unusableInput, file: file, "nothing is stated of the communities as «\(figure)»",
        advice: "Name a column of theirs by --spread: "
          + communities.attributes.names.joined(separator: ", "))
    }
    var numbers: [Int?] = []
    for (community, value) in values.enumerated() {
      guard value == value?.rounded(), value.map({ $0 <= 1e12 }) ?? true else {
        throw Failure(
          .unusableInput, file: file,
          "«\(name)» of \(communities.ids[community]) is "
            + "\(value.map(DecimalText.shortest) ?? "nothing"), and only whole numbers can be spread",
          advice: "Give it as a count, such as persons")
      }
      numbers.append(value.map { Int($0) })
    }
    return numbers
  }
}
