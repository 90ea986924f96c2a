import Foundation
import LifeCircle
import TestSupport
import Testing

/// A row of summary.json's sensitivity.
private struct Change: Hashable {
  let changed: Int
  let toCovered: Int
  let fromCovered: Int

  init(_ changed: Int, to toCovered: Int, from fromCovered: Int) {
    self.changed = changed
    self.toCovered = toCovered
    self.fromCovered = fromCovered
  }
}

private struct Question: Hashable {
  let variant: String
  let category: String
  let minutes: String
}

extension Outputs {
  fileprivate func sensitivity() throws -> [Question: Change] {
    let rows = try json("summary.json")["sensitivity"]!.elements.map { row in
      (
        Question(
          variant: row["variant"]!.string!, category: row["category"]!.string!,
          minutes: row["minutes"]!.numberText!),
        Change(
          Int(row["changed"]!.double!), to: Int(row["to_covered"]!.double!),
          from: Int(row["from_covered"]!.double!))
      )
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }
}

@Suite("Sensitivity")
struct SensitivityTests {
  /// A street with the clinic at its west end, and homes on it by their walk in seconds; beside it a
  /// second one, 60 m north, that meets it at its east end only.
  ///
  /// ```
  ///         300 m +---------------------------------------+ 2,000 m
  ///               |  . at 40 m    . at 34 m               |
  ///  clinic +--------------------------------------------+
  /// ```
  private func outputs(
    minutes: String, homes: [Double] = [], isCut: Bool = false, besides: [(Double, Double)] = []
  ) throws -> Outputs {
    var warned = WarnedTown(hasBox: false)
    warned.town.ways = []
    for (name, east, north) in [("a", 0.0, 0.0), ("b", 2000, 0), ("c", 2000, 60), ("d", 300, 60)] {
      warned.town.node(name, east: east, north: north)
    }
    if isCut { warned.town.missing("x") }
    warned.town.way(["a", "b", "c", "d"] + (isCut ? ["x"] : []))
    // A second takes 10/9 m.
    warned.households =
      homes.map { ($0 / 0.9, 0) } + besides.map { (east: $0.0, north: $0.1) }
    warned.facilities = [("clinic", 0, 0)]
    warned.change = {
      $0.minutes = minutes
      $0.findsSensitivity = true
    }
    return try TemporaryFolder.with { try warned.study(in: $0).outputs() }
  }

  @Test func `counts the homes that speed and limits move over the limit`() throws {
    // Within 600 s: 550 and 570. At 110 % or 11 minutes up to 660 s: two more. At 90 % or 9 minutes
    // up to 540 s: none. Within 900 s: all but 970; up to 990 s at 110 %, 960 s with 16 minutes,
    // 810 s at 90 %, 840 s with 14 minutes.
    let outputs = try outputs(minutes: "10,15", homes: [550, 570, 630, 650, 825, 970])
    let found = try outputs.sensitivity()
    let expected: [(String, Change, Change)] = [
      ("speedPlus10Percent", Change(2, to: 2, from: 0), Change(1, to: 1, from: 0)),
      ("speedMinus10Percent", Change(2, to: 0, from: 2), Change(1, to: 0, from: 1)),
      ("limitPlus1Minute", Change(2, to: 2, from: 0), Change(0, to: 0, from: 0)),
      ("limitMinus1Minute", Change(2, to: 0, from: 2), Change(0, to: 0, from: 0)),
      ("joinSlack0", Change(0, to: 0, from: 0), Change(0, to: 0, from: 0)),
      ("everyJoin", Change(0, to: 0, from: 0), Change(0, to: 0, from: 0)),
    ]
    for (variant, ten, fifteen) in expected {
      for (minutes, change) in [("10", ten), ("15", fifteen)] {
        #expect(
          found[Question(variant: variant, category: "clinic", minutes: minutes)] == change,
          "\(variant) \(minutes)")
      }
    }
    #expect(found.count == 6 * 2 * 4)
    let rows = Array(try outputs.json("summary.json")["sensitivity"]!.elements)
    #expect(rows.allSatisfy { $0["verdicts"]?.double == 6 })
    #expect(rows[0]["share"]?.numberText == "0.333333")
  }

  @Test func `counts a home 30 s inside, and two 30 s and 50 s outside`() throws {
    let found = try outputs(minutes: "10", homes: [570, 630, 650]).sensitivity()
    func change(_ variant: String) -> Change? {
      found[Question(variant: variant, category: "clinic", minutes: "10")]
    }
    #expect(change("speedPlus10Percent") == Change(2, to: 2, from: 0))
    #expect(change("limitPlus1Minute") == Change(2, to: 2, from: 0))
    #expect(change("speedMinus10Percent") == Change(1, to: 0, from: 1))
    #expect(change("limitMinus1Minute") == Change(1, to: 0, from: 1))
  }

  /// Between the streets at 400 m: 20 m from the northern and 40 m from the southern, so only the
  /// northern is joined, and the walk goes all round; every join makes it 440 m. The other home, 26
  /// and 34 m off, joins both, and only the northern without slack.
  @Test func `counts the homes that other joins bring nearer and farther`() throws {
    let found = try outputs(minutes: "10", besides: [(400, 40), (400, 34)]).sensitivity()
    func change(_ variant: String) -> Change? {
      found[Question(variant: variant, category: "clinic", minutes: "10")]
    }
    #expect(change("everyJoin") == Change(1, to: 1, from: 0))
    #expect(change("joinSlack0") == Change(1, to: 0, from: 1))
    #expect(change("speedPlus10Percent") == Change(0, to: 0, from: 0))
  }

