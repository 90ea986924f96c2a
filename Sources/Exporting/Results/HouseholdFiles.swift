import GapAnalysis
import Parallelism

/// Writes households.csv, households.geojson and gaps.geojson.
struct HouseholdFiles: Sendable {
  private let run: RunRecord

  init(_ run: RunRecord) { self.run = run }

  func write(to folder: String, parallel: Parallel) throws {
    let results = run.results
    try HouseholdTableFile(run).write(to: folder + "/households.csv", parallel: parallel)
    let layer = HouseholdLayer(run)
    let all = Array(0..<results.households.count)
    try layer.write(all, to: folder + "/households.geojson", parallel: parallel)
    let gaps = all.filter { household in
      results.categories.contains { $0.verdicts.last![household].reason != nil }
    }
    try layer.write(gaps, to: folder + "/gaps.geojson", areGaps: true, parallel: parallel)
  }
}
