import Geography
import PROJKit

extension SecondWay {
  /// What the rule says of a household and a category.
  package struct Answer {
    /// Infinite without a walk.
    package let seconds: Double
    package let openEndSeconds: Double
    /// `nil` where the category has no facility.
    package let straightMeters: Double?
    let isAnyFacilityJoined: Bool
    let isHouseholdJoined: Bool
    let parameters: Parameters

    /// As results write it: the verdict and, for `notCovered`, the reason.
    package func verdict(limitSeconds: Double) -> (verdict: String, reason: String?) {
      let (time, openEnd) = (rounded(seconds), rounded(openEndSeconds))
      if time <= limitSeconds { return ("covered", nil) }
      if openEnd <= limitSeconds { return ("unknown", nil) }
      if !isAnyFacilityJoined { return ("notCovered", "noFacility") }
      if !isHouseholdJoined { return ("notCovered", "offNetwork") }
      if time == .infinity, openEnd == .infinity { return ("notCovered", "notConnected") }
      if let straightMeters, isWithin(limitSeconds, straightMeters), time > detourSeconds {
        return ("notCovered", "detour")
      }
      return ("notCovered", "tooFar")
    }

    private func rounded(_ seconds: Double) -> Double { (seconds * 100).rounded() / 100 }

    private func isWithin(_ limitSeconds: Double, _ meters: Double) -> Bool {
      (meters * 1000).rounded() <= (limitSeconds * parameters.metersPerSecond * 1000).rounded()
    }

    private var detourSeconds: Double {
      rounded(parameters.detourFactor * (straightMeters ?? 0) / parameters.metersPerSecond)
    }

    /// Whether the verdict hangs on a hundredth of a second or a millimeter, in which two correct
    /// programs may differ (walking-rule, 2).
    package func isNearEdge(limitSeconds: Double) -> Bool {
      let straight = straightMeters ?? .infinity
      return abs(seconds - limitSeconds) < 0.02 || abs(openEndSeconds - limitSeconds) < 0.02
        || (seconds > limitSeconds && abs(seconds - detourSeconds) < 0.02)
        || abs(straight - limitSeconds * parameters.metersPerSecond) < 0.002
    }
  }

  /// Of every household, in the order of `households`, what a second way finds.
  package struct Household {
    package let joins: [Join]
    /// By facility of the town.
    package let seconds: [Double]
    /// By category of the town.
    package let answers: [Answer]
  }

  package func judge(_ households: [Town.Place]) throws -> [Household] {
    let facilityJoins = town.facilities.map { joins($0.coordinate) }
    let geodesic = Geodesic()
    return try households.map { household in
      let joins = joins(household.coordinate)
      let walks = walks(from: joins)
      let seconds = facilityJoins.map { self.seconds(from: joins, walks, to: $0) }
      let answers = try town.categories.map { category in
        let members = town.facilities.indices.filter {
          town.facilities[$0].categories.contains(category)
        }
        return Answer(
          seconds: members.map { seconds[$0] }.min() ?? .infinity,
          openEndSeconds: openEndSeconds(walks),
          straightMeters: try members.map {
            try geodesic.exactLength(
              from: household.coordinate, to: town.facilities[$0].coordinate)
          }.min(),
          isAnyFacilityJoined: members.contains { !facilityJoins[$0].isEmpty },
          isHouseholdJoined: !joins.isEmpty, parameters: parameters)
      }
      return Household(joins: joins, seconds: seconds, answers: answers)
    }
  }
}
