import Diagnostics
import Exporting
import GapAnalysis

/// What is to be said of a question to points, beside its answers.
public struct PointOutcome: Sendable {
  let tableRemarks: [LocalizedText]
  let warnings: [Warning]
  let rejected: [RejectedRecord]
  /// What the run worked through: for those who ask why it took as long as it did.
  public let work: [WorkCount]
  /// Of answers that cannot say it themselves.
  var heading: LocalizedText?

  /// What was asked, and who walks; `nil` where the answers say so themselves.
  public func heading(in language: Language = .english) -> String? { heading?[language] }

  /// How each table was understood that is not UTF-8 on WGS 84: a line each.
  public func tables(in language: Language = .english) -> [String] {
    tableRemarks.map { $0[language] }
  }

  /// What the data cannot carry, and which points have no answer: a code, a count and a sentence
  /// each.
  public func warnings(
    in language: Language = .english
  ) -> [(code: String, count: Int, text: String)] {
    warnings.map { $0.told(in: language) }
  }

  /// How many rows of tables were set aside.
  public var setAsideCount: Int { rejected.count }

  /// So many rows of a table are listed for each reason.
  private static let listed = 10

  /// The rows that were set aside, `FILE:ROW: reason`, and of a table with many how many more there
  /// are for each reason.
  public func setAside(in language: Language = .english) -> [String] {
    var counts: [RejectedRecord.Group: Int] = [:]
    var (lines, long): ([String], [RejectedRecord.Group]) = ([], [])
    for record in rejected {
      let count = counts[record.group, default: 0] + 1
      counts[record.group] = count
      if count <= Self.listed { lines.append(record.text[language]) }
      if count == Self.listed + 1 { long.append(record.group) }
    }
    return lines + long.map { $0.more(counts[$0]! - Self.listed)[language] }
  }
}

extension RejectedRecord {
  /// Rows of one table that have one fault.
  fileprivate struct Group: Hashable {
    let file: String
    let reason: Reason

    func more(_ number: Int) -> LocalizedText {
      LocalizedText(
        english: "\(file): \(count(number)) more with \(reason.name.english)",
        chinese: "\(file)：另有 \(count(number)) 行\(reason.name.chinese)")
    }
  }

  fileprivate var group: Group { Group(file: file, reason: reason) }
}
