/// The distances by which it is decided what a point joins (walking-rule, 3).
package struct JoinRule: Hashable, Sendable {
  /// Millimeters.
  package internal(set) var maxJoin: Int32
  /// Millimeters.
  package internal(set) var slack: Int32
  /// Steps of 0.01 mm.
  package let smallPart: Int64

  package init(maxJoin: Int32, slack: Int32, smallPart: Int64) {
    self.maxJoin = maxJoin
    self.slack = slack
    self.smallPart = smallPart
  }

  var maxJoinMeters: Double { Double(maxJoin) / 1000 }
  var slackMeters: Double { Double(slack) / 1000 }

  /// Whether a point that has streets of both parts within reach joins the longer one alone.
  ///
  /// - Parameters: Steps of 0.01 mm; parts that are equally long to a millimeter are both joined.
  func drops(partOfLength length: Int64, besideOneOf longer: Int64) -> Bool {
    length < smallPart && WalkLength.millimeters(length) < WalkLength.millimeters(longer)
  }

  static func millimeters(_ meters: Double) -> Int32 { Int32((meters * 1000).rounded()) }
}
