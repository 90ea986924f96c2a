import Foundation
import TestSupport
import Testing

/// Communities judged by a standard, with input that is wrong.
@Suite("A run that judges communities") struct JudgedCommunityTests {
  private static let rule = """
    id: city
    title: {en: A city, zh: 某市}
    rules:
      - id: places
        title: {en: Childcare places, zh: 托位}
        text: {en: It asks., zh: 要求。}
        areas: [community]
        verified: true
        read_in: the test
        kind: capacity
        amount: {of: nursery, sum: places}
        per: {of: population, each: 1000}
        target: {at_least: 4.5}
        unit: {en: places, zh: 个}
      - id: visited
        title: {en: Visited, zh: 走访}
        text: {en: It asks., zh: 要求。}
        areas: [community]
        verified: true
        read_in: the test
        kind: checklist

    """

  private static let facilities = """
    id,category,lon,lat,places
    n1,nursery,121.4925,31.0001,many
    n2,nursery,121.4930,31.0001,"1,200"
    n3,nursery,121.4935,31.0001,20

    """

  /// A square round the town's middle or elsewhere.
  static func community(
    _ id: String, _ more: String = "", west: Double = 121.49, east: Double = 121.51
  ) -> String {
    let ring = [(west, 30.99), (east, 30.99), (east, 31.01), (west, 31.01), (west, 30.99)]
      .map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
    return feature(id, more, geometry: "{\"type\":\"Polygon\",\"coordinates\":[[\(ring)]]}")
  }

  static func feature(_ id: String, _ more: String = "", geometry: String) -> String {
    "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(id)\"\(more)},\"geometry\":\(geometry)}"
  }

