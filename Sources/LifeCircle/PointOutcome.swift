import Diagnostics
import GapAnalysis

/// What is to be said of a question to points, beside its answers.
public struct PointOutcome: Sendable {
  let rejected: [RejectedRecord]
  /// The ids of points that do not join the network.
  public let offNetwork: [String]
  /// What the run worked through: for those who ask why it took as long as it did.
  public let work: [WorkCount]
  /// Of answers that cannot say it themselves.
  var heading: LocalizedText?

  /// What was asked, and who walks; `nil` where the answers say so themselves.
  public func heading(in language: Language = .english) -> String? { heading?[language] }

  /// Every row that was set aside: `FILE:ROW: reason`.
  public var setAside: [String] {
    rejected.map { record in
      ([record.file] + [record.row.map(String.init)].compactMap(\.self)).joined(separator: ":")
        + ": " + record.reason.rawValue
    }
  }

  /// A sentence on the points that do not join the network; `nil` if all do.
  public func warning(in language: Language = .english) -> String? {
    guard !offNetwork.isEmpty else { return nil }
    let some = offNetwork.prefix(5).joined(separator: ", ")
    let more = offNetwork.count > 5 ? ", …" : ""
    return LocalizedText(
      english: "Off the network, with no street near enough: \(offNetwork.count) "
        + "(\(some)\(more)). They have no answer.",
      chinese: "附近没有可接入的道路：\(offNetwork.count) 个点（\(some)\(more)），无结果。")[language]
  }
}
