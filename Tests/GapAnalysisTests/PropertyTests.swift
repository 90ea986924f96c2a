import Foundation
import GapAnalysis
import PROJKit
import TestSupport
import Testing

/// Walking rule, 6: what must hold for every network.
@Suite("It always holds") struct PropertyTests {
  private static let seeds = 0..<UInt64(200)

  /// The household and category pairs that are covered within a limit.
  private func covered(_ outcome: Outcome, _ minutes: String) -> Set<String> {
    var pairs: Set<String> = []
    for (id, household) in outcome.households {
      for (category, verdicts) in household.verdicts.enumerated()
      where verdicts[minutes] == .covered { pairs.insert("\(id) \(category)") }
    }
    return pairs
  }

  @Test func `that one more facility leaves the covered covered`() throws {
    for seed in Self.seeds {
      var town = Town.random(seed: seed)
      let before = Outcome(try town.answers(TownStudy(minutes: "1,15")))
      var random = SeededGenerator(seed: seed)
      let place = town.households.randomElement(using: &random)!.coordinate
      town.facility("new", town.categories.randomElement(using: &random)!, at: place)
      let after = Outcome(try town.answers(TownStudy(minutes: "1,15")))
      for minutes in ["1", "15"] {
        #expect(covered(before, minutes).isSubset(of: covered(after, minutes)), "seed \(seed)")
      }
      for (id, household) in before.households {
        for (old, new) in zip(household.times, after.households[id]!.times) {
          #expect((new ?? .max) <= (old ?? .max), "seed \(seed), \(id)")
        }
      }
    }
  }

  @Test func `that a higher limit leaves the covered covered, and the unknown not uncovered`()
    throws
  {
    let limits = ["0.5", "1", "2", "5", "10", "15", "30", "60"]
    for seed in Self.seeds {
      let outcome = Outcome(
        try Town.random(seed: seed).answers(TownStudy(minutes: limits.joined(separator: ","))))
      for (lower, higher) in zip(limits, limits.dropFirst()) {
        #expect(covered(outcome, lower).isSubset(of: covered(outcome, higher)), "seed \(seed)")
        for (id, household) in outcome.households {
          for verdicts in household.verdicts where verdicts[lower] == .unknown {
            // What lies beyond the data's end is within a longer walk, too.
            let later = verdicts[higher]
            #expect(later == .unknown || later == .covered, "seed \(seed), \(id)")
          }
        }
      }
    }
  }

  @Test func `that sensitivity counts what judging from the beginning counts`() throws {
    for seed in Self.seeds.prefix(60) {
      let town = Town.random(seed: seed)
      var asked = TownStudy(minutes: "5")
      asked.findsSensitivity = true
      let answers = try town.answers(asked)
      let others: [(Sensitivity.Variant, TownStudy)] = [
        (.limitPlus1Minute, TownStudy(minutes: "6")), (.limitMinus1Minute, TownStudy(minutes: "4")),
        (.joinSlack0, TownStudy(minutes: "5", joinSlack: 0)),
      ]
      for (variant, study) in others {
        let other = try town.answers(study).results
        for category in answers.results.categories.indices {
          let pairs = zip(
            answers.results.categories[category].verdicts[0], other.categories[category].verdicts[0]
          )
          let told = answers.results.sensitivity.first {
            $0.variant == variant && $0.category == category
          }
          #expect(told?.changed == pairs.count { $0.name != $1.name }, "seed \(seed), \(variant)")
          #expect(told?.toCovered == pairs.count { $0 != .covered && $1 == .covered })
        }
      }
    }
  }

  @Test func `that who walks faster reaches no less`() throws {
    for seed in Self.seeds {
      let town = Town.random(seed: seed)
      let outcomes = try ["elderly", "planning", "adult"].map {
        Outcome(try town.answers(TownStudy(profile: $0, minutes: "1,5")))
      }
      for (slow, fast) in zip(outcomes, outcomes.dropFirst()) {
        for minutes in ["1", "5"] {
          #expect(covered(slow, minutes).isSubset(of: covered(fast, minutes)), "seed \(seed)")
        }
      }
    }
  }

  /// Each facility a category of its own, so that every pair has its time.
  private func times(
    _ town: Town, from: [Town.Place], to: [Town.Place]
  ) throws -> [[Double?]] {
    var town = town
    town.households = from
    town.facilities = to
    town.categories = to.map(\.id)
    for index in to.indices { town.facilities[index].categories = [to[index].id] }
    let answers = try town.answers(TownStudy(dataArea: everywhere))
    return from.map { household in to.map { answers.seconds(household.id, $0.id) } }
  }

