import Foundation
import GapAnalysis
import JSONKit
import LifeCircle
import TestSupport
import Testing

/// A town that is judged through the front door, and what it is warned of.
///
/// A street of 1.2 km along which the data is known, with the four facilities at its west end, is
/// there from the beginning; nothing in it is to be warned of.
struct WarnedTown {
  var town = Town()
  /// Rows of the table of households: meters east and north. `nil`: buildings of the OSM file.
  var households: [(east: Double, north: Double)]? = [(100, 5), (200, 5), (300, 5)]
  /// By row of that table; fewer than rows: there is no such column.
  var weights: [Double] = []
  /// Rows of the table of facilities: category, meters east and north.
  var facilities: [(category: String, east: Double, north: Double)] = [
    ("clinic", 0, 5), ("supermarket", 0, 5), ("childcare", 0, 5), ("elderly_station", 0, 5),
  ]
  /// The text of a category file in place of the default.
  var categories: String?
  /// What stands at the end of the OSM file.
  var remark = ""
  var change: (inout Study) -> Void = { _ in }

  /// - Parameter hasBox: Whether the header says where the data is complete.
  init(hasBox: Bool = true) {
    town.draw("A--B--C--D", spacingMeters: 400)
    if hasBox { town.box(west: -50, south: -50, east: 1250, north: 200) }
  }

  /// A closed way as a building, 10 m wide.
  mutating func building(east: Double, north: Double, _ value: String) {
    let names = (0..<4).map { "building \(town.nodes.count + $0)" }
    for (name, corner) in zip(names, [(-5.0, -5.0), (5, -5), (5, 5), (-5, 5)]) {
      town.node(name, east: east + corner.0, north: north + corner.1)
    }
    town.way(names + [names[0]], tags: ["building": value])
  }

  /// Streets from the west to nodes that the file lacks, their ends so far east.
  mutating func cutStreets(_ count: Int, endingAt east: Double) {
    for street in 0..<count {
      let north = Double(street) - 40
      town.node("west \(street)", east: 0, north: north)
      town.node("cut \(street)", east: east, north: north)
      town.missing("beyond \(street)")
      town.way("west \(street)", "cut \(street)", "beyond \(street)")
    }
  }

  /// A street that meets no other, north of the first, in a box that holds both.
  mutating func island(isCut: Bool = false) {
    town.boxes = []
    town.box(west: -50, south: -50, east: 1250, north: 550)
    town.node("I", east: 0, north: 500)
    town.node("J", east: 1100, north: 500)
    if isCut { town.missing("K") }
    town.way(["I", "J"] + (isCut ? ["K"] : []))
  }

  func study(in folder: TemporaryFolder) throws -> Study {
    let xml = town.xml.replacing("</osm>", with: remark + "</osm>")
    var study = Study(network: .tested(try folder.write(xml, to: "town.osm")))
    if let households {
      let hasWeights = weights.count >= households.count && !weights.isEmpty
      let rows = households.indices.map { row in
        place(households[row].east, households[row].north) + (hasWeights ? ["\(weights[row])"] : [])
      }
      study.households = try folder.write(
        csv(hasWeights ? "lon,lat,weight" : "lon,lat", rows), to: "households.csv")
    }
    let rows = facilities.map { [$0.category] + place($0.east, $0.north) }
    study.facilities = try folder.write(csv("category,lon,lat", rows), to: "facilities.csv")
    if let categories {
      study.categories = try folder.write(categories, to: "categories.yaml")
    }
    change(&study)
    return study
  }

  private func place(_ east: Double, _ north: Double) -> [String] {
    let place = town.coordinate(east: east, north: north)
    return ["\(place.longitude)", "\(place.latitude)"]
  }

  /// What summary.json says is to be warned of.
  func warnings() throws -> [ToldWarning] {
    try TemporaryFolder.with { try study(in: $0).outputs().warnings() }
  }

  /// The count of a code that stands alone among what it is warned of; its texts must be whole.
  func count(
    _ code: Warning.Code, category: String? = nil
  ) throws -> Int? {
    let warnings = try self.warnings()
    #expect(warnings.flatMap(\.faults) == [])
    #expect(warnings.allSatisfy { $0.code == code.rawValue }, "\(warnings.map(\.code))")
    #expect(warnings.count <= 1)
    #expect(warnings.allSatisfy { $0.category == category })
    return warnings.first?.count
  }

  func results() throws -> Results { try TemporaryFolder.with { try study(in: $0).run() } }
}

/// A warning as summary.json tells it.
struct ToldWarning: Hashable {
  let code: String
  let count: Int
  let category: String?
  let english: String
  let chinese: String

  init?(_ value: JSONValue) {
    guard let code = value["code"]?.string, let count = value["count"]?.double,
      let english = value["text"]?["en"]?.string, let chinese = value["text"]?["zh"]?.string
    else { return nil }
    self.code = code
    self.count = Int(count)
    category = value["category"]?.string
    self.english = english
    self.chinese = chinese
  }

  /// What is wrong with its texts, whatever they say.
  var faults: [String] {
    let han = /\p{Han}/
    let leftovers = /%[@dfs]|\\\(|Optional|\bnil\b|nan|inf\b/
    return [
      english.isEmpty || english.contains(han) ? "English: \(english)" : nil,
      chinese.contains(han) ? nil : "Chinese: \(chinese)",
      english.contains(leftovers) || chinese.contains(leftovers) ? "left over: \(english)" : nil,
      Warning.Code(rawValue: code) == nil ? "unknown code: \(code)" : nil,
    ].compactMap { $0 }
  }
}

extension Outputs {
  /// What summary.json says is to be warned of.
  func warnings() throws -> [ToldWarning] {
    try json("summary.json")["warnings"]!.elements.map { try #require(ToldWarning($0)) }
  }
}