  /// The data ends 2,060 + 1,700 - 1,300 m from home: 2,214 s, and the clinic is 1,300 m off, 1,170 s.
  @Test func `counts what becomes unknown, and no reason that becomes another`() throws {
    let found = try outputs(minutes: "19", homes: [1170], isCut: true).sensitivity()
    #expect(
      found[Question(variant: "speedPlus10Percent", category: "clinic", minutes: "19")]
        == Change(1, to: 1, from: 0))
    let supermarket = try outputs(minutes: "36", homes: [1170], isCut: true).sensitivity()
    func change(_ variant: String) -> Change? {
      supermarket[Question(variant: variant, category: "supermarket", minutes: "36")]
    }
    // There is none. The end of the data at 2,214 s is beyond 36 minutes, 2,160 s, by 54 s.
    #expect(change("speedPlus10Percent") == Change(1, to: 0, from: 0))
    #expect(change("limitPlus1Minute") == Change(1, to: 0, from: 0))
    #expect(change("limitMinus1Minute") == Change(0, to: 0, from: 0))
  }

  @Test func `leaves out a limit that a minute less would bring to zero`() throws {
    let found = try outputs(minutes: "0.5,1,2", homes: [570]).sensitivity()
    let less = found.keys.filter { $0.variant == "limitMinus1Minute" }.map(\.minutes)
    #expect(Set(less) == ["2"])
    let more = found.keys.filter { $0.variant == "limitPlus1Minute" }.map(\.minutes)
    #expect(Set(more) == ["0.5", "1", "2"])
  }

  @Test func `is not found unless it is asked for`() throws {
    let results = try WarnedTown().results()
    #expect(results.sensitivityTable() == "")
    let outputs = try TemporaryFolder.with { try WarnedTown().study(in: $0).outputs() }
    #expect(try outputs.sensitivity().isEmpty)
  }

  @Test func `is a table of shares in either language`() throws {
    var warned = WarnedTown()
    warned.change = { $0.findsSensitivity = true }
    let results = try warned.results()
    let (english, chinese) = (
      results.sensitivityTable(in: .english), results.sensitivityTable(in: .chinese)
    )
    #expect(english.split(separator: "\n").count == 1 + 6 * 2)
    #expect(english.contains("speed + 10 %"))
    #expect(english.contains("0.00 %"))
    #expect(!english.contains(/\p{Han}/))
    #expect(chinese.split(separator: "\n").count == 1 + 6 * 2)
    #expect(chinese.contains("只接入最近道路"))
    #expect(chinese.contains("步速 + 10%") && chinese.contains("0.00%"))
    #expect(!chinese.contains("speed"))
  }
}

@Suite("Sensitivity of a real city")
struct CitySensitivityTests {
  /// A whole run of its own for each variant: other limits, other joins, a profile with other speeds.
  @Test(arguments: [City.helsinki, .beijing])
  func `counts the verdicts that differ between whole runs`(_ city: City) throws {
    var study = city.study()
    study.findsSensitivity = true
    let found = try study.outputs()
    let sensitivity = try found.sensitivity()
    #expect(found.files["households.csv"] == (try city.outputs.files["households.csv"]))
    try TemporaryFolder.with { folder in
      for (variant, minutes, run) in try Self.runs(of: city, in: folder) {
        let other = try run.outputs().households
        for category in ["clinic", "supermarket", "childcare", "elderly_station"] {
          for (old, new) in zip(["10", "15"], minutes) {
            let question = Question(variant: variant, category: category, minutes: old)
            let before = found.households.column("\(category)_\(old)")
            let after = other.column("\(category)_\(new)")
            let changed = zip(before, after).filter { $0 != $1 }
            #expect(
              sensitivity[question]
                == Change(
                  changed.count, to: changed.count { $0.1 == "covered" },
                  from: changed.count { $0.0 == "covered" }),
              "\(question)")
          }
        }
      }
    }
  }

  /// The variant, the limits that stand for 10 and 15 minutes, and the study.
  private static func runs(
    of city: City, in folder: TemporaryFolder
  ) throws -> [(String, [String], Study)] {
    try FileManager.default.copyItem(
      atPath: Checkout.root.appending(path: "Data/Profiles/Streets").path,
      toPath: folder.path + "/Streets")
    func study(_ change: (inout Study) -> Void) -> Study {
      var study = city.study()
      change(&study)
      return study
    }
    func profile(_ level: String, _ steps: String) throws -> String {
      try folder.write(
        """
        id: other
        title: {en: Other, zh: 其他}
        speed_kmh: \(level)
        steps_speed_kmh: \(steps)
        streets: Streets/walking.yaml
        """, to: "speed-\(level).yaml")
    }
    let (faster, slower) = (try profile("4.4", "2.2"), try profile("3.6", "1.8"))
    let same = ["10", "15"]
    return [
      ("speedPlus10Percent", same, study { $0.network.profile = faster }),
      ("speedMinus10Percent", same, study { $0.network.profile = slower }),
      ("limitPlus1Minute", ["11", "16"], study { $0.minutes = "11,16" }),
      ("limitMinus1Minute", ["9", "14"], study { $0.minutes = "9,14" }),
      ("joinSlack0", same, study { $0.network.joinSlack = 0 }),
      ("everyJoin", same, study { $0.network.joinSlack = 100 }),
    ]
  }
}
