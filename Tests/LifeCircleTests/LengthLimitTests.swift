import Foundation
import JSONKit
import LifeCircle
import TestSupport
import Testing

/// By the distances of `LengthTown`.
@Suite("Limits in meters") struct LengthLimitTests {
  private func outputs(_ change: (inout Study) -> Void = { _ in }) throws -> Outputs {
    try TemporaryFolder.with { folder in
      var study = try LengthTown().study(in: folder)
      change(&study)
      return try study.outputs()
    }
  }

  /// At 4 km/h 8 minutes are 533 m on the level. On the stair, which takes twice as long, `top` walks
  /// 450 m that take as long as 550, and `edge` likewise to where the data ends.
  @Test func `judge by the length of the walk, of which steps are as long as they are`() throws {
    let households = try outputs().households
    let expected: [(String, String, String, String)] = [
      ("near", "covered", "notCovered tooFar", "covered"),
      ("top", "notCovered tooFar", "notCovered tooFar", "covered"),
      ("far", "notCovered tooFar", "notCovered tooFar", "notCovered tooFar"),
      ("round", "notCovered detour", "notCovered tooFar", "notCovered detour"),
      ("bend", "covered", "notCovered tooFar", "notCovered tooFar"),
      ("choice", "covered", "covered", "covered"),
      ("edge", "notCovered tooFar", "notCovered tooFar", "unknown"),
    ]
    #expect(households.column("id") == expected.map(\.0))
    for (row, (home, minutes, near, far)) in expected.enumerated() {
      for (limit, verdict) in [("8", minutes), ("120m", near), ("500m", far)] {
        let found = [
          households[row, "clinic_\(limit)"], households[row, "clinic_\(limit)_reason"],
        ]
        #expect(
          found.filter { !$0.isEmpty }.joined(separator: " ") == verdict, "\(home) \(limit)")
      }
    }
    // Times stay times: `choice` has 150 m on the level, 135 s, and 100 m of steps, 180 s.
    #expect(ByHand.isWalk(Double(households[5, "clinic_seconds"]), meters: 150))
    #expect(households[5, "clinic_facility"] == "level")
  }

  @Test func `stand behind those in minutes, each sorted and each once`() throws {
    let outputs = try outputs {
      $0.minutes = "10,8,8.0"
      $0.meters = "500, 120.50,500.0"
    }
    #expect(
      outputs.households.names == [
        "id", "lon", "lat", "weight", "clinic_seconds", "clinic_facility", "clinic_8",
        "clinic_8_reason", "clinic_10", "clinic_10_reason", "clinic_120.5m",
        "clinic_120.5m_reason", "clinic_500m", "clinic_500m_reason", "open_end_seconds",
      ])
    let coverage = outputs.table("coverage.csv")
    #expect(coverage.names.prefix(4) == ["category", "minutes", "meters", "denominator"])
    let rows = (0..<coverage.rows.count).filter { coverage[$0, "denominator"] == "households" }
    #expect(rows.map { coverage[$0, "minutes"] } == ["8", "10", "", ""])
    #expect(rows.map { coverage[$0, "meters"] } == ["", "", "120.5", "500"])
    let parameters = try outputs.json("summary.json")["parameters"]!
    #expect(parameters["minutes"]?.jsonText == "[8,10]")
    #expect(parameters["meters"]?.jsonText == "[120.5,500]")
  }

  @Test func `count who is covered, and who is in reach of each facility`() throws {
    let outputs = try outputs()
    let coverage = outputs.table("coverage.csv")
    func row(_ limit: String, _ denominator: String) throws -> [String] {
      let row = try #require(
        coverage.rows.indices.first {
          coverage[$0, "minutes"] + coverage[$0, "meters"] == limit
            && coverage[$0, "denominator"] == denominator
        })
      return ["covered", "detour", "tooFar", "unknown", "total"].map { coverage[row, $0] }
    }
    #expect(try row("8", "households") == ["3", "1", "3", "0", "7"])
    #expect(try row("120", "households") == ["1", "0", "6", "0", "7"])
    #expect(try row("500", "households") == ["3", "1", "2", "1", "7"])
    #expect(try row("500", "weight") == ["6", "2", "4", "2", "14"])
    let clinic = try outputs.features("facilities.geojson")[0]["properties"]!
    for (name, count) in [
      ("households_8", 1.0), ("households_120m", 0), ("households_500m", 2), ("weight_8", 2),
      ("weight_500m", 4),
    ] { #expect(clinic[name]?.double == count, "\(name)") }
    let summary = try outputs.json("summary.json")["coverage"]!.elements.map { row in
      [row["minutes"]!, row["meters"]!].map(\.jsonText)
    }
    #expect(
      summary == [
        ["8", "null"], ["8", "null"], ["null", "120"], ["null", "120"], ["null", "500"],
        ["null", "500"],
      ])
  }

  @Test func `leave gaps, sentences and sensitivity to the limits in minutes`() throws {
    func told(meters: String?) throws -> (Results, Outputs) {
      try TemporaryFolder.with { folder in
        var study = try LengthTown().study(in: folder, meters: meters)
        study.findsSensitivity = true
        return (try study.run(), try study.outputs())
      }
    }
    let (without, with) = (try told(meters: nil), try told(meters: "120,500"))
    let gaps = try with.1.features("gaps.geojson").map { $0["properties"]!["id"]!.string! }
    #expect(gaps == ["top", "far", "round", "edge"])
    for language in [Language.english, .chinese] {
      #expect(with.0.conclusions(in: language) == without.0.conclusions(in: language))
      #expect(with.0.sensitivityTable(in: language) == without.0.sensitivityTable(in: language))
      #expect(
        with.0.warnings(in: language).map(\.text) == without.0.warnings(in: language).map(\.text))
    }
    let sensitivity = try [without, with].map { try $0.1.json("summary.json")["sensitivity"]! }
    #expect(sensitivity[0].jsonText == sensitivity[1].jsonText)
    #expect(!sensitivity[1].elements.isEmpty)
    #expect(with.0.table().contains("category  min / m  covered"))
    #expect(with.0.table(in: .chinese).contains("分钟 / 米"))
    #expect(without.0.table().contains("category  min  covered"))
    // All else of the household columns is as without.
    #expect(
      with.1.households.columns(without.1.households.names) == without.1.households.rows)
  }

  @Test func `are told to other programs behind those in minutes`() throws {
    try TemporaryFolder.with { folder in
      let study = try LengthTown().study(in: folder)
      let results = try study.run()
      #expect(results.minutes == [8])
      #expect(results.meters == [120, 500])
      #expect(
        results.household(at: 1).categories[0].verdicts == [
          .notCovered(.tooFar), .notCovered(.tooFar), .covered,
        ])
      let rows = results.coverage.filter { $0.denominator == "households" }
      #expect(rows.map(\.minutes) == [8, nil, nil])
      #expect(rows.map(\.meters) == [nil, 120, 500])
      for (position, home) in LengthTown.homes.enumerated() {
        let explanation = try study.explain(.household(home))
        #expect(explanation.minutes == [8] && explanation.meters == [120, 500])
        #expect(
          explanation.categories[0].verdicts
            == results.household(at: position).categories[0].verdicts, "\(home)")
      }
    }
  }

  @Test(arguments: [
    ("top", "500 m: covered: 450 m is within 500 m", "500 米：可达，步行 450 米，在 500 米之内"),
    (
      "choice", "nearest on foot: level, 2 min 15.00 s, 150 m", "步行最近：level，2 分 15.00 秒，150 米"
    ),
    ("choice", "shortest on foot: over steps, 100 m", "步行路程最短：over steps，100 米"),
    ("choice", "120 m: covered: 100 m is within 120 m", "120 米：可达，步行 100 米，在 120 米之内"),
    (
      "edge", "500 m: unknown: the data has none within 500 m, but it ends 450 m away",
      "500 米：无法判断，数据中步行 500 米内没有，但步行 450 米即到数据边界"
    ),
    (
      "far", "500 m: notCovered, tooFar: even in a straight line the nearest is 600 m away\n",
      "500 米：不可达（距离过远），最近的设施直线距离也有 600 米\n"
    ),
    (
      "bend",
      "500 m: notCovered, tooFar: 510 m to walk; 415 m in a straight line, so no detour (at most 1.5",
      "500 米：不可达（距离过远），步行 510 米；直线 415 米，不算绕行（不超过 1.5 倍）"
    ),
    (
      "round",
      "500 m: notCovered, detour: 950 m to walk, 150 m in a straight line, more than 1.5 times",
      "500 米：不可达（绕行），步行 950 米，直线仅 150 米，步行超过直线的 1.5 倍"
    ),
  ])
  func `are explained by the lengths that decide`(
    home: String, english: String, chinese: String
  ) throws {
    try TemporaryFolder.with { folder in
      let explanation = try LengthTown().study(in: folder).explain(.household(home))
      #expect(explanation.text().contains(english), "\(explanation.text())")
      #expect(
        explanation.text(in: .chinese).contains(chinese), "\(explanation.text(in: .chinese))")
    }
  }

  @Test func `bring the shortest walks behind the quickest ones, without seconds`() throws {
    try TemporaryFolder.with { folder in
      let path = folder.path(of: "walks.geojson")
      let town = LengthTown()
      try town.study(in: folder).explain(.household("choice")).writeWalks(to: path)
      func walks() throws -> [String] {
        let layer = try JSONDocument(parsing: [UInt8](Data(contentsOf: URL(filePath: path)))).root
        return layer["features"]!.elements.map { feature in
          let properties = feature["properties"]!
          let by = properties["by"]!.string ?? "-"
          let hasTime = properties["seconds"]!.double != nil
          let meters = properties["meters"]!.double.map { " \($0.rounded())" } ?? ""
          return "\(by) \(properties["kind"]!.string!)\(meters)\(hasTime ? " timed" : "")"
        }
      }
      let quickest = ["- household", "time street 150.0 timed", "time facility 150.0 timed"]
      #expect(try walks() == quickest + ["length steps 100.0", "length facility 100.0"])
      try town.study(in: folder, meters: nil).explain(.household("choice"))
        .writeWalks(to: path, overwrite: true)
      #expect(try walks() == quickest)
    }
  }

  /// A profile of 3.6 km/h on steps, too, walks 600 m in 10 minutes, and 300 m in 5.
  @Test(arguments: City.allCases)
  func `say what a walker says who walks a meter a second everywhere`(_ city: City) throws {
    try TemporaryFolder.with { folder in
      try FileManager.default.copyItem(
        atPath: Checkout.root.appending(path: "Data/Profiles/Streets").path,
        toPath: folder.path(of: "Streets"))
      var walker = city.study()
      walker.network.profile = try folder.write(
        """
        id: even
        title: {en: Even, zh: 匀速}
        speed_kmh: 3.6
        steps_speed_kmh: 3.6
        streets: Streets/walking.yaml
        """, to: "even.yaml")
      walker.minutes = "5,10"
      walker.drawsRings = true
      var study = city.study()
      study.meters = "300,600"
      study.drawsRings = true
      let (expected, found) = (try walker.outputs(), try study.outputs())
      for category in ["clinic", "supermarket", "childcare", "elderly_station"] {
        for (minutes, meters) in [("5", "300m"), ("10", "600m")] {
          for end in ["", "_reason"] {
            #expect(
              found.households.column("\(category)_\(meters)\(end)")
                == expected.households.column("\(category)_\(minutes)\(end)"))
          }
        }
      }
      func counts(_ outputs: Outputs, _ names: [String]) throws -> [[Double?]] {
        try outputs.features("facilities.geojson").map { feature in
          names.map { feature["properties"]![$0]?.double }
        }
      }
      #expect(
        try counts(found, ["households_300m", "weight_600m"])
          == counts(expected, ["households_5", "weight_10"]))
      func areas(_ outputs: Outputs, _ unit: String) throws -> [String] {
        try outputs.features("isochrones.geojson").filter { $0["properties"]![unit]!.double != nil }
          .map { feature in
            let properties = feature["properties"]!
            let sizes = ["kind", "area_m2", "households_wrongly_out", "households_wrongly_in"].map {
              properties[$0]!.jsonText
            }
            let scale = unit == "meters" ? 1.0 : 60
            let limits = [unit, "from_" + unit].map { "\(properties[$0]!.double! * scale)" }
            return (limits + sizes).joined(separator: " ") + feature["geometry"]!.jsonText
          }
      }
      #expect(try areas(found, "meters") == areas(expected, "minutes"))
    }
  }
}

