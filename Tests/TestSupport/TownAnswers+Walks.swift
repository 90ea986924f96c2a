import GapAnalysis
import Parallelism
import WalkingNetwork

extension TownAnswers {
  /// Why the verdicts on a household are as they are.
  package func explained(_ household: String) throws -> ExplainedPlace {
    let place = town.households.first { $0.id == household }!.coordinate
    return try GapAnalysis(
      network: network, joiner: joiner, categoryCount: town.categories.count,
      limits: results.limits, parallel: Parallel(threads: 1)
    ).explain(household, at: place, facilities: results.facilities, streets: streets).place
  }

  /// The walk to the nearest facility of a category, each piece as its kind, its way and whole
  /// meters along the ground: `leg 5, street 1000 300, leg 5`; `nil` without a walk.
  package func walk(_ household: String, _ category: String) throws -> String? {
    let answer = try explained(household).categories[town.categories.firstIndex(of: category)!]
    return answer.nearest.map { Self.words($0.walk.route) }
  }

  /// The same to the nearest place where the data ends.
  package func walkToOpenEnd(_ household: String) throws -> String? {
    try explained(household).openEnd.map { Self.words($0.route) }
  }

  private static func words(_ route: WalkRoute) -> String {
    route.pieces.map { piece in
      let way = piece.wayID.map { " \($0)" } ?? ""
      return "\(piece.kind.rawValue)\(way) \(WalkLength.meters(piece.groundLength).rounded())"
        .replacing(".0", with: "")
    }.joined(separator: ", ")
  }
}
