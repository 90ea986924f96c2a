import Foundation
import JSONKit
import TestSupport
import Testing

@Suite("lifecircle isochrone and times") struct PointCommandTests {
  private static let porto = "Data/Samples/porto-centre-20200720.osm.pbf"

  /// The properties of a layer's features as text, and whether they have a geometry.
  private func rows(_ text: String) throws -> [String] {
    let document = try JSONDocument(parsing: [UInt8](text.utf8))
    return document.root["features"]!.elements.map { feature in
      let properties = feature["properties"]!
      let words = ["id", "minutes", "kind", "reason"].map { properties[$0]!.jsonText }
      let isEmpty = feature["geometry"]!.jsonText == "null"
      return words.joined(separator: " ") + (isEmpty ? " empty" : "")
    }
  }

  @Test func `isochrone writes areas and streets, point by point, to standard output`() throws {
    let run = try Program.run(
      "isochrone", Self.porto, "--at", "-8.61,41.15", "--at=-8.605,41.145", "--minutes", "10,5",
      "--shape", "both", "--output", "-")
    #expect(run.code == 0)
    #expect(run.messages == "")
    #expect(
      try rows(run.output)
        == ["1", "2"].flatMap { id in
          ["5", "10"].flatMap { minutes in
            ["area", "streets"].map { "\"\(id)\" \(minutes) \"\($0)\" null" }
          }
        })
  }

  @Test func `a point off the network has no geometry, a reason and a warning, and sinks no other`()
    throws
  {
    try TemporaryFolder.with { folder in
      let path = try folder.write(
        "id,lon,lat\nsea,-8.7,41.1\nbad,x,1\n中心,-8.61,41.15\n", to: "origins.csv")
      let output = folder.path(of: "reach.geojson")
      let arguments = [
        "isochrone", Self.porto, "--origins", path, "--minutes", "10", "--output", output,
      ]
      let run = try Program.run(arguments)
      #expect(run.code == 0)
      #expect(
        run.messages == """
          warning: More than 100 m from any street (--max-join), so nothing is drawn there: 1 of 2 \
          origins in origins.csv (sea).
          Set aside, so not in the answer: 1 row
            origins.csv:3: noCoordinates

          """)
      let text = try String(contentsOfFile: output, encoding: .utf8)
      #expect(
        try rows(text)
          == ["\"sea\" 10 \"area\" \"offNetwork\" empty", "\"中心\" 10 \"area\" null"])
      #expect(try Program.run(arguments).code == 73)
      #expect(try Program.run(arguments + ["--overwrite"]).code == 0)
    }
  }

  /// A table in GB18030, without a data area.
  @Test(arguments: ["isochrone", "times"])
  func `say how tables were read, what to mind and what was set aside, in either language`(
    command: String
  ) throws {
    try TemporaryFolder.with { folder in
      // "编号,经度,纬度" in GB 2312.
      let header: [UInt8] = [
        0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xBE, 0xAD, 0xB6, 0xC8, 0x2C, 0xCE, 0xB3, 0xB6, 0xC8, 0x0A,
      ]
      let path = try folder.write(
        header + Array("a,-8.61,41.15\nb,x,1\n".utf8), to: "points.csv")
      let arguments =
        [command, Self.porto, "--data-area", "none", "--origins", path, "--output", "-"]
        + (command == "times" ? ["--destinations", path] : ["--minutes", "5"])
      let english = try Program.run(arguments)
      #expect(english.code == 0)
      let (heading, what) =
        command == "times"
        ? (
          "From 1 origin to 1 destination, walking at 4 km/h (profile planning, 2 km/h on steps)\n",
          "walks near the edge may be missing or too long"
        ) : ("", "near the edge more may be in reach than is drawn")
      #expect(
        english.messages == heading + """
          points.csv was read as CSV, GB18030, WGS 84.
          warning: Where the data ends is not known, so \(what). Give --data-area.
          Set aside, so not in the answer: 1 row
            points.csv:3: noCoordinates

          """)
      let chinese = try Program.run(arguments + ["--language", "zh"])
      let lines = Array(
        chinese.messages.split(separator: "\n").drop { $0.hasPrefix("1 个起点到 1 个讫点，") })
      #expect(lines.count == 4)
      #expect(lines[0] == "points.csv 的读取方式：CSV，GB18030 编码，坐标系 WGS 84。")
      #expect(lines[1].hasPrefix("提示：数据边界未知，边界附近的"))
      #expect(lines[2] == "已剔除 1 行，不在结果中：")
      #expect(lines[3] == "  points.csv:3：无坐标（noCoordinates）")
      #expect(chinese.output == english.output)
      let quiet = try Program.run(arguments + ["--quiet"])
      #expect(quiet.code == 0)
      #expect(quiet.messages == "")
      #expect(quiet.output == english.output)
    }
  }

  @Test
  func `isochrone tells who walks, how points join, and how areas are drawn where there are any`()
    throws
  {
    func members(_ options: String...) throws -> [String] {
      let run = try Program.run(
        ["isochrone", Self.porto, "--at", "-8.61,41.15", "--minutes", "5", "--output", "-"]
          + options)
      let layer = try JSONDocument(parsing: [UInt8](run.output.utf8)).root
      #expect(layer["profile"]?["id"]?.string == "planning")
      #expect(layer["max_join_m"]?.double == 100 && layer["join_slack_m"]?.double == 10)
      return ["direction", "quality", "simplify_m"].map { layer[$0]?.jsonText ?? "" }
    }
    #expect(try members() == ["\"to\"", "\"fast\"", ""])
    #expect(
      try members("--shape", "both", "--quality", "published", "--simplify", "0.5")
        == ["\"to\"", "\"published\"", "0.5"])
    #expect(try members("--shape", "streets") == ["\"to\"", "", ""])
  }

  @Test func `isochrone counts the households of a table by the rule itself`() throws {
    try TemporaryFolder.with { folder in
      let path = try folder.write(
        "id,lon,lat,weight\na,-8.61,41.15,2.5\nb,-8.6101,41.1501,4\nc,-8.595,41.13,8\n",
        to: "homes.csv")
      let run = try Program.run(
        "isochrone", Self.porto, "--at", "-8.61,41.15", "--minutes", "10", "--households", path,
        "--output", "-")
      #expect(run.output.contains("\"households\": 2, \"weight\": 6.5"))
    }
  }

  @Test func `times writes a row for each pair in time, in input order`() throws {
    try TemporaryFolder.with { folder in
      let origins = try folder.write("id,lon,lat\na,-8.61,41.15\nb,-8.605,41.148\n", to: "a.csv")
      let destinations = try folder.write("id,lon,lat\nx,-8.6101,41.1501\n", to: "b.csv")
      let run = try Program.run(
        "times", Self.porto, "--origins", origins, "--destinations", destinations, "--within",
        "20", "--output", "-")
      #expect(run.code == 0)
      let rows = run.output.split(separator: "\r\n")
      #expect(rows.first == "origin,destination,seconds,meters")
      #expect(rows.dropFirst().map { $0.prefix(4) } == ["a,x,", "b,x,"])
    }
  }

  @Test func `times says who walks beside its table, unless --quiet`() throws {
    try TemporaryFolder.with { folder in
      let origins = try folder.write("id,lon,lat\na,-8.61,41.15\nb,-8.605,41.148\n", to: "a.csv")
      let destinations = try folder.write("id,lon,lat\nx,-8.6101,41.1501\n", to: "b.csv")
      func run(_ options: String...) throws -> Program.Outcome {
        try Program.run(
          [
            "times", Self.porto, "--origins", origins, "--destinations", destinations, "--output",
            "-",
          ]
            + options)
      }
      #expect(
        try run("--profile", "elderly").messages
          == "From 2 origins to 1 destination, walking at 2.88 km/h (profile elderly, 1.44 km/h on steps)\n"
      )
      #expect(
        try run("--language", "zh").messages
          == "2 个起点到 1 个讫点，步行速度 4 公里/小时（方案 planning，台阶 2 公里/小时）\n")
      #expect(try run("--quiet").messages == "")
      #expect(try run("--quiet").output == run().output)
    }
  }

  @Test(arguments: [
    (["isochrone", porto, "--output", "-"], "--at"),
    (["isochrone", porto, "--at", "1,2", "--origins", "a.csv", "--output", "-"], "--origins"),
    (["isochrone", porto, "--at", "north", "--output", "-"], "longitude,latitude"),
    (["isochrone", porto, "--at", "1,2", "--output", "reach.json"], ".geojson"),
    (
      ["isochrone", porto, "--at", "-8.61,41.15", "--crs", "gcj02", "--output", "-"],
      "--origins or --households"
    ),
    (
      [
        "times", porto, "--origins", "a", "--destinations", "b", "--within", "ten", "--output",
        "-",
      ], "--within 10"
    ),
    (["times", porto, "--origins", "a", "--destinations", "b", "--output", "t.txt"], ".csv"),
    (
      [
        "times", porto, "--origins", "a", "--destinations", "b", "--nearest", "0", "--output",
        "-",
      ], "--nearest"
    ),
  ])
  func `refuse what cannot be meant, with advice`(_ arguments: [String], _ words: String) throws {
    let run = try Program.run(arguments)
    #expect(run.code == 64)
    #expect(run.messages.contains(words))
    #expect(run.output == "")
  }
}
