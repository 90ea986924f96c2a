import GEOSKit
import Geography
import OSMKit
import Parallelism
import Texts

/// Chooses the residential buildings and the facilities among the places that were read, and gives
/// each its point.
struct PlaceSelector {
  private let data: OSMData
  private let numbers: StringNumbers
  private let parallel: Parallel

  /// A chosen place: its row in `data.places` and what it was chosen for.
  private struct Choice: Sendable {
    let row: Int
    var categories: [Int] = []
    var rules: [String] = []
  }

  init(_ data: OSMData, numbers: StringNumbers, parallel: Parallel) {
    self.data = data
    self.numbers = numbers
    self.parallel = parallel
  }

  /// Ways and relations only: a node is no building.
  ///
  /// - Parameter isMeasured: Whether their footprints and levels are wanted.
  func residentialBuildings(
    _ residential: ResidentialBuildings, isMeasured: Bool
  ) throws -> OSMPlaces {
    let conditions = residential.conditions.map { TagMatcher($0, numbers: numbers) }
    let choices = (data.places.nodeCount..<data.places.count).compactMap { row -> Choice? in
      let tags = TagList(data.places.tags, row: row)
      return conditions.contains { $0.fits(tags) } ? Choice(row: row) : nil
    }
    return try places(choices, isMeasured: isMeasured)
  }

  func facilities(_ categories: CategorySet) throws -> OSMPlaces {
    let matchers = categories.categories.map { category in
      category.rules.map { FacilityMatcher($0, data: data, numbers: numbers) }
    }
    // Most places are buildings, of which no rule speaks.
    var isKeyOfRule = Array(repeating: false, count: data.strings.count)
    for tag in categories.tags {
      if let key = numbers[tag.key] { isKeyOfRule[Int(key)] = true }
    }
    let choices = data.places.ids.indices.compactMap { row -> Choice? in
      let tags = TagList(data.places.tags, row: row)
      guard tags.range.contains(where: { isKeyOfRule[Int(tags.columns.keys[$0])] }) else {
        return nil
      }
      var choice = Choice(row: row)
      for (category, rules) in matchers.enumerated() {
        guard let rule = rules.first(where: { $0.fits(tags) }) else { continue }
        choice.categories.append(category)
        choice.rules.append(rule.name)
      }
      return choice.categories.isEmpty ? nil : choice
    }
    return try places(choices)
  }

  private func places(_ choices: [Choice], isMeasured: Bool = false) throws -> OSMPlaces {
    let points = try data.places.pointsOnSurface(of: choices.map(\.row), parallel: parallel)
    let name = numbers[CategorySet.Rule.nameKey]
    let building = numbers["building"]
    let levels = numbers[ResidentialBuildings.levelsKey]
    func text(_ key: Int32?, _ tags: TagList) -> String? {
      key.flatMap { tags.value(of: $0) }.map { data.strings[Int($0)] }
    }
    var places = OSMPlaces()
    for (choice, point) in zip(choices, points) {
      guard let point else {
        places.brokenIDs.append(id(ofRow: choice.row))
        continue
      }
      let tags = TagList(data.places.tags, row: choice.row)
      places.ids.append(id(ofRow: choice.row))
      places.coordinates.append(point)
      places.names.append(text(name, tags))
      places.buildings.append(text(building, tags))
      places.categories.append(choice.categories)
      places.rules.append(choice.rules)
      guard isMeasured else { continue }
      places.footprints.append(data.places.footprint(of: choice.row))
      places.levels.append(text(levels, tags).flatMap(Self.levels))
    }
    return places
  }

  private static func levels(_ text: String) -> Double? {
    DecimalText.double(text).flatMap { levels in
      levels > 0 && levels <= ResidentialBuildings.mostLevels ? levels : nil
    }
  }

  private func id(ofRow row: Int) -> String {
    let letter =
      switch data.places.kind(of: row) {
      case .node: "n"
      case .way: "w"
      case .relation: "r"
      }
    return letter + String(data.places.ids[row])
  }
}

extension OSMData.Places {
  /// The ground that a place covers, square meters; 0 for a node.
  package func footprint(of row: Int) -> Double {
    knownFootprints?[row] ?? Ellipsoid.squareMeters(shapes.polygons(of: row))
  }

  /// The point of each of some places; `nil` where its polygon cannot be built.
  package func pointsOnSurface(of rows: [Int], parallel: Parallel) throws -> [Coordinate?] {
    if let knownPoints {
      return rows.map { shapes.isBroken[$0] ? nil : knownPoints[$0] }
    }
    let ranges = Parallel.ranges(of: rows.count, size: 512)
    let parts = try parallel.map(count: ranges.count, makeWorker: { GEOSContext() }) {
      context, part in
      rows[ranges[part]].map { row -> Coordinate? in
        guard row >= nodeCount else { return points[row] }
        guard !shapes.isBroken[row] else { return nil }
        // What GEOS refuses is as broken as what could not be assembled.
        return
          (try? context.pointOnSurface(
            ofPolygons: shapes.range(ofOwner: row), in: shapes.columns)) ?? nil
      }
    }
    return parts.flatMap { $0 }
  }
}