  static func layer(_ features: String...) -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[\n\(features.joined(separator: ",\n"))\n]}"
  }

  private func run(
    _ layer: String, rule: String = rule, facilities: String = facilities,
    indicators: String? = nil, _ more: String...,
    check: (TemporaryFolder, Program.Outcome) throws -> Void
  ) throws {
    try TemporaryFolder.with { folder in
      try folder.write(SampleTown.text(), to: "town.osm")
      try folder.write(layer, to: "areas.geojson")
      try folder.write(rule, to: "city.yaml")
      try folder.write(facilities, to: "places.csv")
      var arguments = [
        "analyze", "town.osm", "--output", "out", "--communities", "areas.geojson",
        "--facilities", "places.csv", "--facilities-add", "--standard", "./city.yaml",
        "--no-isochrones",
      ]
      if let indicators {
        try folder.write(indicators, to: "told.csv")
        arguments += ["--indicators", "told.csv"]
      }
      try check(folder, try Program.run(arguments + more, in: folder))
    }
  }

  /// Area, state and the English word on what is missing of each answer of a rule.
  private func answers(_ rule: String, _ folder: TemporaryFolder) throws -> [[String]] {
    let text = try String(contentsOfFile: folder.path(of: "out/scorecard.csv"), encoding: .utf8)
    return CSVRecords(text).columns(["rule", "level", "area", "state", "missing"])
      .filter { $0[0] == rule && $0[1] == "community" }.map { Array($0.dropFirst(2)) }
  }

  // MARK: Files that are wrong

  struct WrongRule: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rule: String
    let words: [String]
  }

  @Test(arguments: [
    WrongRule(
      testDescription: "an unknown category",
      rule: rule.replacing("of: nursery", with: "of: nursry"),
      words: ["city.yaml:11:18: rule places: there is no category \"nursry\"", "Is nursery meant?"]),
    WrongRule(
      testDescription: "a negative target", rule: rule.replacing("4.5", with: "-4.5"),
      words: ["city.yaml:13:24: rule places: a number from 0", "should stand here"]),
    WrongRule(
      testDescription: "a target as text", rule: rule.replacing("4.5", with: "many"),
      words: ["city.yaml:13:24: rule places: a number from 0"]),
    WrongRule(
      testDescription: "a file that extends itself",
      rule: rule.replacing("rules:", with: "extends: ./city.yaml\nrules:"),
      words: ["city.yaml:3:10: this extends itself: city.yaml → city.yaml", "stand by itself"]),
    WrongRule(
      testDescription: "an example that is wrong",
      rule: rule + "    examples: [{given: {visited: true}, answer: notMet}]\n",
      words: ["city.yaml:22:16: rule visited: the example should be notMet and is met"]),
  ])
  func `refuses a rule file with its line`(wrong: WrongRule) throws {
    try TemporaryFolder.with { folder in
      try folder.write(wrong.rule, to: "city.yaml")
      let run = try Program.run("standards", "check", "./city.yaml", in: folder)
      #expect(run.code == 65)
      #expect(run.errors.count == 1, "\(run.messages)")
      for word in wrong.words {
        #expect(run.messages.contains(word), "«\(word)» is not in: \(run.messages)")
      }
    }
  }

  // MARK: Cells that are wrong

  @Test func `tells of cells that are no figures, and takes them for unknown`() throws {
    let layer = Self.layer(Self.community("c1", ",\"population\":10000,\"visited\":\"perhaps\""))
    try run(layer) { folder, run in
      #expect(run.code == 0, "\(run.messages)")
      for word in [
        "places.csv:2: «many» under «places» is not a number from 0 on. "
          + "2 such cells of the column count as unknown.",
        "areas.geojson:1: «perhaps» under «visited» is not yes or no. It counts as unknown.",
      ] {
        #expect(run.messages.contains(word), "«\(word)» is not in: \(run.messages)")
      }
      let places = try answers("places", folder)
      #expect(
        places == [
          [
            "c1", "noData",
            "the figure «places» (childcare places) of Nursery: a column of --facilities",
          ]
        ])
      let visited = try answers("visited", folder)
      #expect(visited.map { $0[1] } == ["noData"])
    }
  }

  @Test func `tells it in Chinese, too`() throws {
    try run(Self.layer(Self.community("c1")), "--language", "zh") { _, run in
      #expect(
        run.messages.contains("places.csv:2：“places”的“many”不是非负数。该列此类单元格共 2 个，按未知处理。"),
        "\(run.messages)")
    }
  }

  @Test func `tells of indicators that are no figures`() throws {
    let layer = Self.layer(Self.community("c1", ",\"population\":10000"))
    let indicators = "indicator,value,area\n人口,\"10,000\",c1\nvisited,是,c1\n"
    try run(layer, indicators: indicators) { folder, run in
      #expect(
        run.messages.contains(
          "told.csv:2: «10,000» under «人口» is not a number from 0 on. It counts as unknown."),
        "\(run.messages)")
      let visited = try answers("visited", folder)
      #expect(visited == [["c1", "met", ""]])
    }
  }

  @Test func `cannot judge a community by people of whom nothing is said`() throws {
    let layer = Self.layer(
      Self.community("c1"), Self.community("c2", ",\"population\":1000", west: 121.48, east: 121.49)
    )
    let facilities = "id,category,lon,lat,places\nn1,nursery,121.4925,31.0001,20\n"
    try run(layer, facilities: facilities) { folder, run in
      #expect(run.code == 0, "\(run.messages)")
      let places = try answers("places", folder)
      #expect(
        places == [
          [
            "c1", "noData",
            "the figure «population» (residents) of the area: a column of the communities, or a row "
              + "of --indicators (of a street or the whole, too)",
          ], ["c2", "notMet", ""],
        ])
    }
  }

  // MARK: Clauses that nobody read

  @Test func `says of each answer that rests on a clause that nobody read that it does`() throws {
    let rule = Self.rule.replacing(
      "verified: true\n    read_in: the test\n    kind: checklist",
      with: "verified: false\n    read_in: hearsay\n    kind: checklist")
    try run(Self.layer(Self.community("c1", ",\"visited\":\"yes\"")), rule: rule) { folder, run in
      #expect(run.code == 0, "\(run.messages)")
      #expect(run.output.contains("Visited *"))
      #expect(run.output.contains("* not verified: nobody has read the clause itself."))
      #expect(!run.output.contains("Childcare places *"))
      let text = try String(contentsOfFile: folder.path(of: "out/scorecard.csv"), encoding: .utf8)
      let told = CSVRecords(text).columns(["rule", "verified"])
      #expect(Set(told) == [["places", "true"], ["visited", "false"]])
    }
  }

  // MARK: Communities that are wrong

  @Test func `tells of a community that stands there twice or is not drawn`() throws {
    let layer = Self.layer(
      Self.community("c1"), Self.community("c1"),
      Self.feature("c2", geometry: "{\"type\":\"Polygon\",\"coordinates\":[]}"),
      Self.feature("c3", geometry: "null"))
    try run(layer) { folder, run in
      #expect(run.code == 0, "\(run.messages)")
      for word in [
        "areas.geojson:2: duplicateId: the community «c1» is left out. Give each community an id of "
          + "its own.",
        "areas.geojson:3: brokenPolygon: the community «c2» is left out. Draw it as a polygon.",
        "areas.geojson:4: brokenPolygon: the community «c3» is left out.",
      ] {
        #expect(run.messages.contains(word), "«\(word)» is not in: \(run.messages)")
      }
      let visited = try answers("visited", folder)
      #expect(visited.map { $0[0] } == ["c1"])
    }
  }

  private static let exchanged =
    "{\"type\":\"Polygon\",\"coordinates\":[[[30.99,121.49],[31.01,121.49],[31,121.5],[30.99,121.49]]]}"

  struct WrongLayer: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let layer: String
    var options: [String] = []
    let words: [String]
  }

  @Test(arguments: [
    WrongLayer(
      testDescription: "without any polygon", layer: layer(feature("c1", geometry: "null")),
      words: ["areas.geojson: the file has no polygon", "a polygon or more each"]),
    WrongLayer(
      testDescription: "in meters of which nobody says the system",
      layer: layer(community("c1", west: 500_000, east: 501_000)),
      words: ["areas.geojson:2: [500000", "is no place on WGS 84", "--crs areas.geojson=EPSG:…"]),
    WrongLayer(
      testDescription: "of another town", layer: layer(community("c1", west: 120, east: 120.1)),
      words: [
        "areas.geojson: all 1 records lie more than 10 km from the streets", "120.05, 31.0",
        "check the system (--crs)",
      ]),
    WrongLayer(
      testDescription: "in meters of another system than is said",
      layer: layer(community("c1", west: 500_000, east: 501_000)),
      options: ["--crs", "areas.geojson=EPSG:4549"],
      words: [
        "areas.geojson: all 1 records lie more than 10 km from the streets",
        "as EPSG:4549 the first lies at", "check the system (--crs)",
      ]),
    WrongLayer(
      testDescription: "with longitude and latitude exchanged",
      layer: layer(feature("c1", geometry: exchanged)),
      words: [
        "areas.geojson:2: [30.99,121.49] is no place on WGS 84",
        "Longitude and latitude seem to be exchanged.",
      ]),
    WrongLayer(
      testDescription: "of degrees that are said to be meters", layer: layer(community("c1")),
      options: ["--crs", "areas.geojson=EPSG:4549"],
      words: ["they fit as degrees, not as EPSG:4549", "Leave --crs EPSG:4549 away"]),
  ])
  func `refuses a layer of communities`(wrong: WrongLayer) throws {
    try TemporaryFolder.with { folder in
      try folder.write(SampleTown.text(), to: "town.osm")
      try folder.write(wrong.layer, to: "areas.geojson")
      let run = try Program.run(
        ["analyze", "town.osm", "--output", "out", "--communities", "areas.geojson"]
          + wrong.options, in: folder)
      #expect(run.code == 65)
      #expect(run.errors.count == 1, "\(run.messages)")
      for word in wrong.words {
        #expect(run.messages.contains(word), "«\(word)» is not in: \(run.messages)")
      }
      #expect(try folder.tree == ["areas.geojson", "town.osm"])
    }
  }

  /// A large community round the town has no corner near it.
  @Test func `takes an area whose corners are far away for one round the streets`() throws {
    try run(Self.layer(Self.community("c1", west: 120, east: 123))) { folder, run in
      #expect(run.code == 0, "\(run.messages)")
      let visited = try answers("visited", folder)
      #expect(visited.map { $0[0] } == ["c1"])
    }
  }
}
