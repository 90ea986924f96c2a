import Diagnostics
import OSMExtract
import Texts

extension WalkingProfile {
  /// As results name a profile.
  var node: JSONNode {
    .object([
      ("id", .string(id)), ("speed_kmh", .number(speedKilometersPerHour)),
      ("steps_speed_kmh", .number(stepsSpeedKilometersPerHour)),
    ])
  }

  /// The same as part of a sentence.
  package var walking: LocalizedText {
    let speed = DecimalText.shortest(speedKilometersPerHour)
    let steps = DecimalText.shortest(stepsSpeedKilometersPerHour)
    return LocalizedText(
      english: "walking at \(speed) km/h (profile \(id), \(steps) km/h on steps)",
      chinese: "步行速度 \(speed) 公里/小时（方案 \(id)，台阶 \(steps) 公里/小时）")
  }
}

extension StreetRules.Parameters {
  /// How points join the network, as results tell it.
  var joinMembers: [(String, JSONNode)] {
    [("max_join_m", .number(maxJoin)), ("join_slack_m", .number(joinSlack))]
  }
}
