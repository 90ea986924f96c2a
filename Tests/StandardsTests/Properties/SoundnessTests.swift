import Diagnostics
import Parallelism
import Standards
import TestSupport
import Testing

/// What holds of every rule and whatever is known of the areas: over random rules of every kind, and
/// over all rules of ours.
@Suite("Every rule") struct SoundnessTests {
  /// A standard with the rules' texts.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let seeds: Range<UInt64>
    let standard: @Sendable () throws -> Standard
    let rules: @Sendable () throws -> [String: [RuleText]]
  }

  private static let cases = Result {
    try OurStandards.names.get().map { name in
      Case(
        testDescription: name, seeds: 0..<10, standard: { try OurStandards.standard(name) },
        rules: { try OurStandards.rules(of: name) })
    } + (0..<24).map(randomCase)
  }

  private static func randomCase(_ number: UInt64) -> Case {
    Case(
      testDescription: "random rules \(number)", seeds: number..<(number + 6),
      standard: { try OurStandards.standard(rules: randomRules(number)) },
      rules: {
        try TemporaryFolder.with { folder in
          let text = OurStandards.file(randomRules(number).joined(separator: "\n"))
          return try RuleText.rules(
            ofFileAt: try folder.write(text, to: "test.yaml"), base: { $0 })
        }
      })
  }

  private static func randomRules(_ number: UInt64) -> [String] {
    var random = SeededGenerator(seed: 7_000 + number)
    return RandomRules.texts(&random)
  }

  /// What was found, by area and rule.
  private struct Key: Hashable {
    let area: String
    let rule: String
  }

  private static func findings(
    _ standard: Standard, _ ground: Ground
  ) throws -> [Key: Finding] {
    let evidence = ground.evidence
    var findings: [Key: Finding] = [:]
    for answer in try standard.judge(evidence, parallel: Parallel(threads: 2)).answers {
      let area = evidence.areas[answer.area]
      let key = Key(
        area: "\(area.level) \(area.id)", rule: standard.rules[answer.rule].id)
      findings[key] = answer.finding
    }
    return findings
  }

  // MARK: What is not known

  @Test(arguments: try cases.get())
  func `is not decided otherwise where less is known`(_ example: Case) throws {
    let standard = try example.standard()
    var decided = 0
    for seed in example.seeds {
      var random = SeededGenerator(seed: seed)
      let ground = Ground(for: standard, withStated: seed % 2 == 0, &random)
      let before = try Self.findings(standard, ground)
      for _ in 0..<12 {
        var less = ground
        let change = less.forget(standard, &random)
        let after = try Self.findings(standard, less)
        for (key, finding) in after {
          let known = try #require(before[key])
          guard finding.state != .noData else { continue }
          decided += 1
          #expect(
            finding.state == known.state,
            "seed \(seed), without \(change): \(key), \(known.told) → \(finding.told)")
        }
      }
    }
    #expect(decided > 100)
  }

  /// A street of which a community is not known is another street; but the whole is not.
  @Test(arguments: try cases.get())
  func `is not decided otherwise for the whole where the street of a community is not known`(
    _ example: Case
  ) throws {
    let standard = try example.standard()
    var decided = 0
    for seed in example.seeds {
      var random = SeededGenerator(seed: seed)
      let ground = Ground(for: standard, withStated: true, &random)
      var less = ground
      less.communities[Int.random(in: 0..<4, using: &random)].figures["street"] = nil
      let before = try Self.findings(standard, ground)
      for (key, finding) in try Self.findings(standard, less)
      where key.area == "region " && finding.state != .noData {
        decided += 1
        #expect(finding.state == before[key]?.state, "seed \(seed): \(key)")
      }
    }
    #expect(decided > 10)
  }

  @Test(arguments: try cases.get())
  func `says what is missing where it is not decided, and only there`(_ example: Case) throws {
    let standard = try example.standard()
    for seed in example.seeds {
      var random = SeededGenerator(seed: seed)
      let ground = Ground(for: standard, withStated: seed % 2 == 0, &random)
      for (key, finding) in try Self.findings(standard, ground) {
        #expect(
          finding.missing.isEmpty == (finding.state != .noData),
          "seed \(seed): \(key), \(finding.told)")
        #expect(finding.shortfall == nil || finding.state == .notMet, "seed \(seed): \(key)")
      }
    }
  }

  // MARK: More

  /// Not of rules that ask for no more than so much; nor, for one more place, of rules on hours and on
  /// shares of what all places come to: the place may be open too short, or be the wrong half.
  @Test(arguments: try cases.get())
  func `that asks for more is not missed by having more`(_ example: Case) throws {
    let (standard, texts) = (try example.standard(), try example.rules())
    func isExempt(_ rule: String, places: Bool) -> Bool {
      (texts[rule] ?? []).contains { text in
        text.asksForNoMore || (places && text.maySufferFromPlaces)
          || text.parts.contains { isExempt($0, places: places) }
      }
    }
    var met = 0
    for seed in example.seeds {
      var random = SeededGenerator(seed: seed)
      let ground = Ground(for: standard, withStated: seed % 2 == 0, &random)
      let before = try Self.findings(standard, ground)
      for _ in 0..<8 {
        var more = ground
        let (change, isPlace) = more.enlarge(standard, &random)
        for (key, finding) in try Self.findings(standard, more)
        where before[key]?.state == .met && !isExempt(key.rule, places: isPlace) {
          met += 1
          #expect(
            finding.state != .notMet,
            "seed \(seed), with \(change): \(key), \(before[key]?.told ?? "") → \(finding.told)")
        }
      }
    }
    #expect(met > 20)
  }

  // MARK: Order

  @Test(arguments: try cases.get())
  func `finds the same in whatever order areas and places stand`(_ example: Case) throws {
    let standard = try example.standard()
    for seed in example.seeds {
      var random = SeededGenerator(seed: seed)
      let ground = Ground(for: standard, withStated: seed % 2 == 0, &random)
      var other = ground
      let order = Array(0..<4).shuffled(using: &random)
      other.communities = order.map { ground.communities[$0] }
      other.places = ground.places.shuffled(using: &random).map { place in
        var place = place
        place.community = order.firstIndex(of: place.community) ?? 0
        return place
      }
      let (before, after) = (
        try Self.findings(standard, ground), try Self.findings(standard, other)
      )
      #expect(before.count == after.count)
      for (key, finding) in before {
        let found = try #require(after[key])
        #expect(
          finding.withoutPositions == found.withoutPositions, "seed \(seed): \(key)")
        #expect(
          Set(finding.counted.map { ground.places[$0].id })
            == Set(found.counted.map { other.places[$0].id }), "seed \(seed): \(key)")
      }
    }
  }

  // MARK: Merging

  /// Of rules that are judged on communities and on the whole.
  @Test(arguments: try cases.get())
  func `adds up amounts and people over communities`(_ example: Case) throws {
    let standard = try example.standard()
    let adding = standard.rules.filter {
      [.capacity, .ratio, .perPeople, .reach].contains($0.kind)
        && $0.levels.contains(.community) && $0.levels.contains(.region)
    }
    var added = 0
    // Many: of few grounds all that adds up is known.
    for seed in example.seeds.lowerBound..<(example.seeds.lowerBound + 60) {
      var random = SeededGenerator(seed: seed)
      let ground = Ground(for: standard, withStated: seed % 2 == 0, &random)
      let findings = try Self.findings(standard, ground)
      for rule in adding {
        let parts = (0..<4).map { findings[Key(area: "community c\($0)", rule: rule.id)] }
        guard let whole = findings[Key(area: "region ", rule: rule.id)] else { continue }
        for amount in [\Finding.numerator, \Finding.denominator] {
          let quantities = parts.map { $0?[keyPath: amount] }
          guard !quantities.contains(nil), let sum = whole[keyPath: amount] else {
            continue
          }
          added += 1
          let parts = quantities.compactMap(\.self).reduce(.exactly(0), +)
          let isDerived =
            amount == \.denominator && whole.remarks.contains { $0.english.contains("are derived") }
          // Each of the four parts is rounded, and so is the whole; all else adds up exactly.
          let off = isDerived ? abs(sum.atLeast - parts.atLeast) : 0
          #expect(isDerived ? off <= 2.5 : sum == parts, "seed \(seed): \(rule.id)")
        }
      }
    }
    #expect(added > 0 || adding.isEmpty)
  }
}

extension Finding {
  fileprivate var withoutPositions: Finding {
    var finding = self
    finding.counted = []
    return finding
  }
}
