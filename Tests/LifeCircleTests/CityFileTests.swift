import Diagnostics
import Foundation
import JSONKit
import LifeCircle
import TestSupport
import Testing

/// A question to an OSM file that is put to its city file, too.
private struct Question: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let ask: @Sendable (inout Study, TemporaryFolder) throws -> Void

  init(_ name: String, _ ask: @escaping @Sendable (inout Study, TemporaryFolder) throws -> Void) {
    testDescription = name
    self.ask = ask
  }

  static let portoHalf = "half\n1\n-8.62 41.14\n-8.605 41.14\n-8.62 41.15\nEND\nEND\n"

  static let all: [Question] = [
    Question("as it stands") { _, _ in },
    Question("sensitivity") { study, _ in study.findsSensitivity = true },
    Question("elderly, 7.5 minutes") { study, _ in
      study.network.profile = "elderly"
      study.minutes = "7.5"
    },
    Question("limits in meters") { study, _ in
      study.meters = "300,750.5"
      study.drawsRings = true
    },
    Question("joins") { study, _ in
      study.network.maxJoin = 40
      study.network.joinSlack = 25
    },
    Question("no data area") { study, _ in study.network.dataArea = .none },
    Question("a box") { study, _ in
      study.network.dataArea = .area(try Area(argument: "-8.625,41.135,-8.6,41.16"))
    },
    Question("a polygon") { study, folder in
      study.network.dataArea = .area(.file(try folder.write(portoHalf, to: "half.poly")))
    },
    Question("a study in a polygon") { study, folder in
      study.study = .file(try folder.write(portoHalf, to: "half.poly"))
    },
    Question("a study in a box") { study, _ in
      study.study = try Area(argument: "-8.62,41.14,-8.605,41.15")
    },
    Question("other categories") { study, folder in
      study.categories = try folder.write(
        """
        id: parks
        title: {en: Parks, zh: 公园}
        categories:
          - id: park
            name: {en: Park, zh: 公园}
            note: {en: Parks., zh: 公园。}
            rules: [{tag: leisure=park, wiki: "https://example.org"}]
          - id: stop
            name: {en: Stop, zh: 车站}
            note: {en: Stops., zh: 车站。}
            rules: [{tag: highway=bus_stop, wiki: w}, {tag: "tourism=*", wiki: w}]
        """, to: "parks.yaml")
    },
    Question("categories by name and exclusion") { study, folder in
      // Keys that decide about no other question: `name`, `access`, `cuisine`, `wheelchair`.
      study.categories = try folder.write(
        """
        id: named
        title: {en: Named, zh: 名称}
        categories:
          - id: food
            name: {en: Food, zh: 餐饮}
            note: {en: Food., zh: 餐饮。}
            rules:
              - {tag: amenity=cafe, called: [Café, Casa, Pad], not_called: [da, de], wiki: w}
              - {tag: amenity=restaurant, unless: {cuisine: [pizza, regional]}, wiki: w}
          - id: shop
            name: {en: Shop, zh: 商店}
            note: {en: Shops., zh: 商店。}
            rules: [{tag: "shop=*", not_called: [a], unless: {wheelchair: "*"}, wiki: w}]
          - id: none
            name: {en: None, zh: 无}
            note: {en: None., zh: 无。}
            rules: []
        """, to: "named.yaml")
    },
    Question("the categories of standards") { study, _ in
      study.categories = Checkout.root.appending(path: "Data/Categories/standards.yaml").path
      study.isochrones = nil
    },
    Question("other streets and speeds") { study, folder in
      study.network.profile = try otherProfile(in: folder)
    },
    Question("a figure of communities spread over buildings") { study, folder in
      study.communities = try folder.write(
        """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "properties": {"id": "W", "人口": 12345}, "geometry": {"type": "Polygon",
            "coordinates": [[[-8.62, 41.13], [-8.607, 41.13], [-8.607, 41.155], [-8.62, 41.13]]]}},
          {"type": "Feature", "properties": {"id": "E", "人口": 20001}, "geometry": {"type": "Polygon",
            "coordinates": [[[-8.607, 41.13], [-8.6, 41.13], [-8.607, 41.155], [-8.607, 41.13]]]}}
        ]}
        """, to: "communities.geojson")
      study.spread = ["population"]
      study.study = .file(try folder.write(portoHalf, to: "half.poly"))
    },
    Question("land in reach of places") { study, _ in
      study.standards = ["city-checkup-2021"]
    },
    Question("tables") { study, folder in
      study.households = try folder.write(
        "id,lon,lat,name\n1,-8.6135,41.1452,a\n2,-8.6,41.15,b\n3,0,0,c\n", to: "h.csv")
      study.facilities = try folder.write(
        "category,lon,lat\nclinic,-8.612,41.146\n", to: "f.csv")
      study.addsFacilities = true
    },
  ]

  /// Streets of which footways alone are read, without a look at `access`; slow steps.
  static func otherProfile(in folder: TemporaryFolder) throws -> String {
    let rules = try Checkout.text("Data/Profiles/Streets/walking.yaml")
    let lines =
      """
      lines:
        - {line: 1, class: refused, unless: {highway: [footway, steps, residential, service]}}
        - {line: 3, class: restricted, any: {highway: [service]}}
        - {line: 9, class: open}
      """
    let end = rules.range(of: "\n# Ways that are steps")!
    try folder.write(lines + "\n" + rules[end.lowerBound...], to: "few.yaml")
    return try folder.write(
      """
      id: slow
      title: {en: Slow, zh: 慢}
      speed_kmh: 3.0
      steps_speed_kmh: 1.0
      streets: few.yaml
      """, to: "slow.yaml")
  }
}

