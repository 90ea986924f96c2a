import Diagnostics
import GapAnalysis
import OSMExtract
import Parallelism
import WalkingNetwork

/// Everything about a run that its files tell.
package struct RunRecord: Sendable {
  /// A file that the run read.
  package struct Input: Hashable, Sendable {
    /// What it was read for, as summary.json names it.
    package let role: String
    /// The last component of its path.
    package let file: String
    /// In lower-case hexadecimal digits.
    package let sha256: String
    /// How it was understood, if it is a table.
    package let table: Table?

    package struct Table: Hashable, Sendable {
      package let format: String
      package let encoding: String
      /// Of its coordinates; `nil` where it has none.
      package let system: String?

      package init(format: String, encoding: String, system: String?) {
        self.format = format
        self.encoding = encoding
        self.system = system
      }
    }

    package init(role: String, file: String, sha256: String, table: Table? = nil) {
      self.role = role
      self.file = file
      self.sha256 = sha256
      self.table = table
    }
  }

  package let version: String
  /// Names and versions of the libraries that computed it.
  package let libraries: [(name: String, version: String)]
  package let inputs: [Input]
  /// ISO 8601; `nil` if the OSM file does not say.
  package let dataDate: String?
  package let profile: WalkingProfile
  /// Those that households are judged by.
  package let categories: CategorySet
  /// The same, and behind them those that only standards speak of.
  package let allCategories: CategorySet
  /// `nil` where all households are judged.
  package let study: StudyArea?
  package let network: NetworkReport
  package let results: GapResults
  package let rejected: [RejectedRecord]
  /// How many households and facilities were read, with those that were set aside.
  package let householdsRead: Int
  package let facilitiesRead: Int
  /// Ways of the OSM file with a place's tags that are not closed, so that they are no places.
  package let openPlaceWays: Int
  package let warnings: [Warning]
  /// `nil` where they were not drawn.
  package let isochrones: RunIsochrones?
  /// `nil` where none were given.
  package let communities: RunCommunities?
  /// `nil` where no standard was asked for.
  package let judgement: RunJudgement?

  package init(
    version: String, libraries: [(name: String, version: String)], inputs: [Input],
    dataDate: String?, profile: WalkingProfile, categories: CategorySet,
    allCategories: CategorySet, study: StudyArea? = nil, network: NetworkReport,
    results: GapResults,
    rejected: [RejectedRecord], householdsRead: Int, facilitiesRead: Int, openPlaceWays: Int,
    warnings: [Warning], isochrones: RunIsochrones?, communities: RunCommunities?,
    judgement: RunJudgement?
  ) {
    self.version = version
    self.libraries = libraries
    self.inputs = inputs
    self.dataDate = dataDate
    self.profile = profile
    self.categories = categories
    self.allCategories = allCategories
    self.study = study
    self.network = network
    self.results = results
    self.rejected = rejected
    self.householdsRead = householdsRead
    self.facilitiesRead = facilitiesRead
    self.openPlaceWays = openPlaceWays
    self.warnings = warnings
    self.isochrones = isochrones
    self.communities = communities
    self.judgement = judgement
  }

  /// The files of a results folder.
  package static let fileNames = [
    "households.csv", "households.geojson", "gaps.geojson", "facilities.geojson",
    "isochrones.geojson", "coverage.csv", "rejected.csv", "summary.json",
    "communities.csv", "communities.geojson", "scorecard.csv", "scorecard.json",
  ]

  /// What every layer says of itself.
  var layerMembers: [(String, JSONNode)] {
    GeoJSONLayer.origin(version: version, profile: profile)
  }

  /// Writes all files into a folder that is there.
  package func write(to folder: String, parallel: Parallel) throws {
    let writing = try parallel.stage(.writing, of: results.households.count)
    try HouseholdFiles(self).write(to: folder, parallel: parallel)
    try writing.tell(share: 0.8)
    try FacilityFile(self).write(to: folder, parallel: parallel)
    try CoverageAreasFile(self).write(to: folder, parallel: parallel)
    try CoverageFile(self).write(to: folder)
    if let communities {
      try CommunityTableFile(self, communities.results).write(to: folder)
      try CommunityLayerFile(self, communities.results).write(to: folder, parallel: parallel)
    }
    if let judgement {
      try ScorecardTable(judgement).write(to: folder, parallel: parallel)
      try ScorecardFile(self, judgement).write(to: folder, parallel: parallel)
    }
    try RejectedFile(rejected).write(to: folder)
    try SummaryFile(self).write(to: folder)
  }
}

extension LocalizedText {
  var node: JSONNode { .object([("en", .string(english)), ("zh", .string(chinese))]) }
}