@Suite("An isochrone of limits in meters") struct LengthIsochroneTests {
  private struct Streets: Equatable {
    let minutes: Double?
    let meters: Double?
    let length: Double
    let households: Double?
    let openEndSeconds: Double?
    let openEndMeters: Double?
  }

  private func streets(_ request: IsochroneRequest) throws -> ([Streets], PointOutcome) {
    try TemporaryFolder.with { folder in
      let path = folder.path(of: "reach.geojson")
      let outcome = try request.write(to: path)
      let layer = try JSONDocument(parsing: [UInt8](Data(contentsOf: URL(filePath: path)))).root
      #expect(layer["profile"]?["speed_kmh"]?.double == 4)
      let found = layer["features"]!.elements.map { feature in
        func number(_ name: String) -> Double? { feature["properties"]![name]!.double }
        return Streets(
          minutes: number("minutes"), meters: number("meters"),
          length: number("street_m")!.rounded(), households: number("households"),
          openEndSeconds: number("open_end_seconds"), openEndMeters: number("open_end_meters"))
      }
      return (found, outcome)
    }
  }

  /// Of the clinic: 300 m of street, 100 m of steps, then 100 m more; in 8 minutes, 533 m, only 33 m
  /// more.
  @Test func `reaches so far along the streets, steps and all, and counts who lives there`() throws
  {
    try TemporaryFolder.with { folder in
      var request = try LengthTown().isochrone(in: folder, east: 0, north: 0)
      request.minutes = "8"
      request.meters = "500,120"
      let (found, outcome) = try streets(request)
      func reach(_ minutes: Double?, _ meters: Double?, _ length: Double, _ households: Double)
        -> Streets
      {
        Streets(
          minutes: minutes, meters: meters, length: length, households: households,
          openEndSeconds: nil, openEndMeters: nil)
      }
      let byLength = [reach(nil, 120, 120, 0), reach(nil, 500, 500, 2)]
      #expect(found == [reach(8, nil, 433, 1)] + byLength)
      #expect(!outcome.warnings().map(\.code).contains("dataEndsInReach"))
      request.minutes = nil
      #expect(try streets(request).0 == byLength)
      request.meters = nil
      #expect(try streets(request).0.map(\.minutes) == [10, 15])
    }
  }