@Suite("A city file")
struct CityFileTests {
  /// The city file of Porto, written once.
  private static let porto = Result {
    try TemporaryFolder.with { folder in
      let path = folder.path(of: "porto.lcn")
      try write(City.porto.file, to: path)
      return try Data(contentsOf: URL(filePath: path))
    }
  }

  private static func write(
    _ file: String, to path: String, _ change: (inout NetworkInput) -> Void = { _ in }
  ) throws {
    var input = NetworkInput.tested(file)
    change(&input)
    _ = try CityFileRequest(network: input).write(to: path)
  }

  /// The outputs, without the name and the hash of the OSM or city file.
  private func files(_ study: Study) throws -> [String: String] {
    let name = study.network.file.split(separator: "/").last!
    let outputs = try study.outputs()
    let hash = try Array(outputs.json("summary.json")["inputs"]!.elements)[0]["sha256"]!.string!
    #expect(hash.utf8.count == 64)
    return outputs.files.mapValues { bytes in
      String(decoding: bytes, as: UTF8.self).replacing(name, with: "NAME")
        .replacing(hash, with: "HASH")
    }
  }

  private func expectSame(_ study: Study, _ city: String, _ what: String = "") throws {
    var other = study
    other.network.file = city
    let expected = try files(study)
    for threads in [1, 2] {
      other.network.threads = threads
      let found = try files(other)
      #expect(found.count == expected.count)
      for (name, text) in expected where found[name] != text {
        Issue.record("\(name) differs: \(what)")
      }
    }
  }

  @Test(arguments: Question.all)
  private func `answers as the OSM file does`(_ question: Question) throws {
    try TemporaryFolder.with { folder in
      let city = try folder.write(try Self.porto.get(), to: "porto.lcn")
      var study = City.porto.study()
      try question.ask(&study, folder)
      try expectSame(study, city)
    }
  }

