import Foundation
import JSONKit
import TestSupport
import Testing

@Suite("lifecircle explain") struct ExplainTests {
  private static let porto = "Data/Samples/porto-centre-20200720.osm.pbf"

  /// The worked example of Documentation/Methods.md.
  @Test func `tells of a detour in Porto, and draws walks whose pieces add up`() throws {
    try TemporaryFolder.with { folder in
      let path = folder.path(of: "walk.geojson")
      let run = try Program.run(
        "explain", Self.porto, "--household", "w98835802", "--output", path)
      #expect(run.code == 0)
      // Neither clinics are too few, nor are buildings for this one's answer.
      #expect(run.messages.hasPrefix("warning: Elderly station: 2 for 9316 "))
      #expect(run.messages.split(separator: "\n").count == 1)
      for words in [
        "Residential building w98835802 at -8.6", "n4628173620", "18 min 45.91 s", "n2206240419",
        "15 min: notCovered, detour: 1,251 m to walk, 631 m in a straight line",
      ] { #expect(run.output.contains(words), "\(words)") }

      let root = try JSONDocument(parsing: [UInt8](try Data(contentsOf: URL(filePath: path)))).root
      #expect(root["profile"]?["id"]?.string == "planning")
      #expect(root["max_join_m"]?.double == 100 && root["join_slack_m"]?.double == 10)
      let layer = WalkLayer(root)
      #expect(layer.points["clinic"]?.centiseconds == 112_591)
      #expect(Set(layer.points.keys) == Set(layer.lines.keys))
      #expect(layer.points.count == 4)
      for (category, point) in layer.points {
        let lines = layer.lines[category] ?? []
        #expect(lines.map(\.millimeters).reduce(0, +) == point.millimeters)
        #expect(lines.map(\.centiseconds).reduce(0, +) == point.centiseconds)
        #expect(lines.first?.kind == "leg")
        #expect(lines.first?.coordinates.first == layer.household)
        #expect(lines.last?.coordinates.last == point.coordinates.first)
        for (line, next) in zip(lines, lines.dropFirst()) {
          #expect(line.coordinates.last == next.coordinates.first)
        }
      }

      let again = try Program.run(
        "explain", Self.porto, "--household", "w98835802", "--output", path)
      #expect(again.code == 73)
    }
  }

  @Test(arguments: [
    ["--at", "-8.6057167,41.1377409"], ["--at=-8.6057167,41.1377409"],
    ["--at", " -8.6057167 , 41.1377409 "],
  ])
  func `takes a place with negative numbers, and speaks Chinese`(place: [String]) throws {
    let run = try Program.run(["explain", Self.porto, "--language", "zh"] + place)
    #expect(run.code == 0)
    #expect(run.output.contains("地点：-8.6057167,41.1377409"))
    #expect(run.output.contains("不可达（绕行），步行 1,251 米，直线仅 631 米，步行超过直线的 1.5 倍"))
  }

  @Test func `says how tables were read, and warns in the language asked for, unless --quiet`()
    throws
  {
    let town = "Data/Samples/demo-town"
    let options = [
      "explain", "\(town)/town.osm", "--households", "\(town)/households.csv", "--facilities",
      "\(town)/facilities.csv", "--crs", "gcj02", "--household", "SL03-007", "--data-area", "none",
    ]
    let run = try Program.run(options)
    #expect(run.code == 0)
    #expect(run.messages.contains("households.csv was read as CSV, GB18030, gcj02.\n"))
    #expect(run.messages.contains("facilities.csv was read as CSV, GB18030, gcj02.\n"))
    #expect(run.messages.contains("warning: Where the data ends is not known"))
    let chinese = try Program.run(options + ["--language", "zh", "--verbose"])
    for words in [
      "households.csv 的读取方式：CSV，GB18030 编码，坐标系 gcj02。", "提示：数据边界未知", "计算量：路段 ", "，搜索节点 ",
      "内存峰值：",
    ] { #expect(chinese.messages.contains(words), "\(words)") }
    #expect(
      chinese.messages.split(separator: "\n").allSatisfy { $0.contains(/\p{Han}/) })
    #expect(try Program.run(options + ["--quiet"]).messages == "")
  }

  @Test(arguments: [
    (["--household", "98835802"], "\"w98835802\""), ([], "--at"), (["--at", "1"], "--at"),
    (["--household", "w98835802", "--at", "1,2"], "either"), (["--at", "181,2"], "no place"),
    (["--household", "w98835802", "--output", "walk.json"], ".geojson"),
  ])
  func `refuses what names no place, with advice`(_ options: [String], _ words: String) throws {
    let run = try Program.run(["explain", Self.porto] + options)
    #expect(run.code == 64)
    #expect(run.output == "")
    #expect(run.errors.count == 1)
    #expect(run.messages.contains(words), "\(run.messages)")
  }
}

/// A file of walks as a test reads it.
private struct WalkLayer {
  struct Item {
    let kind: String
    let millimeters: Int
    let centiseconds: Int
    let coordinates: [String]
  }

  /// By category: the pieces, and the facility's point.
  private(set) var lines: [String: [Item]] = [:]
  private(set) var points: [String: Item] = [:]
  private(set) var household: String?

  init(_ root: JSONValue) {
    for feature in root["features"]!.elements {
      let (geometry, properties) = (feature["geometry"]!, feature["properties"]!)
      let coordinates = geometry["coordinates"]!
      let isLine = geometry["type"]?.string == "LineString"
      let texts = isLine ? coordinates.elements.map(Self.text) : [Self.text(coordinates)]
      let item = Item(
        kind: properties["kind"]!.string!,
        millimeters: Int(((properties["meters"]?.double ?? 0) * 1000).rounded()),
        centiseconds: Int(((properties["seconds"]?.double ?? 0) * 100).rounded()),
        coordinates: texts)
      if item.kind == "household" { household = texts[0] }
      guard let category = properties["category"]?.string else { continue }
      if isLine { lines[category, default: []].append(item) } else { points[category] = item }
    }
  }

  private static func text(_ position: JSONValue) -> String {
    position.elements.map { "\($0.double ?? .nan)" }.joined(separator: " ")
  }
}
