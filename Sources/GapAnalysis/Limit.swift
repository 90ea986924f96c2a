import Diagnostics
import Texts
import WalkingNetwork

/// A walking time that verdicts are asked for, or a length of walks.
package struct Limit: Hashable, Sendable, Comparable {
  package enum Unit: Int, Hashable, Sendable {
    /// On a network that is walked at the profile's speeds.
    case minutes
    /// On a network that is walked at a meter a second (`WalkingProfile.byLength`).
    case meters
  }

  package let unit: Unit
  /// In its unit.
  package let value: Double
  /// Hundredths of a second; the end is included.
  package let centiseconds: Int64

  /// `nil` of a length.
  package var minutes: Double? { unit == .minutes ? value : nil }
  /// `nil` of a time.
  package var meters: Double? { unit == .meters ? value : nil }

  /// The shortest decimal of the value: `10`, `7.5`, `500`.
  package var number: String { DecimalText.shortest(value) }
  /// As columns are named: `10`, `7.5`, `500m`.
  package var name: String { unit == .meters ? number + "m" : number }

  private init(unit: Unit, value: Double, centiseconds: Int64) {
    self.unit = unit
    self.value = value
    self.centiseconds = centiseconds
  }

  /// A number of a rule, which its reader has found sound.
  package init(_ value: Double, _ unit: Unit) {
    // A decimal such as 8.2 is a little less than it says; a millionth of a
    // hundredth of a second mends that.
    self.init(
      unit: unit, value: value,
      centiseconds: Int64((value * unit.centiseconds + 1e-6).rounded(.down)))
  }

  /// - Parameter offset: Minutes; the sum must be above zero.
  func shifted(byMinutes offset: Double) -> Limit {
    Limit(
      unit: unit, value: value + offset,
      centiseconds: centiseconds + Int64(offset * Unit.minutes.centiseconds))
  }

  /// Times first.
  package static func < (first: Limit, second: Limit) -> Bool {
    (first.unit.rawValue, first.value) < (second.unit.rawValue, second.value)
  }

  /// How far one walks on the level in this time, millimeters.
  func millimeters(at pace: Pace) -> Int64 {
    Int64((Double(centiseconds) / 100 * pace.metersPerSecond * 1000).rounded())
  }
}

extension Limit.Unit {
  /// Of one.
  fileprivate var centiseconds: Double { self == .minutes ? 6000 : 100 }

  /// So that no sum overflows: a week, which is more than makes sense on foot, and more meters than
  /// one walks in it.
  fileprivate var most: Int { self == .minutes ? 10_080 : 1_000_000 }
}

// MARK: As users write it

extension Limit {
  /// An option of the command that takes limits.
  package enum Option: Sendable {
    case minutes, within, meters

    fileprivate var unit: Unit { self == .meters ? .meters : .minutes }

    fileprivate var advice: String {
      let examples =
        switch self {
        case .minutes: "--minutes 10,15 or --minutes 7.5"
        case .within: "--within 10 or --within 7.5"
        case .meters: "--meters 300,500,1000"
        }
      return "Give \(unit) above 0 and at most \(unit.most), such as \(examples)"
    }
  }

  /// - Parameters:
  ///   - text: A number as a user writes it.
  ///   - option: What it was given by.
  package init(_ text: some StringProtocol, option: Option = .minutes) throws(Failure) {
    let unit = option.unit
    guard let value = DecimalText.double(text), value > 0, value <= Double(unit.most) else {
      throw Failure(
        .wrongUsage,
        "\"\(text)\" is no \(unit == .minutes ? "time limit" : "limit in meters")",
        advice: option.advice)
    }
    self.init(value, unit)
    guard centiseconds > 0 else {
      throw Failure(
        .wrongUsage,
        "\"\(text)\" is shorter than a \(unit == .minutes ? "hundredth of a second" : "centimeter")",
        advice: option.advice)
    }
  }

  /// Limits separated by commas; sorted, each once.
  package static func list(
    _ text: String, option: Option = .minutes
  ) throws(Failure) -> [Limit] {
    var limits: Set<Limit> = []
    for part in text.commaSeparated { limits.insert(try Limit(part, option: option)) }
    return limits.sorted()
  }
}

extension [Limit] {
  /// For the searches of sorted limits: the longest walk whose time can still round to within the
  /// last one, in steps of 0.01 mm.
  package func longestReach(at pace: Pace) -> Int64 {
    pace.reach(centiseconds: last?.centiseconds ?? 0)
  }
}