  @Test(arguments: City.allCases)
  func `of another city does, too, and says the same of the network`(_ city: City) throws {
    try TemporaryFolder.with { folder in
      let path = folder.path(of: "city.lcn")
      try Self.write(city.file, to: path)
      try expectSame(city.study(), path)
      var input = city.study().network
      let osm = try NetworkResult(input)
      try osm.writeStreets(to: folder.path(of: "osm.geojson"))
      input.file = path
      let result = try NetworkResult(input)
      try result.writeStreets(to: folder.path(of: "city.geojson"))
      #expect(result.table() == osm.table())
      #expect(
        try folder.bytes(of: "city.geojson") == folder.bytes(of: "osm.geojson"))
    }
  }

  @Test func `explains as the OSM file does`() throws {
    try TemporaryFolder.with { folder in
      let city = try folder.write(try Self.porto.get(), to: "porto.lcn")
      var study = City.porto.study()
      let ids = try City.porto.outputs.households.column("id")
      for id in stride(from: 0, to: ids.count, by: ids.count / 6).map({ ids[$0] }) {
        study.network.file = City.porto.file
        let expected = try study.explain(.household(id))
        study.network.file = city
        let found = try study.explain(.household(id))
        #expect(found.text() == expected.text())
        try expected.writeWalks(to: folder.path(of: "osm.geojson"), overwrite: true)
        try found.writeWalks(to: folder.path(of: "city.geojson"), overwrite: true)
        #expect(try folder.bytes(of: "city.geojson") == folder.bytes(of: "osm.geojson"))
      }
    }
  }

  @Test func `is the same for any number of threads, and written anew from itself`() throws {
    try TemporaryFolder.with { folder in
      let sound = try Self.porto.get()
      let one = folder.path(of: "one.lcn")
      try Self.write(City.porto.file, to: one) { $0.threads = 1 }
      #expect(try Data(folder.bytes(of: "one.lcn")) == sound)
      try Self.write(one, to: folder.path(of: "again.lcn"))
      #expect(try Data(folder.bytes(of: "again.lcn")) == sound)
      // A data area is the question's, not the file's.
      try Self.write(City.porto.file, to: folder.path(of: "none.lcn")) { $0.dataArea = .none }
      #expect(try Data(folder.bytes(of: "none.lcn")) == sound)
    }
  }

  @Test func `written for another profile serves all, too`() throws {
    try TemporaryFolder.with { folder in
      let city = folder.path(of: "city.lcn")
      let profile = try Question.otherProfile(in: folder)
      try Self.write(City.porto.file, to: city) { $0.profile = profile }
      var study = City.porto.study()
      try expectSame(study, city, "with the profile of the program")
      study.network.profile = profile
      try expectSame(study, city, "with the profile that it was written for")
      try Self.write(city, to: folder.path(of: "planning.lcn"))
      #expect(try Data(folder.bytes(of: "planning.lcn")) == (try Self.porto.get()))
    }
  }

  @Test func `holds boundary relations`() throws {
    try TemporaryFolder.with { folder in
      let boundary = """
        <node id="901" lon="121.489" lat="30.98"/><node id="902" lon="121.509" lat="30.98"/>
        <node id="903" lon="121.509" lat="31.02"/><node id="904" lon="121.489" lat="31.02"/>
        <way id="901"><nd ref="901"/><nd ref="902"/><nd ref="903"/></way>
        <way id="902"><nd ref="903"/><nd ref="904"/><nd ref="901"/></way>
        <way id="903"><nd ref="903"/><nd ref="999"/><nd ref="901"/></way>
        """
      let relations = [
        (900, [901, 902], "boundary"), (910, [901, 77], "boundary"), (920, [901, 903], "boundary"),
        (930, [901], "multipolygon"), (940, [901, 902], "route"), (950, [], "boundary"),
      ].map { id, ways, type in
        "<relation id=\"\(id)\">"
          + ways.map { "<member type=\"way\" ref=\"\($0)\" role=\"outer\"/>" }.joined()
          + "<tag k=\"type\" v=\"\(type)\"/></relation>"
      }
      let text = SampleTown.text()
        .replacing("</osm>", with: boundary + relations.joined() + "</osm>")
      var study = Study(network: .tested(try folder.write(text, to: "town.osm")))
      let city = folder.path(of: "town.lcn")
      try Self.write(study.network.file, to: city)
      study.study = .relation(900)
      try expectSame(study, city, "study")
      study.network.dataArea = .area(.relation(900))
      try expectSame(study, city, "data area and study")
      for relation in [910, 920, 930, 940, 950, 960] as [Int64] {
        study.network.dataArea = .header
        study.study = .relation(relation)
        study.network.file = folder.path(of: "town.osm")
        let expected = #expect(throws: Failure.self) { try study.run() }
        study.network.file = city
        let found = #expect(throws: Failure.self) { try study.run() }
        #expect(found?.kind == expected?.kind)
        #expect(found?.problem == expected?.problem)
        #expect(found?.advice == expected?.advice)
      }
    }
  }

  @Test func `says which tags it does not hold`() throws {
    try TemporaryFolder.with { folder in
      let city = try folder.write(try Self.porto.get(), to: "porto.lcn")
      var study = City.porto.study()
      study.network.file = city
      study.categories = try folder.write(
        """
        id: power
        title: {en: Power, zh: 电力}
        categories:
          - id: tower
            name: {en: Tower, zh: 电塔}
            note: {en: Towers., zh: 电塔。}
            rules: [{tag: power=tower, wiki: w}]
        """, to: "power.yaml")
      let failure = #expect(throws: Failure.self) { try study.run() }
      #expect(failure?.kind == .unusableInput)
      #expect(failure?.problem.contains("power=tower") == true)
      #expect(
        failure?.advice?.contains("--categories \(study.categories!) --output \(city)") == true)
    }
  }

  @Test func `must be one`() throws {
    try TemporaryFolder.with { folder in
      let sound = try Self.porto.get()
      let osm = try Data(contentsOf: URL(filePath: City.porto.file))
      var later = sound
      later[8] = 2
      let files: [(String, Data, String)] = [
        ("osm.lcn", osm, "is none"), ("empty.lcn", Data(), "is none"),
        ("later.lcn", later, "format 2"), ("half.lcn", sound.prefix(sound.count / 2), "complete"),
        ("longer.lcn", sound + [0], "complete"), ("mark.lcn", sound.prefix(8), "complete"),
        ("city.osm.pbf", sound, "content"),
      ]
      for (name, bytes, words) in files {
        let path = try folder.write(bytes, to: name)
        let failure = #expect(throws: Failure.self) { try NetworkResult(.tested(path)) }
        #expect(failure?.kind == .unusableInput, "\(name)")
        #expect(failure?.file == path)
        #expect(failure?.problem.contains(words) == true, "\(failure?.problem ?? "")")
        #expect(failure?.advice != nil)
      }
      let missing = #expect(throws: Failure.self) { try NetworkResult(.tested("/no/city.lcn")) }
      #expect(missing?.kind == .missingInput)
      try FileManager.default.createDirectory(
        atPath: folder.path(of: "folder.lcn"), withIntermediateDirectories: false)
      let isFolder = #expect(throws: Failure.self) {
        try NetworkResult(.tested(folder.path(of: "folder.lcn")))
      }
      #expect(isFolder?.kind == .unusableInput)
    }
  }

  @Test func `takes the place of its own kind only, and only if it is told to`() throws {
    try TemporaryFolder.with { folder in
      let foreign = try folder.write("mine", to: "mine.lcn")
      let own = try folder.write(try Self.porto.get(), to: "own.lcn")
      for (path, isOverwriting) in [(foreign, false), (foreign, true), (own, false)] {
        let failure = #expect(throws: Failure.self) {
          try CityFileRequest.checkTarget(path, overwrite: isOverwriting)
        }
        #expect(failure?.kind == .outputRefused)
      }
      _ = try CityFileRequest(network: .tested(own)).write(to: own, overwrite: true)
      #expect(try Data(folder.bytes(of: "own.lcn")) == (try Self.porto.get()))
    }
  }
}

extension TemporaryFolder {
  fileprivate func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path(of: name))))
  }
}
