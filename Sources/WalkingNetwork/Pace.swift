import OSMExtract

/// How fast someone walks: turns walks into time.
///
/// A walk is measured as the length on the level that takes the same time, in steps of 0.01 mm:
/// a stretch of steps counts its length times `stepsFactor`.
package struct Pace: Hashable, Sendable {
  package let speedKilometersPerHour: Double
  /// Speed by speed on steps.
  package let stepsFactor: Double

  package init(_ profile: WalkingProfile) {
    speedKilometersPerHour = profile.speedKilometersPerHour
    stepsFactor = profile.speedKilometersPerHour / profile.stepsSpeedKilometersPerHour
  }

  private init(speedKilometersPerHour: Double, stepsFactor: Double) {
    self.speedKilometersPerHour = speedKilometersPerHour
    self.stepsFactor = stepsFactor
  }

  func times(_ factor: Double) -> Pace {
    Pace(speedKilometersPerHour: speedKilometersPerHour * factor, stepsFactor: stepsFactor)
  }

  package var metersPerSecond: Double { speedKilometersPerHour / 3.6 }

  /// The time of a walk in hundredths of a second, rounded (walking-rule, 2); `nil` if there is
  /// no walk.
  package func centiseconds(_ steps: Int64) -> Int64? {
    guard steps != WalkLength.unreachable else { return nil }
    return centiseconds(meters: WalkLength.meters(steps))
  }

  package func centiseconds(meters: Double) -> Int64 {
    Int64((meters * 360 / speedKilometersPerHour).rounded())
  }

  /// The longest walk, in steps, whose time can still round to within `centiseconds`.
  package func reach(centiseconds: Int64) -> Int64 {
    WalkLength.steps(meters: (Double(centiseconds) + 1) * speedKilometersPerHour / 360)
  }

  /// The longest walk, in steps, whose time rounds to within `centiseconds`; -1 if there is none.
  package func longestWalk(centiseconds limit: Int64) -> Int64 {
    guard limit >= 0 else { return -1 }
    // `reach` is at most a hundredth of a second too far.
    let tooFar = (1..<Int(reach(centiseconds: limit)) + 1).partitioningIndex {
      centiseconds(meters: WalkLength.meters(Int64($0))) > limit
    }
    return Int64(tooFar) - 1
  }
}
