import Diagnostics
import Texts
import WalkingNetwork

/// A walking time that verdicts are asked for.
package struct Limit: Hashable, Sendable, Comparable {
  /// As columns are named: the shortest decimal of the minutes, `10` or `7.5`.
  package let name: String
  package let minutes: Double
  /// Hundredths of a second; the end is included.
  package let centiseconds: Int64

  /// The longest limit that makes sense on foot, so that no sum overflows: a week.
  private static let mostMinutes = 10_080.0

  /// An option of the command that takes limits.
  package enum Option: Sendable {
    case minutes, within

    fileprivate var advice: String {
      let examples =
        switch self {
        case .minutes: "--minutes 10,15 or --minutes 7.5"
        case .within: "--within 10 or --within 7.5"
        }
      return "Give minutes above 0 and at most \(Int(mostMinutes)), such as \(examples)"
    }
  }

  /// - Parameters:
  ///   - text: Minutes as a user writes them.
  ///   - option: What they were given by.
  package init(
    minutes text: some StringProtocol, option: Option = .minutes
  ) throws(Failure) {
    guard let minutes = DecimalText.double(text), minutes > 0, minutes <= Self.mostMinutes else {
      throw Failure(
        .wrongUsage, "\"\(text)\" is no time limit",
        advice: option.advice)
    }
    self.minutes = minutes
    // A decimal such as 8.2 is a little less than it says; a millionth of a
    // hundredth of a second mends that.
    centiseconds = Int64((minutes * 6000 + 1e-6).rounded(.down))
    guard centiseconds > 0 else {
      throw Failure(
        .wrongUsage, "\"\(text)\" is shorter than a hundredth of a second",
        advice: option.advice)
    }
    name = DecimalText.shortest(minutes)
  }

  /// A distance on a network that is walked at a meter a second (`WalkingProfile.byLength`).
  package init(meters: Double) {
    self.init(
      name: "\(meters == meters.rounded() ? String(Int(meters)) : String(meters))m",
      minutes: meters / 60, centiseconds: Int64((meters * 100).rounded()))
  }

  /// Minutes of a rule, which its reader has found sound.
  package init(minutes: Double) {
    self.init(
      name: minutes == minutes.rounded() ? String(Int(minutes)) : String(minutes),
      minutes: minutes, centiseconds: Int64((minutes * 6000 + 1e-6).rounded(.down)))
  }

  /// - Parameter offset: Minutes; the sum must be above zero.
  func shifted(byMinutes offset: Double) -> Limit {
    Limit(name: name, minutes: minutes + offset, centiseconds: centiseconds + Int64(offset * 6000))
  }

  private init(name: String, minutes: Double, centiseconds: Int64) {
    self.name = name
    self.minutes = minutes
    self.centiseconds = centiseconds
  }

  package static func < (first: Limit, second: Limit) -> Bool { first.minutes < second.minutes }

  /// Limits separated by commas; sorted, each once.
  package static func list(_ text: String) throws(Failure) -> [Limit] {
    var limits: Set<Limit> = []
    for part in text.commaSeparated { limits.insert(try Limit(minutes: part)) }
    return limits.sorted()
  }

  /// How far one walks on the level in this time, millimeters.
  func millimeters(at pace: Pace) -> Int64 {
    Int64((Double(centiseconds) / 100 * pace.metersPerSecond * 1000).rounded())
  }
}

extension [Limit] {
  /// For the searches of sorted limits: the longest walk whose time can still round to within the
  /// last one, in steps of 0.01 mm.
  package func longestReach(at pace: Pace) -> Int64 {
    pace.reach(centiseconds: last?.centiseconds ?? 0)
  }
}
