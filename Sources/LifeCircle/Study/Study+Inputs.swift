import Diagnostics
import DigestKit
import Exporting
import Importing
import OSMExtract
import Standards
import Texts

extension Study {
  /// Every file on which the results depend.
  func inputs(
    _ networkDigest: PendingDigest, _ material: StudyMaterial, _ standards: [Standard]
  ) throws -> [RunRecord.Input] {
    try network.parallel.stage(.checking)
    let (rules, profile, tables) = (network.rules, material.profile, material.tables)
    var inputs = [try Self.input("network", network.file, digest: networkDigest)]
    if let households {
      inputs.append(try Self.input("households", households, tables.households?.source))
    } else {
      inputs.append(try Self.input("residential_buildings", rules.residentialBuildings))
    }
    if let facilities {
      inputs.append(try Self.input("facilities", facilities, tables.facilities?.source))
    }
    if let path = communities {
      inputs.append(try Self.input("communities", path, tables.communities?.sources.first))
    }
    if let path = communityTable {
      inputs.append(try Self.input("community_table", path, tables.communities?.sources.last))
    }
    if let path = self.indicators { inputs.append(try Self.input("indicators", path)) }
    if let path = residentialLand { inputs.append(try Self.input("residential_land", path)) }
    if let path = study?.file { inputs.append(try Self.input("study", path)) }
    if let path = network.dataArea.area?.file { inputs.append(try Self.input("data_area", path)) }
    if tables.hasAny { inputs.append(try Self.input("columns", rules.columns)) }
    if tables.communities != nil || !standards.isEmpty {
      inputs.append(try Self.input("attributes", rules.attributes))
    }
    inputs.append(try Self.input("categories", categories ?? rules.defaultCategories))
    for file in material.standardCategoryFiles {
      inputs.append(try Self.input("standard_categories", file))
    }
    // One file may be extended by several.
    var read: Set<ExactText> = []
    for file in standards.flatMap(\.files) where read.insert(ExactText(file)).inserted {
      inputs.append(try Self.input("standard", file))
    }
    inputs.append(try Self.input("profile", profile.file))
    inputs.append(try Self.input("streets", profile.streetsFile))
    return try inputs + standardProfiles(standards, beside: profile)
  }

  /// The profiles at which standards walk, beside that of the run, with the streets of each.
  private func standardProfiles(
    _ standards: [Standard], beside profile: WalkingProfile
  ) throws -> [RunRecord.Input] {
    let tiers = standards.flatMap(\.needs.questions).flatMap(\.tiers)
    let names = Set(tiers.compactMap(\.within.profile)).sorted()
    let others = try names.map(network.rules.profile).filter { $0.file != profile.file }
    let streets = Set(others.map(\.streetsFile)).subtracting([profile.streetsFile]).sorted()
    return try (others.map(\.file) + streets).map { try Self.input("standard_profile", $0) }
  }

  private static func input(
    _ role: String, _ path: String, _ table: TableSource? = nil, digest: PendingDigest? = nil
  ) throws(Failure) -> RunRecord.Input {
    let digest = digest ?? PendingDigest(ofFileAt: path, isBeside: false)
    let hexadecimal: String
    do throws(DigestError) {
      hexadecimal = try digest.hexadecimal
    } catch {
      throw Failure(
        .readingOrWriting, file: path, "its SHA-256 cannot be taken: \(error)",
        advice: "Check that you may read it")
    }
    return RunRecord.Input(
      role: role, file: InputFile.name(of: path), sha256: hexadecimal,
      table: table.map {
        RunRecord.Input.Table(
          format: $0.format, encoding: $0.encoding, system: $0.hasPlaces ? $0.system.name : nil)
      })
  }
}
