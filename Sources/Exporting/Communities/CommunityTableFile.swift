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
      ])
    let all = communities.communities
    for (community, group) in communities.groups.enumerated() {
      append(
        group, ["community", all.ids[community], all.names[community] ?? ""], to: &text)
      if text.bytes.count > 1 << 20 {
        try file.write(text)
        text = ByteText()
      }
    }
    append(communities.outside, ["none", "", ""], to: &text)
    append(communities.whole, ["whole", "", ""], to: &text)
    try file.write(text)
    try file.close()
  }

  private func append(
    _ group: CommunityResults.Group, _ about: [String], to text: inout ByteText
  ) {
    let facilities = run.results.facilities
    for row in group.coverage {
      let times = group.times[row.category]
      let inside = group.facilities.count {
        facilities.categories[$0].contains(row.category)
      }
      text.append(
        csvRow: about + CoverageFile(run).cells(row) + [
          seconds(times.meanSeconds), seconds(times.medianSeconds),
          seconds(times.ninetiethPercentileSeconds), String(inside),
        ])
    }
  }

  private func seconds(_ value: Double?) -> String {
    guard let value else { return "" }
    var text = ByteText()
    text.append(Int((value * 100).rounded()), decimals: 2)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