  @Test func `says how many meters off the data ends, and warns of it`() throws {
    try TemporaryFolder.with { folder in
      var request = try LengthTown().isochrone(in: folder, east: 0, north: 6000)
      request.households = nil
      request.direction = .from
      request.minutes = "8"
      request.meters = "120,500"
      request.shape = .area
      let path = folder.path(of: "reach.geojson")
      let outcome = try request.write(to: path)
      let layer = try JSONDocument(parsing: [UInt8](Data(contentsOf: URL(filePath: path)))).root
      let ends = layer["features"]!.elements.map { feature in
        ["open_end_seconds", "open_end_meters"].map {
          feature["properties"]![$0]!.double?.rounded()
        }
      }
      #expect(ends == [[nil, nil], [nil, nil], [nil, 450]])
      #expect(
        outcome.warnings().filter { $0.code == "dataEndsInReach" }.map(\.text) == [
          "The data ends within a walk of 500 m, so more may be in reach than is drawn "
            + "(see open_end_meters): 1 of 1 point of --at (1)."
        ])
      #expect(
        outcome.warnings(in: .chinese).filter { $0.code == "dataEndsInReach" }.map(\.text) == [
          "步行 500 米内会到达数据边界，实际可达范围可能大于所绘（见 open_end_meters）："
            + "--at 的 1 个点中有 1 个（1）。"
        ])
    }
  }
}
