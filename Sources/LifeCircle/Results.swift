import Diagnostics
import Exporting
import GapAnalysis
import Parallelism

/// What a study found.
public struct Results: Sendable {
  let record: RunRecord
  let parallel: Parallel

  /// Coverage as a table for a terminal: category × limit, covered, not covered by reason, unknown.
  public var table: String {
    let table = CoverageTable(record)
    return table.heading + "\n" + table.text
  }

  /// What each category counts and misses.
  public var notes: String { CoverageTable(record).notes }

  /// How many rows and objects were set aside, by reason; without those that did not occur.
  public var setAside: [(reason: String, count: Int)] {
    RejectedRecord.Reason.allCases.compactMap { reason in
      let count = record.rejected.count { $0.reason == reason }
      return count > 0 ? (reason.rawValue, count) : nil
    }
  }

  /// The nodes settled and arcs scanned by all searches.
  public var searchWork: (settledNodes: Int, scannedArcs: Int) {
    let counts = record.results.searchCounts
    return (counts.settledNodes, counts.scannedArcs)
  }

  /// What the run worked through, by name: for those who ask why it took as long as it did.
  public var work: [(name: String, count: Int)] {
    let results = record.results
    return [
      ("segments", record.network.segmentCount), ("households", results.households.count),
      ("facilities", results.facilities.count), ("joins", results.joinCount),
      ("nodes settled", searchWork.settledNodes), ("arcs scanned", searchWork.scannedArcs),
    ]
  }

  /// Refuses a target early, before anything is computed.
  ///
  /// - Throws: `Failure` of kind `outputRefused`.
  public static func checkTarget(_ folder: String, overwrite: Bool) throws {
    try OutputFolder.check(folder, names: RunRecord.fileNames, isOverwriting: overwrite)
  }

  /// Writes all files to a folder, which appears when it is complete.
  ///
  /// - Throws: `Failure` of kind `outputRefused` for a folder that is there and is not ours, or is
  ///   ours and not to be replaced; of kind `readingOrWriting` if writing fails. Nothing is left.
  public func write(to folder: String, overwrite: Bool = false) throws {
    let output = try OutputFolder(
      path: folder, names: RunRecord.fileNames, isOverwriting: overwrite)
    do {
      try record.write(to: output.workingPath, parallel: parallel)
      try output.finish()
    } catch {
      output.discard()
      throw (error as? Failure)?.ofOutput(folder) ?? error
    }
  }
}
