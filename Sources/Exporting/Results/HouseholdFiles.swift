import GapAnalysis
import Geography
import Parallelism

/// Writes households.csv, households.geojson and gaps.geojson.
struct HouseholdFiles: Sendable {
  private let run: RunRecord
  private let results: GapResults
  private let names: ColumnNames

  /// The names of our columns, made once.
  private struct ColumnNames: Sendable {
    struct Category: Sendable {
      let id: String
      let seconds: String
      let facility: String
      /// By limit.
      let verdicts: [(verdict: String, reason: String)]
    }
    let categories: [Category]
    /// The input's own columns, by their names in our files.
    let attributes: [String]

    init(_ run: RunRecord) {
      categories = run.categories.categories.map { category in
        Category(
          id: category.id, seconds: "\(category.id)_seconds", facility: "\(category.id)_facility",
          verdicts: run.results.limits.map {
            ("\(category.id)_\($0.name)", "\(category.id)_\($0.name)_reason")
          })
      }
      let ours = categories.flatMap { category in
        [category.seconds, category.facility]
          + category.verdicts.flatMap { [$0.verdict, $0.reason] }
      }
      attributes = run.results.households.attributes.names(
        besides: ["id", "lon", "lat", "weight", "open_end_seconds", "missing"] + ours)
    }
  }

  init(_ run: RunRecord) {
    self.run = run
    results = run.results
    names = ColumnNames(run)
  }

  func write(to folder: String, parallel: Parallel) throws {
    try writeTable(to: folder + "/households.csv", parallel: parallel)
    let all = Array(0..<results.households.count)
    try writeLayer(all, to: folder + "/households.geojson", isGaps: false, parallel: parallel)
    let gaps = all.filter { household in
      results.categories.contains { $0.verdicts.last![household].reason != nil }
    }
    try writeLayer(gaps, to: folder + "/gaps.geojson", isGaps: true, parallel: parallel)
  }

  // MARK: Table

  private func writeTable(to path: String, parallel: Parallel) throws {
    let file = try OutputFile(path: path)
    var head = ByteText()
    head.append(
      csvRow: ["id", "lon", "lat", "weight"]
        + names.categories.flatMap { category in
          [category.seconds, category.facility]
            + category.verdicts.flatMap { [$0.verdict, $0.reason] }
        } + ["open_end_seconds"])
    try file.write(head)
    try file.write(count: results.households.count, parallel: parallel) { household, text in
      appendRow(household, to: &text)
    }
    try file.close()
  }

  private func appendRow(_ household: Int, to text: inout ByteText) {
    let households = results.households
    text.append(csvCell: households.ids[household])
    text.append(ByteText.comma)
    text.append(degreesE7: households.coordinates[household].longitudeE7)
    text.append(ByteText.comma)
    text.append(degreesE7: households.coordinates[household].latitudeE7)
    text.append(ByteText.comma)
    text.append(households.weights[household])
    for category in results.categories {
      text.append(ByteText.comma)
      text.append(optionalCentiseconds: category.centiseconds[household])
      text.append(ByteText.comma)
      if let facility = category.facilities[household] {
        text.append(csvCell: results.facilities.ids[facility])
      }
      for verdicts in category.verdicts {
        text.append(ByteText.comma)
        text.append(verdicts[household].name)
        text.append(ByteText.comma)
        if let reason = verdicts[household].reason { text.append(reason.rawValue) }
      }
    }
    text.append(ByteText.comma)
    text.append(optionalCentiseconds: results.openEndCentiseconds[household])
    text.append("\r\n")
  }

  // MARK: Layers

  private func writeLayer(
    _ members: [Int], to path: String, isGaps: Bool, parallel: Parallel
  ) throws {
    let layer = GeoJSONLayer(
      path: path, members: run.layerMembers,
      boundingBox: BoundingBox(around: members.map { results.households.coordinates[$0] }),
      count: members.count)
    try layer.write(parallel: parallel) { index, feature in
      append(members[index], isGap: isGaps, to: &feature)
    }
  }

  private func append(_ household: Int, isGap: Bool, to feature: inout GeoJSONFeature) {
    let households = results.households
    let place = households.coordinates[household]
    feature.point(place)
    feature.property("id", households.ids[household])
    feature.property("lon", Int(place.longitudeE7), decimals: 7)
    feature.property("lat", Int(place.latitudeE7), decimals: 7)
    feature.property("weight", households.weights[household])
    feature.properties(households.attributes, of: household, named: names.attributes)
    for (category, name) in zip(results.categories, names.categories) {
      feature.property(
        name.seconds, category.centiseconds[household].map { Int($0) }, decimals: 2)
      feature.property(
        name.facility, category.facilities[household].map { results.facilities.ids[$0] })
      for (verdicts, name) in zip(category.verdicts, name.verdicts) {
        feature.property(name.verdict, verdicts[household].name)
        feature.property(name.reason, verdicts[household].reason?.rawValue)
      }
    }
    feature.property(
      "open_end_seconds", results.openEndCentiseconds[household].map { Int($0) }, decimals: 2)
    if isGap {
      let missing = zip(results.categories, names.categories).filter {
        $0.0.verdicts.last![household].reason != nil
      }
      feature.property("missing", missing.map { $0.1.id })
    }
  }
}

extension ByteText {
  /// Seconds with two decimals; nothing without a time.
  fileprivate mutating func append(optionalCentiseconds value: Int64?) {
    if let value { append(Int(value), decimals: 2) }
  }
}
