import Diagnostics
import GapAnalysis
import Geography
import OSMExtract
import Parallelism
import WalkingNetwork

/// Writes the walks of one household as a GeoJSON layer: a line for each piece of the walk to the
/// nearest facility of each category, and the points that they lead between. Where there are limits in
/// meters, the shortest walks follow.
///
/// Lengths and times are rounded along the walk, so that those of its pieces add up to its own.
package struct WalkFile: Sendable {
  private let explained: ExplainedPlace
  private let byLength: ExplainedPlace?
  private let categories: CategorySet
  private let members: [(String, JSONNode)]
  private let names = Names()

  /// - Parameter byLength: The same place by the length of walks alone, if there are such limits.
  package init(
    _ explained: ExplainedPlace, byLength: ExplainedPlace?, categories: CategorySet,
    profile: WalkingProfile, version: String
  ) {
    self.explained = explained
    self.byLength = byLength
    self.categories = categories
    members =
      GeoJSONLayer.origin(version: version, profile: profile)
      + profile.streets.parameters.joinMembers
  }

  /// - Throws: As `FileTarget.check` does.
  package static func check(path: String, isOverwriting: Bool) throws(Failure) {
    try FileTarget.layer.check(path, of: "walks", isOverwriting: isOverwriting)
  }

  package func write(to path: String, parallel: Parallel) throws {
    let features = features
    try CompleteFile(path: path).write { unfinished in
      let layer = GeoJSONLayer(
        path: unfinished, members: members,
        boundingBox: BoundingBox(around: features.map(\.coordinates)), count: features.count)
      try layer.write(parallel: parallel) { index, feature in
        append(features[index], to: &feature)
      }
    }
  }

  private struct Names: Sendable {
    let kind = PropertyName("kind")
    let by = PropertyName("by")
    let category = PropertyName("category")
    let facility = PropertyName("facility")
    let seconds = PropertyName("seconds")
    let meters = PropertyName("meters")
    let way = PropertyName("way")
    let name = PropertyName("name")
    let restricted = PropertyName("restricted")
  }

  /// A line if it has several coordinates; else a point or, as a piece of a walk, nothing that could
  /// be drawn.
  private struct Feature: Sendable {
    var kind: String
    /// What its walk is the least of; `nil` of no walk.
    var measure: Measure?
    var coordinates: [Coordinate]
    var category: String?
    var facility: String?
    var centiseconds: Int64?
    var millimeters: Int64?
    var piece: WalkPiece?
    var name: String?
  }

  private enum Measure: String { case time, length }

  private var features: [Feature] {
    let place = Feature(
      kind: explained.id == nil ? "place" : "household", coordinates: [explained.place],
      name: explained.id)
    guard explained.isInsideDataArea else { return [place] }
    return [place] + walks(explained, .time) + (byLength.map { walks($0, .length) } ?? [])
  }

  private func walks(_ explained: ExplainedPlace, _ measure: Measure) -> [Feature] {
    var features: [Feature] = []
    for (category, answer) in zip(categories.categories, explained.categories) {
      guard let (facility, walk) = answer.nearest else { continue }
      let id = explained.facilities.ids[facility]
      features += pieces(walk, measure, explained.pace, category: category.id, facility: id)
      features.append(
        Feature(
          kind: "facility", measure: measure,
          coordinates: [explained.facilities.coordinates[facility]], category: category.id,
          facility: id, centiseconds: measure == .time ? walk.centiseconds : nil,
          millimeters: WalkLength.millimeters(walk.route.groundLength),
          name: explained.facilities.names[facility]))
    }
    if let openEnd = explained.openEnd {
      features.append(
        Feature(
          kind: "openEnd", measure: measure, coordinates: [openEnd.route.end],
          centiseconds: measure == .time ? openEnd.centiseconds : nil,
          millimeters: WalkLength.millimeters(openEnd.route.groundLength)))
    }
    return features
  }

  private func pieces(
    _ walk: ExplainedPlace.Walk, _ measure: Measure, _ pace: Pace, category: String,
    facility: String
  ) -> [Feature] {
    var (ground, level): (Int64, Int64) = (0, 0)
    func time(_ length: Int64) -> Int64 { pace.centiseconds(length) ?? 0 }
    return walk.route.pieces.map { piece in
      let before = (ground, level)
      ground += piece.groundLength
      level += piece.levelLength
      return Feature(
        kind: piece.kind.rawValue, measure: measure, coordinates: piece.coordinates,
        category: category, facility: facility,
        centiseconds: measure == .time ? time(level) - time(before.1) : nil,
        millimeters: WalkLength.millimeters(ground) - WalkLength.millimeters(before.0),
        piece: piece, name: piece.name)
    }
  }

  private func append(_ item: Feature, to feature: inout GeoJSONFeature) {
    if item.coordinates.count > 1 {
      feature.line(item.coordinates[...])
    } else if item.piece != nil {
      feature.nothing()
    } else {
      feature.point(item.coordinates[0])
    }
    feature.property(names.kind, item.kind)
    feature.property(names.by, item.measure?.rawValue)
    feature.property(names.category, item.category)
    feature.property(names.facility, item.facility)
    feature.property(names.seconds, item.centiseconds.map(Int.init), decimals: 2)
    feature.property(names.meters, item.millimeters.map(Int.init), decimals: 3)
    feature.property(names.way, item.piece?.wayID.map(Int.init))
    feature.property(names.name, item.name)
    feature.property(names.restricted, item.piece?.isRestricted ?? false)
  }
}
