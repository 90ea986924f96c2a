import Diagnostics
import Exporting
import GapAnalysis
import Parallelism

/// What a study found.
public struct Results: Sendable {
  let record: RunRecord
  let tableRemarks: [LocalizedText]
  let parallel: Parallel

  /// Coverage as a table for a terminal: category × limit, covered, not covered by reason, unknown.
  public func table(in language: Language = .english) -> String {
    let table = CoverageTable(record, language: language)
    return table.heading + "\n" + table.text
  }

  /// What the standards say of the communities, as tables; empty if no standard was asked for.
  public func scorecards(in language: Language = .english) -> String {
    record.judgement.map { ScorecardSummary($0, language: language).text } ?? ""
  }

  /// What each category counts and misses.
  public func notes(in language: Language = .english) -> String {
    CoverageTable(record, language: language).notes
  }

  /// Three sentences that a planner can say aloud.
  public func conclusions(in language: Language = .english) -> String {
    Conclusions(record, language: language).text
  }

  /// How many verdicts change if a choice is made otherwise, as a table; empty if it was not asked.
  public func sensitivityTable(in language: Language = .english) -> String {
    SensitivityTable(record, language: language).text
  }

  /// What the data cannot carry: a code, a count and a sentence each.
  public func warnings(
    in language: Language = .english
  ) -> [(code: String, count: Int, text: String)] {
    record.warnings.map { $0.told(in: language) }
  }

  /// How each table was understood that is not UTF-8 on WGS 84: a line each.
  public func tables(in language: Language = .english) -> [String] {
    tableRemarks.map { $0[language] }
  }

  /// Which denominators are not known of some households: a line each.
  public func denominatorGaps(in language: Language = .english) -> [String] {
    let households = record.results.households
    let spread = Set((record.communities?.spread?.spreads ?? []).map(\.figure))
    return households.denominators.compactMap { column in
      let missing = column.values.count { $0 == nil }
      guard missing > 0 else { return nil }
      guard !spread.contains(column.name) else {
        return LocalizedText(
          english:
            "\(column.name): not known of \(missing) of \(households.count) buildings, which "
            + "lie in no community, or in one of which it is not stated.",
          chinese: "\(column.name)：\(households.count) 栋建筑中有 \(missing) 栋不在任何社区内，"
            + "或所在社区无此统计值，不计入该项。"
        )[language]
      }
      return LocalizedText(
        english: "\(column.name): empty, negative or no number for \(missing) of "
          + "\(households.count) households, which are not counted in it.",
        chinese: "\(column.name)：\(households.count) 户中有 \(missing) 户为空、为负或不是数字，不计入该项。"
      )[language]
    }
  }

  /// How many rows and objects were set aside, by reason; without those that did not occur.
  public var setAside: [(reason: String, count: Int)] {
    RejectedRecord.Reason.allCases.compactMap { reason in
      let count = record.rejected.count { $0.reason == reason }
      return count > 0 ? (reason.rawValue, count) : nil
    }
  }

  /// The same as a list in words; empty if nothing was set aside.
  public func setAsideText(in language: Language = .english) -> String {
    RejectedRecord.Reason.allCases.compactMap { reason in
      let count = record.rejected.count { $0.reason == reason }
      return count > 0 ? reason.text(count: count)[language] : nil
    }.joined(separator: language == .chinese ? "、" : ", ")
  }

  /// Buildings outside the box round `Study.study`, which were only counted.
  public var buildingsNotRead: Int { record.study?.buildingsNotRead ?? 0 }

  /// What the run worked through: for those who ask why it took as long as it did.
  public var work: [WorkCount] {
    let results = record.results
    return [
      WorkCount(.segments, record.network.segmentCount),
      WorkCount(.households, results.households.count),
      WorkCount(.facilities, results.facilities.count), WorkCount(.joins, results.joinCount),
    ] + WorkCount.list(results.searchCounts) + WorkCount.list(results.drawingCounts)
  }

  /// Refuses a target early, before anything is computed.
  ///
  /// - Throws: `Failure` of kind `outputRefused` if something is there that may not be replaced, of
  ///   kind `wrongUsage` for a path without a name.
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

extension Warning {
  /// As it is told to whoever calls.
  func told(in language: Language) -> (code: String, count: Int, text: String) {
    (code.rawValue, count, text[language])
  }
}
