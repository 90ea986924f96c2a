import GapAnalysis

/// Writes communities.csv: a row for each community, category, limit and denominator, then for the
/// households in none, then for the whole.
struct CommunityTableFile {
  private let run: RunRecord
  private let communities: CommunityResults

  init(_ run: RunRecord, _ communities: CommunityResults) {
    self.run = run
    self.communities = communities
  }

  func write(to folder: String) throws {
    let file = try OutputFile(path: folder + "/communities.csv")
    var text = ByteText()
    text.append(
      csvRow: ["level", "id", "name"] + CoverageFile.names + [
        "mean_seconds", "median_seconds", "p90_seconds", "facilities_inside",
        "facilities_in_reach", "stated",
      ])
    let all = communities.communities
    for (community, group) in communities.groups.enumerated() {
      append(
        group, ["community", all.ids[community], all.names[community] ?? ""], to: &text
      ) { communities.stated($0, ofCommunity: community) }
      if text.bytes.count > 1 << 20 {
        try file.write(text)
        text = ByteText()
      }
    }
    append(communities.outside, ["none", "", ""], to: &text) { _ in nil }
    append(communities.whole, ["whole", "", ""], to: &text) {
      communities.stated($0, ofCommunity: nil)
    }
    try file.write(text)
    try file.close()
  }

  private func append(
    _ group: CommunityResults.Group, _ about: [String], to text: inout ByteText,
    stated: (CoverageRow.Denominator) -> Double?
  ) {
    let limits = run.results.limits
    for row in group.coverage {
      let inReach = limits.firstIndex(of: row.limit).map {
        group.facilitiesInReach[row.category][$0]
      }
      let times = group.times[row.category]
      text.append(
        csvRow: about + CoverageFile(run).cells(row) + [
          seconds(times.meanSeconds), seconds(times.medianSeconds),
          seconds(times.ninetiethPercentileSeconds),
          group.facilitiesInside.map { String($0[row.category]) } ?? "",
          inReach.map { String($0) } ?? "", stated(row.denominator).map(number) ?? "",
        ])
    }
  }

  private func number(_ value: Double) -> String {
    var text = ByteText()
    text.append(value)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private func seconds(_ value: Double?) -> String {
    guard let value else { return "" }
    var text = ByteText()
    text.append(Int((value * 100).rounded()), decimals: 2)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