  @Test func `that the way back takes as long where no direction is set`() throws {
    for seed in Self.seeds {
      let town = Town.random(seed: seed, hasDirections: false)
      let there = try times(town, from: town.households, to: town.facilities)
      let back = try times(town, from: town.facilities, to: town.households)
      for home in town.households.indices {
        for facility in town.facilities.indices {
          #expect(there[home][facility] == back[facility][home], "seed \(seed)")
        }
      }
    }
  }

  @Test func `that no time is below the straight line`() throws {
    let geodesic = Geodesic()
    for seed in Self.seeds {
      let town = Town.random(seed: seed)
      let times = try times(town, from: town.households, to: town.facilities)
      for (home, row) in zip(town.households, times) {
        for (facility, seconds) in zip(town.facilities, row) {
          guard let seconds else { continue }
          let line = try geodesic.exactLength(from: home.coordinate, to: facility.coordinate)
          #expect(seconds >= ByHand.seconds(line) * 0.999 - 0.02, "seed \(seed), \(home.id)")
        }
      }
    }
  }

  @Test func `that half the speeds double every time`() throws {
    try TemporaryFolder.with { folder in
      let path = try folder.write(
        """
        id: half
        title: {en: Half, zh: 一半}
        speed_kmh: 2
        steps_speed_kmh: 1
        streets: \(TownStudy.rules)/Profiles/Streets/walking.yaml
        """, to: "half.yaml")
      for seed in Self.seeds {
        let town = Town.random(seed: seed)
        let full = Outcome(try town.answers(TownStudy()))
        let half = Outcome(try town.answers(TownStudy(profile: path)))
        for (id, household) in full.households {
          let slow = half.households[id]!
          let pairs = zip(
            household.times + [household.openEnd], slow.times + [slow.openEnd])
          for (one, two) in pairs {
            #expect((one == nil) == (two == nil))
            // Both are rounded, to a hundredth.
            #expect(abs((one ?? 0) * 2 - (two ?? 0)) <= 1, "seed \(seed), \(id)")
          }
        }
      }
    }
  }

  @Test func `that verdicts add up to the households, in every denominator`() throws {
    for seed in Self.seeds {
      let answers = try Town.random(seed: seed).answers()
      let households = answers.results.households
      for row in answers.results.coverage {
        let total =
          row.denominator == .households
          ? Double(households.count) : households.weights.reduce(0, +)
        #expect(row.total.value == total)
        let reasons = Verdict.Reason.allCases.map { row.notCovered($0).value }.reduce(0, +)
        #expect(row.notCovered.value == reasons)
        #expect(row.covered.value + row.unknown.value + reasons == total)
      }
    }
  }

  @Test func `that a detour has a facility near in a straight line, and no other gap has`() throws {
    let geodesic = Geodesic()
    var detours = 0
    for seed in Self.seeds {
      let town = Town.random(seed: seed)
      let answers = try town.answers(TownStudy(minutes: "1,5,15"))
      for home in town.households where answers.isJudged(home.id) {
        for category in town.categories {
          let lines = try town.facilities.filter { $0.categories.contains(category) }.map {
            try geodesic.exactLength(from: home.coordinate, to: $0.coordinate)
          }
          guard let line = lines.min() else { continue }
          let time = answers.seconds(home.id, category) ?? .infinity
          for limit in ["1", "5", "15"] {
            let reach = Double(limit)! * 60 / ByHand.seconds(1)
            let straight = 1.5 * ByHand.seconds(line)
            // A hundredth of a second and a millimeter are rounded.
            guard abs(line - reach) > 0.002, abs(time - straight) > 0.02 else { continue }
            switch answers.verdict(home.id, category, limit) {
            case .notCovered(.detour):
              detours += 1
              #expect(line < reach && time > straight, "seed \(seed), \(home.id)")
            case .notCovered(.tooFar):
              #expect(line > reach || time < straight, "seed \(seed), \(home.id)")
            case .notCovered(.notConnected):
              #expect(time == .infinity && answers.openEndSeconds(home.id) == nil)
            default: break
            }
          }
        }
      }
    }
    #expect(detours > 100)
  }

  @Test func `that without facilities nobody is covered`() throws {
    for seed in Self.seeds {
      var town = Town.random(seed: seed)
      town.facilities = []
      for household in Outcome(try town.answers()).households.values {
        #expect(household.times.allSatisfy { $0 == nil })
        for verdict in household.verdicts.flatMap(\.values) {
          #expect(verdict == .unknown || verdict == .notCovered(.noFacility))
        }
      }
    }
  }
}
