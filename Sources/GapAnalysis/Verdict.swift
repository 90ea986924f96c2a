/// What is said of a household for a category and a limit (walking-rule, 4).
package enum Verdict: Hashable, Sendable {
  case covered
  /// Not covered by what is known, but the data ends within reach.
  case unknown
  case notCovered(Reason)

  /// Why a household is not covered: the first that fits.
  package enum Reason: String, CaseIterable, Hashable, Sendable {
    /// No facility of the category joins the network.
    case noFacility
    /// The household does not join the network.
    case offNetwork
    /// No walk of any length leads to a facility or to an end of the data.
    case notConnected
    /// A facility lies near in a straight line, but the walk is much longer.
    case detour
    case tooFar

    /// In `allCases`.
    package var position: Int {
      switch self {
      case .noFacility: 0
      case .offNetwork: 1
      case .notConnected: 2
      case .detour: 3
      case .tooFar: 4
      }
    }
  }

  package static let all = [covered, unknown] + Reason.allCases.map(notCovered)

  /// In `all`.
  package var position: Int {
    switch self {
    case .covered: 0
    case .unknown: 1
    case .notCovered(let reason): 2 + reason.position
    }
  }

  /// As results write it.
  package var name: String {
    switch self {
    case .covered: "covered"
    case .unknown: "unknown"
    case .notCovered: "notCovered"
    }
  }

  package var reason: Reason? {
    if case .notCovered(let reason) = self { reason } else { nil }
  }
}
