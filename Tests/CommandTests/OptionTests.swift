import TestSupport
import Testing

@Suite("An option") struct OptionTests {
  private static let porto = "Data/Samples/porto-centre-20200720.osm.pbf"
  private static let commands = [
    "analyze": ["analyze", porto, "--output", "no/out"],
    "explain": ["explain", porto, "--at", "-8.61,41.15"],
    "isochrone": ["isochrone", porto, "--at", "-8.61,41.15", "--output", "-"],
    "network": ["network", porto],
    "times": ["times", porto, "--origins", "a.csv", "--destinations", "b.csv", "--output", "-"],
  ]

  /// A command of `commands` with options more is refused once, in these words.
  private func expectRefused(_ command: String, _ options: String, _ words: [String]) throws {
    let more = options.split(separator: " ").map(String.init)
    let run = try Program.run(try #require(Self.commands[command]) + more)
    #expect(run.code == 64)
    #expect(run.output == "")
    #expect(run.errors.count == 1)
    for word in words {
      #expect(run.errors.first?.contains(word) == true, "«\(word)» is not in: \(run.messages)")
    }
  }

  @Test(arguments: [
    ("analyze", "--minutes -5", ["\"-5\"", "above 0 and at most 10080"]),
    ("explain", "--minutes 10,-15", ["\"-15\"", "above 0 and at most 10080"]),
    ("isochrone", "--minutes -7.5,10", ["\"-7.5\"", "above 0 and at most 10080"]),
    ("analyze", "--meters -300", ["\"-300\"", "above 0 and at most 1000000", "--meters 300,500"]),
    ("explain", "--meters 300,0", ["\"0\"", "above 0 and at most 1000000"]),
    ("isochrone", "--meters -1,500", ["\"-1\"", "above 0 and at most 1000000"]),
    ("times", "--within -1e1", ["\"-1e1\"", "above 0 and at most 10080"]),
    ("times", "--nearest -2", ["-2", "--nearest", "from 1 on"]),
    ("analyze", "--max-join -1", ["-1 is", "--max-join", "0 to 10000 meters"]),
    ("analyze", "--max-join=-1", ["-1 is", "--max-join", "0 to 10000 meters"]),
    ("isochrone", "--join-slack -.5", ["-0.5 is", "--join-slack", "0 to 10000 meters"]),
    ("isochrone", "--simplify -2", ["-2 is", "--simplify", "0 to 100 meters"]),
    ("network", "--threads -1", ["--threads", "from 1 to 1024"]),
  ])
  func `says what it takes of a number below that`(
    _ command: String, _ options: String, _ words: [String]
  ) throws {
    try expectRefused(command, options, words)
  }

  @Test(arguments: ["0x10", "1e1000", "inf", "nan", "-inf", "1_000", "ten", "１０", "--quiet"])
  func `for numbers takes decimal ones only`(_ text: String) throws {
    for (command, option) in [
      ("analyze", "--max-join"), ("isochrone", "--join-slack"), ("isochrone", "--simplify"),
      ("times", "--nearest"), ("network", "--threads"),
    ] {
      try expectRefused(
        command, "\(option) \(text)", ["'\(text)'", "'\(option) <", "number such as"])
    }
    for (command, option) in [("analyze", "--minutes"), ("times", "--within")] {
      try expectRefused(command, "\(option) \(text)", ["\"\(text)\" is no time limit"])
    }
    for command in ["analyze", "explain", "isochrone"] {
      try expectRefused(command, "--meters 500,\(text)", ["is no limit in meters"])
    }
    try expectRefused("isochrone", "--at \(text),41.15", ["--at takes longitude,latitude"])
    try expectRefused("analyze", "--study -9,41,\(text),42", ["\"\(text)\"", "is no number"])
  }

  @Test func `takes a number with a sign and an exponent everywhere`() throws {
    let plain = ["--minutes", "10", "--max-join", "50", "--join-slack", "5", "--at", "-8.61,41.15"]
    let odd = [
      "--minutes", "+1e1", "--max-join", "5E1", "--join-slack", ".5e+1", "--at", "-861e-2,4.115e1",
    ]
    let runs = try [plain, odd].map {
      try Program.run(["isochrone", Self.porto, "--output", "-"] + $0)
    }
    #expect(runs[0].code == 0)
    #expect(runs[0].output.contains("\"max_join_m\": 50,\n\"join_slack_m\": 5,\n"))
    #expect(runs[1].output == runs[0].output)
  }

  @Test(arguments: [
    ("analyze", "--quality fast --no-isochrones", ["--quality", "--no-isochrones"]),
    ("analyze", "--no-isochrones --rings", ["--rings", "--no-isochrones"]),
    ("isochrone", "--shape streets --quality fast", ["--quality", "--shape streets"]),
    ("isochrone", "--simplify 1 --shape streets", ["--simplify", "--shape streets"]),
    ("isochrone", "--overwrite", ["--overwrite", "standard output"]),
    ("times", "--overwrite", ["--overwrite", "standard output"]),
    ("explain", "--overwrite", ["--overwrite", "--output"]),
    ("network", "--overwrite", ["--overwrite", "--output"]),
    ("network", "--categories c.yaml", ["--categories", ".lcn"]),
    ("network", "--max-join 50 --output streets.geojson", ["--max-join", ".lcn"]),
    ("network", "--join-slack 50", ["--join-slack", ".lcn"]),
  ])
  func `without effect is refused, and named with what leaves it without`(
    _ command: String, _ options: String, _ words: [String]
  ) throws {
    try expectRefused(command, options, words)
  }
}
