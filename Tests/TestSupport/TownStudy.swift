import Foundation
import GapAnalysis
import Geography
import OSMExtract
import Parallelism
import WalkingNetwork

/// How a town is judged.
package struct TownStudy: Sendable {
  /// The folder of rules of this checkout.
  package static let rules = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Data").path

  /// A profile by its name.
  package var profile = "planning"
  package var minutes = "10,15"
  package var maxJoin: Double?
  package var joinSlack: Double?
  /// `nil`: what the header's boxes give.
  package var dataArea: DataArea?
  package var threads = 1
  package var findsSensitivity = false

  package init() {}

  package init(
    profile: String = "planning", minutes: String = "10,15", maxJoin: Double? = nil,
    joinSlack: Double? = nil, dataArea: DataArea? = nil, threads: Int = 1
  ) {
    self.profile = profile
    self.minutes = minutes
    self.maxJoin = maxJoin
    self.joinSlack = joinSlack
    self.dataArea = dataArea
    self.threads = threads
  }

  /// The profiles of this checkout, read once.
  private static let profiles = Dictionary(
    uniqueKeysWithValues: ["planning", "adult", "elderly"].map { name in
      (name, Result { try WalkingProfile(name, folder: rules + "/Profiles") })
    })

  package func walkingProfile() throws -> WalkingProfile {
    var profile = try Self.profiles[profile]?.get() ?? WalkingProfile(profile, folder: "")
    if let maxJoin { profile.streets.parameters.maxJoin = maxJoin }
    if let joinSlack { profile.streets.parameters.joinSlack = joinSlack }
    return profile
  }
}

extension Town {
  /// The town read by the program, from a file.
  package func extract(
    _ profile: WalkingProfile, xml: String? = nil, threads: Int = 1
  ) throws -> Extract {
    try TemporaryFolder.with { folder in
      try Extract(
        fileAt: try folder.write(xml ?? self.xml, to: "town.osm"),
        wanted: Extract.Wanted(profile: profile), parallel: Parallel(threads: threads))
    }
  }

  /// What the program says of the town.
  package func answers(_ study: TownStudy = TownStudy(), xml: String? = nil) throws -> TownAnswers {
    let profile = try study.walkingProfile()
    let extract = try extract(profile, xml: xml, threads: study.threads)
    return try answers(study, extract)
  }

  /// The same from what was read before.
  package func answers(_ study: TownStudy, _ extract: Extract) throws -> TownAnswers {
    let parallel = Parallel(threads: study.threads)
    let profile = try study.walkingProfile()
    let builder = NetworkBuilder(streets: extract.streets, profile: profile, parallel: parallel)
    let network = try builder.network(
      dataArea: study.dataArea
        ?? DataArea(
          header: extract.boxes, streets: builder.streetsBox, profile.streets.parameters))
    let joiner = Joiner(network, streets: extract.streets)
    let limits = try Limit.list(study.minutes)
    let isInside = try network.dataArea.contains(
      households.map(\.coordinate), parallel: parallel)
    let judged = zip(households, isInside).filter(\.1).map(\.0)
    let analysis = GapAnalysis(
      network: network, joiner: joiner, categoryCount: categories.count, limits: limits,
      parallel: parallel)
    let results = try analysis.run(
      households: Households(
        source: .table, ids: judged.map(\.id), coordinates: judged.map(\.coordinate),
        weights: judged.map(\.weight)),
      facilities: Facilities(
        ids: facilities.map(\.id), coordinates: facilities.map(\.coordinate),
        names: facilities.map { _ in nil },
        categories: facilities.map { place in
          categories.indices.filter { place.categories.contains(categories[$0]) }
        },
        rules: facilities.map { _ in [] }),
      findsSensitivity: study.findsSensitivity)
    return TownAnswers(
      town: self, study: study, streets: extract.streets, network: network, joiner: joiner,
      results: results)
  }
}

/// What the program says of a town, by the names of the test.
package struct TownAnswers: Sendable {
  package let town: Town
  package let study: TownStudy
  package let streets: Streets
  package let network: Network
  package let joiner: Joiner
  package let results: GapResults

  /// Seconds to the nearest facility of a category; `nil` without a walk.
  package func seconds(_ household: String, _ category: String) -> Double? {
    results.categories[column(category)].centiseconds[row(household)].map { Double($0) / 100 }
  }

  /// The id of the facility that is named as the nearest.
  package func nearest(_ household: String, _ category: String) -> String? {
    results.categories[column(category)].facilities[row(household)]
      .map { results.facilities.ids[$0] }
  }

  /// Seconds to the nearest place where the data ends.
  package func openEndSeconds(_ household: String) -> Double? {
    results.openEndCentiseconds[row(household)].map { Double($0) / 100 }
  }

  package func verdict(_ household: String, _ category: String, _ minutes: String) -> Verdict {
    let limit = results.limits.firstIndex { $0.name == minutes }!
    return results.categories[column(category)].verdicts[limit][row(household)]
  }

  /// How many households can walk to a facility within a limit.
  package func households(inReachOf facility: String, _ minutes: String) -> Int {
    let limit = results.limits.firstIndex { $0.name == minutes }!
    return results.facilityColumns.households[limit][
      results.facilities.ids.firstIndex(of: facility)!]
  }

  package func isJudged(_ household: String) -> Bool {
    results.households.ids.contains(household)
  }

  /// Where a place joins: the way, and the leg in millimeters.
  package func joins(_ coordinate: Coordinate) throws -> [(way: Int64, leg: Int32)] {
    let joins = try joiner.joins([coordinate], parallel: Parallel(threads: 1))
    return joins.range(ofPoint: 0).map { join in
      (streets.wayIDs[Int(network.ways[Int(joins.segments[join])])], joins.legs[join])
    }
  }

  private func row(_ household: String) -> Int {
    results.households.ids.firstIndex(of: household)!
  }

  private func column(_ category: String) -> Int { town.categories.firstIndex(of: category)! }
}
